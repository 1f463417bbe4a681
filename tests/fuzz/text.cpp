// Small things written in text: quantities, base64, whole numbers, names, paths.
#include "runner/base64.hpp"
#include "runner/big_int.hpp"
#include "runner/load_cases.hpp"
#include "runner/reports/encoding.hpp"
#include "runner/suggestion.hpp"
#include "runner/units.hpp"
#include "runner/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::runner;
using gradebox::fuzz::require;

namespace {

// What is shown is rounded, so the very largest may be shown as more than is taken.
constexpr std::uint64_t kNearlyLargest = 999'000'000'000'000;

void try_quantities(std::string_view text) {
    if (const auto time = parse_duration(text)) {
        require(time->count() > 0, "a duration is more than 0");
        const bool roundable = time->count() < static_cast<std::int64_t>(kNearlyLargest);
        require(!roundable || parse_duration(to_text(*time)), "a duration can be read as it is shown");
    }
    if (const auto size = parse_bytes(text)) {
        require(count(*size) > 0, "a size is more than 0");
        const bool roundable = count(*size) < kNearlyLargest;
        require(!roundable || parse_bytes(to_text(*size)), "a size can be read as it is shown");
    }
}

void try_int(std::string_view text) {
    if (text.size() > 1000) return;
    const auto value = parse_int(text);
    if (!value) return;
    const auto* const big = std::get_if<gradebox::harness::BigInt>(&value->data);
    const std::string again = big != nullptr ? to_decimal(*big) : std::to_string(std::get<std::int64_t>(value->data));
    require(parse_int(again) == value, "an int comes back from its decimal digits");
}

void try_shown(std::string_view text) {
    for (const bool lines : {false, true})
        require(!first_invalid_utf8(printable(text, lines)), "what is printable is UTF-8");
    require(!first_invalid_utf8(xml_text(text)), "what goes into XML is UTF-8");
    require(display_width(text) <= text.size(), "no character is less than a byte");
    require(utf8_prefix(text, 10).size() <= 10, "a prefix is within its limit");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = gradebox::fuzz::text_of(data, size);
    try_quantities(text);
    try_int(text);
    try_shown(text);
    if (const auto bytes = decode_base64(text)) require(bytes->size() <= text.size() / 4 * 3, "base64 holds 3 in 4");
    if (is_inner_path(text)) require(!text.starts_with('/') && !text.empty(), "a path stays in its folder");
    const std::vector<std::string> known{"cpu_time", "wall_time", "memory"};
    did_you_mean(text.substr(0, 100), known);
    return 0;
}
