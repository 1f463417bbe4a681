// Two values, the expected one and a candidate's, under every comparator.
#include "runner/comparator.hpp"

#include <algorithm>
#include <array>

#include "harness/bytes.hpp"
#include "harness/value_codec.hpp"
#include "runner/big_int.hpp"
#include "runner/canonical.hpp"
#include "runner/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::harness;
using namespace gradebox::runner;
using gradebox::fuzz::require;

namespace {

// What the loader of cases never gives: dicts and sets with an item twice. And wildcards, which fit many values.
bool is_ordinary(const Value& value);

bool are_different(const Values& items) {
    std::vector<std::string> forms;
    for (const Value& item : items) forms.push_back(canonical(item));
    std::sort(forms.begin(), forms.end());
    return std::adjacent_find(forms.begin(), forms.end()) == forms.end();
}

bool are_ordinary(const Values& items) {
    return std::all_of(items.begin(), items.end(), is_ordinary);
}

struct IsOrdinary {
    template <class Atom>
    bool operator()(const Atom&) const {
        return true;
    }
    bool operator()(const List& list) const { return are_ordinary(list.items); }
    bool operator()(const Tuple& tuple) const { return are_ordinary(tuple.items); }
    bool operator()(const Set& set) const { return are_ordinary(set.items) && are_different(set.items); }
    bool operator()(const FrozenSet& set) const { return are_ordinary(set.items) && are_different(set.items); }
    bool operator()(const Dict& dict) const {
        Values keys;
        for (const auto& [key, value] : dict.items) {
            if (!is_ordinary(key) || !is_ordinary(value)) return false;
            keys.push_back(key);
        }
        return are_different(keys);
    }
    bool operator()(const Object&) const { return false; }
    bool operator()(const Record& record) const {
        return std::all_of(record.fields.begin(), record.fields.end(),
                           [](const Field& field) { return is_ordinary(field.value); });
    }
};

bool is_ordinary(const Value& value) {
    return std::visit(IsOrdinary{}, value.data);
}

void show(const Value& value) {
    constexpr std::size_t kLimit = 100;
    const std::string text = repr(value, kLimit);
    require(text.size() <= kLimit + std::string_view{"…"}.size(), "a value is shown within its limit");
    require(!first_invalid_utf8(text), "a value is shown in UTF-8");
    const auto* const big = std::get_if<BigInt>(&value.data);
    if (big != nullptr && big->magnitude.size() < 100)
        require(parse_int(to_decimal(*big)) == value, "a large int comes back from its decimal digits");
}

void try_both(const Value& expected, const Value& actual) {
    const std::array<Comparator, 3> comparators{ExactComparator{}, FloatComparator{}, UnorderedComparator{}};
    for (const Comparator& comparator : comparators) {
        const Comparison comparison = compare(expected, actual, comparator);
        require(comparison.equal == comparison.difference.empty(), "values differ somewhere or are equal");
    }
    if (!is_ordinary(expected)) return;
    const bool equal = compare(expected, actual, ExactComparator{}).equal;
    require(equal == (canonical(expected) == canonical(actual)), "values are equal when their canonical forms are");
    require(!equal || compare(expected, actual, UnorderedComparator{}).equal, "equal lists have the same items");
}

}  // namespace

// The expected value, then the actual one.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ByteReader in{gradebox::fuzz::text_of(data, size)};
    const DecodeLimits limits{50, 1000};
    const Value expected = read_value(in, limits);
    const Value actual = read_value(in, limits);
    if (!in.ok()) return 0;
    show(expected);
    show(actual);
    try_both(expected, actual);
    return 0;
}
