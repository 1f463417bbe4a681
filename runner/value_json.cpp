#include "runner/value_json.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include "runner/base64.hpp"
#include "runner/big_int.hpp"
#include "runner/canonical.hpp"
#include "runner/suggestion.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

using Read = tl::expected<Value, std::string>;

bool is_hashable(const Value& value) {
    if (const auto* const tuple = std::get_if<Tuple>(&value.data)) {
        return std::all_of(tuple->items.begin(), tuple->items.end(), is_hashable);
    }
    return !std::holds_alternative<List>(value.data) && !std::holds_alternative<Set>(value.data) &&
           !std::holds_alternative<Dict>(value.data);
}

bool has_duplicates(const Values& items) {
    std::vector<std::string> forms;
    for (const Value& item : items) {
        // Two wildcards are two items.
        if (!std::holds_alternative<Object>(item.data)) forms.push_back(canonical(item));
    }
    std::sort(forms.begin(), forms.end());
    return std::adjacent_find(forms.begin(), forms.end()) != forms.end();
}

const std::string* as_text(const Value& value) {
    const auto* const text = std::get_if<Str>(&value.data);
    return text == nullptr ? nullptr : &text->text;
}

tl::unexpected<std::string> wrong(std::string message) {
    return tl::unexpected{std::move(message)};
}

class Reader {
public:
    Reader(ValueUse use, const ValueScope& scope) : use_{use}, scope_{scope} {}

    Read read(Value json) const {
        if (auto* const list = std::get_if<List>(&json.data)) {
            if (auto items = read_all(list->items); !items) return wrong(items.error());
        } else if (auto* const dict = std::get_if<Dict>(&json.data)) {
            return read_dict(*dict);
        }
        return json;
    }

private:
    using Handler = Read (Reader::*)(Value) const;
    struct Tag {
        std::string_view name;
        Handler handler;
    };

    tl::expected<void, std::string> read_all(Values& items) const {
        for (Value& item : items) {
            auto value = read(std::move(item));
            if (!value) return wrong(value.error());
            item = std::move(*value);
        }
        return {};
    }

    Read read_dict(Dict& dict) const {
        for (auto& [key, item] : dict.items) {
            const std::string& name = std::get<Str>(key.data).text;
            if (name.starts_with('$')) return read_tag(dict, name);
            auto value = read(std::move(item));
            if (!value) return value;
            item = std::move(*value);
        }
        return Value{std::move(dict)};
    }

    Read read_tag(Dict& dict, const std::string& name) const {
        if (dict.items.size() != 1) {
            return wrong("the tag \"" + name + "\" must be alone in its object; {\"$dict\": [[key, value], ...]} " +
                         "takes any keys");
        }
        std::vector<std::string> known;
        for (const Tag& tag : kTags) {
            if (tag.name == name) return (this->*tag.handler)(std::move(dict.items.front().value));
            known.emplace_back(tag.name);
        }
        return wrong("unknown tag \"" + name + '"' + did_you_mean(name, known));
    }

    // The items of a tag that takes a list.
    tl::expected<Values, std::string> items_of(Value json, std::string_view tag) const {
        auto* const list = std::get_if<List>(&json.data);
        if (list == nullptr) return wrong('"' + std::string{tag} + "\" takes a list");
        if (auto read = read_all(list->items); !read) return wrong(read.error());
        return std::move(list->items);
    }

    Read read_tuple(Value json) const {
        return items_of(std::move(json), "$tuple").map([](Values items) { return Value{Tuple{std::move(items)}}; });
    }

    tl::expected<Values, std::string> set_items(Value json, std::string_view tag) const {
        auto items = items_of(std::move(json), tag);
        if (!items) return items;
        const std::string name{tag};
        if (!std::all_of(items->begin(), items->end(), is_hashable)) {
            return wrong("an item of \"" + name + "\" is a list, set or dict, which no set can hold");
        }
        if (has_duplicates(*items)) return wrong("an item of \"" + name + "\" stands twice");
        return items;
    }

    Read read_set(Value json) const {
        return set_items(std::move(json), "$set").map([](Values items) { return Value{Set{std::move(items)}}; });
    }

    Read read_frozenset(Value json) const {
        return set_items(std::move(json), "$frozenset").map([](Values items) {
            return Value{FrozenSet{std::move(items)}};
        });
    }

    Read read_pairs(Value json) const {
        auto pairs = items_of(std::move(json), "$dict");
        if (!pairs) return wrong(pairs.error());
        Dict dict;
        Values keys;
        for (Value& pair : *pairs) {
            auto* const list = std::get_if<List>(&pair.data);
            if (list == nullptr || list->items.size() != 2) return wrong("\"$dict\" takes [key, value] pairs");
            if (!is_hashable(list->items[0])) return wrong("a key of \"$dict\" is a list, set or dict");
            keys.push_back(list->items[0]);
            dict.items.push_back({std::move(list->items[0]), std::move(list->items[1])});
        }
        if (has_duplicates(keys)) return wrong("a key of \"$dict\" stands twice");
        return Value{std::move(dict)};
    }

    Read read_bytes(Value json) const {
        const std::string* const text = as_text(json);
        auto bytes = text == nullptr ? std::nullopt : decode_base64(*text);
        if (!bytes) return wrong("\"$bytes\" takes a string of base64 with its padding");
        return Value{ByteString{std::move(*bytes)}};
    }

    Read read_int(Value json) const {
        const std::string* const text = as_text(json);
        auto value = text == nullptr ? std::nullopt : parse_int(*text);
        if (!value) return wrong("\"$int\" takes a string of at most 100000 digits");
        return std::move(*value);
    }

    Read read_float(Value json) const {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        constexpr std::array<std::pair<std::string_view, double>, 4> kWords{{
            {"nan", std::numeric_limits<double>::quiet_NaN()},
            {"inf", kInfinity},
            {"-inf", -kInfinity},
            {"-0.0", -0.0},
        }};
        const std::string* const text = as_text(json);
        for (const auto& [word, value] : kWords) {
            if (text != nullptr && *text == word) return Value{value};
        }
        return wrong("\"$float\" takes \"nan\", \"inf\", \"-inf\" or \"-0.0\"");
    }

    static std::optional<double> as_number(const Value& value) {
        if (const auto* const real = std::get_if<double>(&value.data)) return *real;
        if (const auto* const whole = std::get_if<std::int64_t>(&value.data)) return static_cast<double>(*whole);
        return std::nullopt;
    }

    Read read_complex(Value json) const {
        const auto items = items_of(std::move(json), "$complex");
        if (!items) return wrong(items.error());
        const auto real = items->size() == 2 ? as_number((*items)[0]) : std::nullopt;
        const auto imaginary = items->size() == 2 ? as_number((*items)[1]) : std::nullopt;
        if (!real || !imaginary) return wrong("\"$complex\" takes two numbers");
        return Value{std::complex<double>{*real, *imaginary}};
    }

    Read read_path(Value json) const {
        const std::string* const name = as_text(json);
        if (name == nullptr) return wrong("\"$path\" takes the name of a file of the case");
        const auto& files = scope_.files;
        if (std::find(files.begin(), files.end(), *name) == files.end()) {
            return wrong("\"$path\" names \"" + *name + "\", which is not among the case's files" +
                         did_you_mean(*name, files));
        }
        return Value{Str{*name}};
    }

    Read read_record(Value json) const {
        auto* const list = std::get_if<List>(&json.data);
        const bool paired = list != nullptr && list->items.size() == 2;
        const std::string* const type = paired ? as_text(list->items[0]) : nullptr;
        auto* const fields = paired ? std::get_if<Dict>(&list->items[1].data) : nullptr;
        if (type == nullptr || fields == nullptr) return wrong("\"$record\" takes [\"type\", {field: value, ...}]");
        const auto& types = scope_.record_types;
        if (std::find(types.begin(), types.end(), *type) == types.end()) {
            return wrong("the type \"" + *type + "\" is not among \"types\" in [entry]" + did_you_mean(*type, types));
        }
        Record record{*type, {}};
        for (auto& [name, field] : fields->items) {
            auto value = read(std::move(field));
            if (!value) return value;
            record.fields.push_back({std::get<Str>(name.data).text, std::move(*value)});
        }
        return Value{std::move(record)};
    }

    Read read_ref(Value json) const {
        if (use_ != ValueUse::argument) return wrong("\"$ref\" can only stand in an argument");
        const std::string* const name = as_text(json);
        if (name == nullptr) return wrong("\"$ref\" takes a name that an earlier step gave with \"as\"");
        const auto step = scope_.steps.find(*name);
        if (step != scope_.steps.end()) return Value{Object{step->second, ""}};
        return wrong("\"$ref\" names \"" + *name + "\", but no earlier step has \"as\": \"" + *name + '"');
    }

    Read read_object(Value json) const {
        if (use_ != ValueUse::expected) return wrong("\"$object\" can only stand in an expected value");
        const std::string* const name = as_text(json);
        if (name == nullptr || name->empty() || *name == "*") return wrong("\"$object\" takes the name of a type");
        return Value{Object{0, *name}};
    }

    Read read_any(Value json) const {
        if (use_ != ValueUse::expected) return wrong("\"$any\" can only stand in an expected value");
        if (json != Value{true}) return wrong("\"$any\" takes true");
        return Value{Object{0, "*"}};
    }

    static constexpr std::array<Tag, 13> kTags{{
        {"$tuple", &Reader::read_tuple},
        {"$set", &Reader::read_set},
        {"$frozenset", &Reader::read_frozenset},
        {"$dict", &Reader::read_pairs},
        {"$bytes", &Reader::read_bytes},
        {"$int", &Reader::read_int},
        {"$float", &Reader::read_float},
        {"$complex", &Reader::read_complex},
        {"$path", &Reader::read_path},
        {"$record", &Reader::read_record},
        {"$ref", &Reader::read_ref},
        {"$object", &Reader::read_object},
        {"$any", &Reader::read_any},
    }};

    ValueUse use_;
    const ValueScope& scope_;
};

}  // namespace

Read value_from_json(Value json, ValueUse use, const ValueScope& scope) {
    return Reader{use, scope}.read(std::move(json));
}

}  // namespace gradebox::runner
