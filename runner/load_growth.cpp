#include "runner/load_growth.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "runner/suggestion.hpp"
#include "runner/units.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr std::int64_t kLargestSize = 100'000'000;

struct NamedMaking {
    std::string_view tag;
    std::string_view word;  // empty: the tag takes true
    Making making;
};
constexpr std::array kMakings{
    NamedMaking{"$n", "", Making::size},
    NamedMaking{"$i", "", Making::round},
    NamedMaking{"$new", "", Making::new_index},
    NamedMaking{"$scattered", "", Making::scattered},
    NamedMaking{"$list", "ascending", Making::ascending_list},
    NamedMaking{"$list", "descending", Making::descending_list},
    NamedMaking{"$list", "shuffled", Making::shuffled_list},
    NamedMaking{"$list", "equal", Making::equal_list},
};

bool differs_by_round(Making making) {
    return making == Making::round || making == Making::new_index || making == Making::scattered;
}

// Reads one growth case.
class GrowthReader {
public:
    GrowthReader(JsonObject object, const Challenge& challenge, const ValueScope& scope,
                 const std::vector<CaseFile>& files)
        : object_{std::move(object)}, challenge_{challenge}, scope_{scope}, files_{files} {}

    GrowthCase read() {
        work_.settings = challenge_.growth;
        read_measure();
        read_allowed();
        read_sizes();
        read_calls();
        work_.consumes = object_.boolean("consume").value_or(false);
        object_.finish();
        return std::move(work_);
    }

private:
    void read_measure() {
        const std::vector<std::string> words{"time", "memory", "read"};
        const auto word = object_.string("measure");
        if (!word) {
            if (!object_.has("measure")) object_.fault("\"measure\" is missing: \"time\", \"memory\" or \"read\"");
            return;
        }
        const auto found = std::find(words.begin(), words.end(), *word);
        if (found == words.end())
            return object_.fault("\"measure\" must be \"time\", \"memory\" or \"read\", not \"" + *word + '"' +
                                 did_you_mean(*word, words));
        work_.measure = static_cast<Measure>(found - words.begin());
    }

    void read_allowed() {
        const auto bound = object_.string("bound");
        const auto per_item = object_.string("per_item");
        if (object_.has("bound") == object_.has("per_item"))
            return object_.fault("give what is allowed: either \"bound\", one of " + std::string{kBounds} +
                                 ", or \"per_item\", such as \"72B\"");
        if (bound) {
            work_.bound = parse_bound(*bound);
            if (!work_.bound)
                object_.fault("\"bound\" must be one of " + std::string{kBounds} + ", not \"" + *bound + '"');
        }
        if (!per_item) return;
        if (work_.measure != Measure::memory) object_.fault("\"per_item\" is for \"measure\": \"memory\"");
        const auto bytes = parse_bytes(*per_item);
        if (bytes)
            work_.per_item = *bytes;
        else
            object_.fault("\"per_item\": " + bytes.error());
    }

    // A whole number, or of a file "16MiB".
    std::optional<std::uint64_t> read_size(const Value& json) const {
        const std::string what = work_.file.empty() ? "whole numbers from 1 to 100000000, such as [1000, 100000]"
                                                    : "sizes of a file, such as [\"16MiB\", \"1GiB\"]";
        const auto* const number = std::get_if<std::int64_t>(&json.data);
        const auto* const text = std::get_if<Str>(&json.data);
        if (work_.file.empty() && number != nullptr && *number >= 1 && *number <= kLargestSize)
            return static_cast<std::uint64_t>(*number);
        if (!work_.file.empty() && text != nullptr)
            if (const auto bytes = parse_bytes(text->text); bytes && count(*bytes) > 0) return count(*bytes);
        object_.fault("\"sizes\" must be " + what);
        return std::nullopt;
    }

    void read_sizes() {
        work_.file = object_.string("file").value_or("");
        const Input* const input = work_.file.empty() ? nullptr : find_input();
        if (!object_.has("sizes")) return object_.fault("\"sizes\" is missing: the first and the last, [1000, 100000]");
        const auto sizes = object_.list("sizes");
        if (!sizes) return;
        if (sizes->size() != 2) return object_.fault("\"sizes\" must be two: the first and the last");
        const auto first = read_size(sizes->front());
        const auto last = first ? read_size(sizes->back()) : std::nullopt;
        if (!first || !last) return;
        if (*last / kLeastRange < *first)
            return object_.fault("the last of \"sizes\" must be at least " + std::to_string(kLeastRange) +
                                 " times the first, for less tells no growth from noise");
        if (input != nullptr && *last > count(input->size))
            return object_.fault("the last of \"sizes\" is more than the size of the input \"" + input->name + "\", " +
                                 to_text(input->size));
        work_.sizes = sizes_between(*first, *last, work_.measure);
    }

    const Input* find_input() const {
        for (const CaseFile& file : files_) {
            const auto* const generated = std::get_if<GeneratedInput>(&file.content);
            if (file.name != work_.file || generated == nullptr) continue;
            for (const Input& input : challenge_.inputs)
                if (input.name == generated->name) return &input;
        }
        object_.fault("\"file\" must be the name of one of the case's \"files\" that is an {\"$input\": ...}");
        return nullptr;
    }

    void read_calls() {
        if (auto args = object_.list("init")) {
            if (!challenge_.entry.is_class) object_.fault("\"init\" needs an entry that is a class");
            work_.init = RepeatedCall{std::nullopt, challenge_.entry.name, {}};
            for (Value& argument : *args)
                work_.init->args.push_back(read_argument(std::move(argument), "\"init\"", false));
        }
        if (!object_.has("operation"))
            object_.fault("\"operation\" is missing: the calls that are measured, such as [[\"get\", {\"$i\": true}]]");
        work_.prepare = read_operations("prepare");
        work_.operation = read_operations("operation");
        read_expected();
        if (work_.per_item && !work_.prepare.empty())
            object_.fault("\"prepare\" is not for \"per_item\", which keeps n results of the operation");
    }

    // One result for each call of the operation.
    void read_expected() {
        auto list = object_.list("expect");
        if (!list) return;
        if (list->size() != work_.operation.size())
            return object_.fault("\"expect\" must have one result for each call of \"operation\"");
        for (Value& result : *list) work_.expected.push_back(read_argument(std::move(result), "\"expect\"", true));
        const auto is_plain = [](const RepeatedArgument& result) {
            const auto* const made = std::get_if<Made>(&result);
            if (made != nullptr) return made->making <= Making::scattered;
            const auto& data = std::get<Value>(result).data;
            return std::holds_alternative<None>(data) || std::holds_alternative<bool>(data) ||
                   std::holds_alternative<std::int64_t>(data) || std::holds_alternative<double>(data) ||
                   std::holds_alternative<Str>(data);
        };
        if (!std::all_of(work_.expected.begin(), work_.expected.end(), is_plain))
            object_.fault("\"expect\" takes null, true, false, numbers, strings, $n, $i, $new and $scattered");
    }

    std::vector<RepeatedCall> read_operations(const std::string& key) {
        std::vector<RepeatedCall> calls;
        auto list = object_.list(key);
        if (!list) return calls;
        if (list->empty()) object_.fault('"' + key + "\" is empty");
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string what = '"' + key + "\" item " + std::to_string(i);
            auto* const items = std::get_if<List>(&(*list)[i].data);
            const bool named = items != nullptr && !items->items.empty();
            const auto* const name = named ? std::get_if<Str>(&items->items.front().data) : nullptr;
            if (name == nullptr || !is_identifier(name->text)) {
                object_.fault(what + " must be a list that begins with the name of a " +
                              (work_.init ? "method" : "function or class"));
                continue;
            }
            RepeatedCall call{work_.init ? std::optional<std::uint64_t>{0} : std::nullopt, name->text, {}};
            for (std::size_t j = 1; j < items->items.size(); ++j)
                call.args.push_back(read_argument(std::move(items->items[j]), what, true));
            calls.push_back(std::move(call));
        }
        return calls;
    }

    // {"$n": true} and its like, or a plain value.
    RepeatedArgument read_argument(Value json, const std::string& what, bool is_repeated) {
        if (auto made = read_made(json)) {
            if (!is_repeated && differs_by_round(made->making))
                object_.fault(what + ": only $n, $list and $text are known there, for it is done once");
            return std::move(*made);
        }
        auto value = value_from_json(std::move(json), ValueUse::argument, scope_);
        if (value) return std::move(*value);
        object_.fault(what + ": " + value.error());
        return Value{};
    }

    std::optional<Made> read_made(const Value& json) {
        const auto* const dict = std::get_if<Dict>(&json.data);
        if (dict == nullptr || dict->items.size() != 1) return std::nullopt;
        const std::string& tag = std::get<Str>(dict->items.front().key.data).text;
        const Value& given = dict->items.front().value;
        const auto* const word = std::get_if<Str>(&given.data);
        if (tag == "$text") {
            const bool fits =
                word != nullptr && !word->text.empty() && word->text.size() <= 1000 && is_ascii(word->text);
            if (!fits) object_.fault("\"$text\" takes what the text is made of: 1 to 1000 ASCII characters");
            return Made{Making::text, fits ? word->text : "x"};
        }
        bool is_known = false;
        std::string words;
        for (const NamedMaking& named : kMakings) {
            if (named.tag != tag) continue;
            is_known = true;
            const bool is_true = std::get_if<bool>(&given.data) != nullptr && std::get<bool>(given.data);
            if (named.word.empty() ? is_true : word != nullptr && word->text == named.word)
                return Made{named.making, ""};
            words += (words.empty() ? "" : ", ") + (named.word.empty() ? "true" : '"' + std::string{named.word} + '"');
        }
        if (!is_known) return std::nullopt;
        object_.fault('"' + tag + "\" takes " + words);
        return Made{};
    }

    static bool is_ascii(std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }

    JsonObject object_;
    const Challenge& challenge_;
    const ValueScope& scope_;
    const std::vector<CaseFile>& files_;
    GrowthCase work_;
};

}  // namespace

GrowthSettings read_growth_settings(TomlTable table) {
    GrowthSettings settings;
    settings.repeats = table.count("repeats").value_or(settings.repeats);
    settings.most_repeats = table.count("most_repeats").value_or(std::max(settings.repeats, settings.most_repeats));
    settings.least_time = table.duration("least_time").value_or(settings.least_time);
    if (settings.repeats < 2)
        table.fault_at("repeats", "\"repeats\" must be at least 2: one measurement is no evidence");
    if (settings.most_repeats < settings.repeats)
        table.fault_at("most_repeats", "\"most_repeats\" must not be less than \"repeats\"");
    table.finish();
    return settings;
}

std::optional<GrowthCase> read_growth(JsonObject& object, const Challenge& challenge, const ValueScope& scope,
                                      const std::vector<CaseFile>& files) {
    object.forbid({"args", "kwargs", "init", "ops", "steps", "expect", "raises", "take", "digest"},
                  "the case has \"growth\", which measures and compares nothing");
    auto growth = object.object("growth");
    if (!growth) return std::nullopt;
    GrowthCase work = GrowthReader{std::move(*growth), challenge, scope, files}.read();
    if (work.sizes.empty() || work.operation.empty() || (!work.bound && !work.per_item)) return std::nullopt;
    return work;
}

}  // namespace gradebox::runner
