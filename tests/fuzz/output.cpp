// What a program printed, compared with what it should have printed.
#include <array>

#include "runner/comparator.hpp"
#include "runner/json_document.hpp"
#include "runner/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::runner;
using gradebox::fuzz::require;

namespace {

void compare_as(std::string_view expected, std::string_view actual, const Comparator& comparator) {
    const Comparison comparison = compare_text(expected, actual, comparator);
    require(comparison.equal == comparison.difference.empty(), "texts differ somewhere or are equal");
    require(!first_invalid_utf8(comparison.difference), "what is shown of a difference is UTF-8");
    const bool readable = !std::holds_alternative<JsonComparator>(comparator) || parse_json(actual).has_value();
    require(compare_text(actual, actual, comparator).equal == readable, "a text equals itself");
}

}  // namespace

// The expected output up to the first NUL, and behind it the actual one. Their size chooses the comparator.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::array<Comparator, 4> comparators{TextComparator{Whitespace::exact}, TextComparator{Whitespace::trailing},
                                                TextComparator{Whitespace::tokens}, JsonComparator{}};
    const auto bytes = gradebox::fuzz::text_of(data, size);
    const auto end = std::min(bytes.find('\0'), bytes.size());
    const auto actual = bytes.substr(std::min(end + 1, bytes.size()));
    compare_as(bytes.substr(0, end), actual, comparators[size % comparators.size()]);
    constexpr std::size_t kLimit = 200;
    const std::string shown = safe_text(bytes, kLimit);
    require(!first_invalid_utf8(shown), "a text is shown in UTF-8");
    require(shown.size() <= kLimit + std::string_view{"…"}.size(), "a text is shown within its limit");
    return 0;
}
