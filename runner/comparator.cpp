#include "runner/comparator.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "runner/canonical.hpp"
#include "runner/matching.hpp"
#include "runner/numbers.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr std::size_t kShown = 200;  // bytes of a value in a difference

std::string shown(const Value& value) {
    return repr(value, kShown);
}

bool holds_wildcard(const Value& value);

bool any_wildcard(const Values& items) {
    return std::any_of(items.begin(), items.end(), holds_wildcard);
}

bool holds_wildcard(const Value& value) {
    if (std::holds_alternative<Object>(value.data)) return true;
    if (const auto* const list = std::get_if<List>(&value.data)) return any_wildcard(list->items);
    if (const auto* const tuple = std::get_if<Tuple>(&value.data)) return any_wildcard(tuple->items);
    if (const auto* const set = std::get_if<Set>(&value.data)) return any_wildcard(set->items);
    if (const auto* const frozen = std::get_if<FrozenSet>(&value.data)) return any_wildcard(frozen->items);
    if (const auto* const record = std::get_if<Record>(&value.data)) {
        return std::any_of(record->fields.begin(), record->fields.end(),
                           [](const auto& field) { return holds_wildcard(field.value); });
    }
    if (const auto* const dict = std::get_if<Dict>(&value.data)) {
        return std::any_of(dict->items.begin(), dict->items.end(),
                           [](const auto& item) { return holds_wildcard(item.key) || holds_wildcard(item.value); });
    }
    return false;
}

// "Node" fits "solution.Node"; a dotted name must be the whole name.
bool is_of_type(const Value& value, const std::string& wanted) {
    const std::string name = type_name(value);
    return wanted == "*" || name == wanted || name.ends_with('.' + wanted);
}

std::string string_difference(const std::string& expected, const std::string& actual) {
    constexpr std::size_t kShort = 60;
    constexpr std::size_t kBefore = 12;
    if (expected.size() <= kShort && actual.size() <= kShort) {
        return "expected " + shown(Value{Str{expected}}) + ", got " + shown(Value{Str{actual}});
    }
    const auto [left, right] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
    const auto common = static_cast<std::size_t>(left - expected.begin());
    std::size_t characters = 0;
    for (std::size_t at = 0; at < common; at += decode_utf8(expected, at).length) ++characters;
    const std::size_t start = utf8_prefix(expected, common > kBefore ? common - kBefore : 0).size();
    const auto around = [&](const std::string& text) {
        const std::string_view rest = std::string_view{text}.substr(std::min(start, text.size()));
        return (start > 0 ? "…" : "") + shown(Value{Str{std::string{utf8_prefix(rest, kShort)}}}) +
               (rest.size() > kShort ? "…" : "");
    };
    return "strings differ at character " + std::to_string(characters) + ": expected " + around(expected) + ", got " +
           around(actual);
}

bool real_order(const Value* left, const Value* right) {
    const long double a = *as_real(*left);
    const long double b = *as_real(*right);
    return std::isnan(b) ? !std::isnan(a) : a < b;
}

using Pointers = std::vector<const Value*>;

Pointers pointers_to(const Values& values) {
    Pointers pointers;
    pointers.reserve(values.size());
    for (const Value& value : values) pointers.push_back(&value);
    return pointers;
}

// Takes out of both what is exactly equal; the rest keeps its order.
void drop_equal(Pointers& expected, Pointers& actual) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const Value* const value : actual) ++counts[canonical(*value)];
    std::unordered_map<std::string, std::size_t> matched;
    std::erase_if(expected, [&](const Value* value) {
        std::string form = canonical(*value);
        const auto count = counts.find(form);
        if (count == counts.end() || count->second == 0) return false;
        --count->second;
        ++matched[std::move(form)];
        return true;
    });
    std::erase_if(actual, [&](const Value* value) {
        const auto count = matched.find(canonical(*value));
        if (count == matched.end() || count->second == 0) return false;
        --count->second;
        return true;
    });
}

class Comparing {
public:
    explicit Comparing(std::optional<Tolerance> tolerance) : tolerance_{tolerance} {}

    bool equal(const Value& expected, const Value& actual) {
        if (const auto* const wildcard = std::get_if<Object>(&expected.data)) {
            return is_of_type(actual, wildcard->type_name) || fail_types(expected, actual);
        }
        if (tolerance_) {
            const auto close = are_close(expected, actual, *tolerance_);
            if (close) return *close || fail_values(expected, actual);
        }
        if (expected.data.index() != actual.data.index()) {
            const bool same_type = type_name(expected) == type_name(actual);
            return same_type ? fail_values(expected, actual) : fail_types(expected, actual);
        }
        return equal_of_one_type(expected, actual);
    }

    bool equal_unordered(const Value& expected, const Value& actual) {
        const auto* const list = std::get_if<List>(&expected.data);
        const auto* const tuple = std::get_if<Tuple>(&expected.data);
        const bool same_type = expected.data.index() == actual.data.index();
        if (list != nullptr && same_type) return equal_multiset(list->items, std::get<List>(actual.data).items);
        if (tuple != nullptr && same_type) return equal_multiset(tuple->items, std::get<Tuple>(actual.data).items);
        return equal(expected, actual);
    }

    std::string difference() const { return path_.empty() ? message_ : "at " + path_ + ": " + message_; }

private:
    bool fail(const std::string& message) {
        path_.clear();
        message_ = message;
        return false;
    }

    bool fail_types(const Value& expected, const Value& actual) {
        if (quiet_) return false;
        return fail("types differ: expected " + type_name(expected) + ", got " + safe_text(type_name(actual), kShown));
    }

    bool fail_values(const Value& expected, const Value& actual) {
        if (quiet_) return false;
        return fail("expected " + shown(expected) + ", got " + shown(actual));
    }

    // The path grows from the inside out while the comparison returns.
    bool fail_inside(const std::string& place) {
        if (!quiet_) path_.insert(0, place);
        return false;
    }

    bool equal_quietly(const Value& expected, const Value& actual) {
        const bool was_quiet = std::exchange(quiet_, true);
        const bool same = equal(expected, actual);
        quiet_ = was_quiet;
        return same;
    }

    bool equal_of_one_type(const Value& expected, const Value& actual) {
        if (const auto* const text = std::get_if<Str>(&expected.data)) {
            const std::string& other = std::get<Str>(actual.data).text;
            return text->text == other || (!quiet_ && fail(string_difference(text->text, other)));
        }
        if (const auto* const list = std::get_if<List>(&expected.data)) {
            return equal_sequence(list->items, std::get<List>(actual.data).items);
        }
        if (const auto* const tuple = std::get_if<Tuple>(&expected.data)) {
            return equal_sequence(tuple->items, std::get<Tuple>(actual.data).items);
        }
        if (const auto* const set = std::get_if<Set>(&expected.data)) {
            return equal_multiset(set->items, std::get<Set>(actual.data).items);
        }
        if (const auto* const frozen = std::get_if<FrozenSet>(&expected.data)) {
            return equal_multiset(frozen->items, std::get<FrozenSet>(actual.data).items);
        }
        if (const auto* const dict = std::get_if<Dict>(&expected.data)) {
            return equal_dict(*dict, std::get<Dict>(actual.data));
        }
        if (const auto* const record = std::get_if<Record>(&expected.data)) {
            return equal_record(*record, std::get<Record>(actual.data));
        }
        return canonical(expected) == canonical(actual) || fail_values(expected, actual);
    }

    bool equal_sequence(const Values& expected, const Values& actual) {
        if (expected.size() != actual.size()) return !quiet_ && fail_length(expected, actual);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (!equal(expected[i], actual[i])) return fail_inside('[' + std::to_string(i) + ']');
        }
        return true;
    }

    bool fail_length(const Values& expected, const Values& actual) {
        const std::size_t common = std::min(expected.size(), actual.size());
        std::size_t i = 0;
        while (i < common && equal_quietly(expected[i], actual[i])) ++i;
        std::string message =
            "expected " + std::to_string(expected.size()) + " items, got " + std::to_string(actual.size());
        const std::string place = " [" + std::to_string(i) + "]";
        if (i < common) {
            message += "; the first difference is at" + place + ": expected " + shown(expected[i]) + ", got " +
                       shown(actual[i]);
        } else if (i < expected.size()) {
            message += "; missing from" + place + " on: " + shown(expected[i]);
        } else {
            message += "; surplus from" + place + " on: " + shown(actual[i]);
        }
        return fail(message);
    }

    bool equal_multiset(const Values& expected, const Values& actual) {
        Pointers left = pointers_to(expected);
        Pointers right = pointers_to(actual);
        const auto is_real = [](const Value* value) { return as_real(*value).has_value(); };
        const bool numbers = tolerance_ && left.size() == right.size() &&
                             std::all_of(left.begin(), left.end(), is_real) &&
                             std::all_of(right.begin(), right.end(), is_real);
        if (numbers) return equal_numbers(std::move(left), std::move(right));
        drop_equal(left, right);
        if (left.empty() && right.empty()) return true;
        const auto is_vague = [](const Value* value) { return holds_wildcard(*value); };
        const bool vague = tolerance_ || std::any_of(left.begin(), left.end(), is_vague);
        if (!vague || left.size() != right.size()) return fail_multiset(left, right);
        if (left.size() > kMaxMatching) return !quiet_ && fail("too many items differ to be matched one by one");
        const auto unmatched = first_unmatched(
            left.size(), [&](std::size_t i, std::size_t j) { return equal_quietly(*left[i], *right[j]); });
        return !unmatched || (!quiet_ && fail("no item fits " + shown(*left[*unmatched])));
    }

    // In order of size, the nearest partners are the ones at the same place.
    bool equal_numbers(Pointers left, Pointers right) {
        std::sort(left.begin(), left.end(), real_order);
        std::sort(right.begin(), right.end(), real_order);
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (!equal(*left[i], *right[i])) return false;
        }
        return true;
    }

    bool fail_multiset(const Pointers& missing, const Pointers& surplus) {
        if (quiet_) return false;
        std::string message = missing.empty() ? "" : "missing: " + shown(*missing.front());
        if (missing.size() > 1) message += " and " + std::to_string(missing.size() - 1) + " more";
        if (surplus.empty()) return fail(message);
        message += (missing.empty() ? "not expected: " : "; not expected: ") + shown(*surplus.front());
        if (surplus.size() > 1) message += " and " + std::to_string(surplus.size() - 1) + " more";
        return fail(message);
    }

    bool equal_dict(const Dict& expected, const Dict& actual) {
        std::unordered_map<std::string, const Value*> values;
        for (const auto& [key, value] : actual.items) values.emplace(canonical(key), &value);
        Pointers missing;
        for (const auto& [key, value] : expected.items) {
            const auto found = values.find(canonical(key));
            if (found == values.end()) {
                missing.push_back(&key);
            } else if (!equal(value, *found->second)) {
                return fail_inside('[' + repr(key, 60) + ']');
            }
        }
        if (missing.empty() && expected.items.size() == actual.items.size()) return true;
        return equal_vague_keys(expected, actual) || (!quiet_ && fail_keys(expected, actual));
    }

    // Keys that are equal only within the tolerances or as wildcards.
    bool equal_vague_keys(const Dict& expected, const Dict& actual) {
        const auto is_vague = [&](const auto& item) { return tolerance_ || holds_wildcard(item.key); };
        const std::size_t size = expected.items.size();
        if (size != actual.items.size() || size > kMaxMatching) return false;
        if (std::none_of(expected.items.begin(), expected.items.end(), is_vague)) return false;
        return !first_unmatched(size, [&](std::size_t i, std::size_t j) {
            return equal_quietly(expected.items[i].key, actual.items[j].key) &&
                   equal_quietly(expected.items[i].value, actual.items[j].value);
        });
    }

    bool fail_keys(const Dict& expected, const Dict& actual) {
        Pointers left;
        Pointers right;
        for (const auto& item : expected.items) left.push_back(&item.key);
        for (const auto& item : actual.items) right.push_back(&item.key);
        drop_equal(left, right);
        fail_multiset(left, right);
        message_.insert(0, "keys differ: ");
        return false;
    }

    bool equal_record(const Record& expected, const Record& actual) {
        if (expected.type_name != actual.type_name) return fail_types(Value{expected}, Value{actual});
        const auto named = [](const auto& left, const auto& right) { return left.name == right.name; };
        if (!std::equal(expected.fields.begin(), expected.fields.end(), actual.fields.begin(), actual.fields.end(),
                        named)) {
            return fail_values(Value{expected}, Value{actual});
        }
        for (std::size_t i = 0; i < expected.fields.size(); ++i) {
            if (!equal(expected.fields[i].value, actual.fields[i].value)) {
                return fail_inside('.' + expected.fields[i].name);
            }
        }
        return true;
    }

    std::optional<Tolerance> tolerance_;
    bool quiet_{false};
    std::string path_;
    std::string message_;
};

std::optional<Tolerance> tolerance_of(const Comparator& comparator) {
    if (const auto* const f = std::get_if<FloatComparator>(&comparator)) return Tolerance{f->abs_tol, f->rel_tol};
    if (const auto* const json = std::get_if<JsonComparator>(&comparator)) {
        return Tolerance{json->abs_tol, json->rel_tol};
    }
    return std::nullopt;
}

}  // namespace

Comparison compare(const Value& expected, const Value& actual, const Comparator& comparator) {
    Comparing comparing{tolerance_of(comparator)};
    const bool unordered = std::holds_alternative<UnorderedComparator>(comparator);
    const bool equal = unordered ? comparing.equal_unordered(expected, actual) : comparing.equal(expected, actual);
    return equal ? Comparison{true, ""} : Comparison{false, comparing.difference()};
}

}  // namespace gradebox::runner
