// JSON text to plain values, before any "$" tag has a meaning: null, bool, int of any size, float, Str, List and
// Dict with Str keys in the order of the text.
// Runs in: gradebox (trusted); the text may be hostile (a candidate's standard output).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "harness/value.hpp"

namespace gradebox::runner {

struct JsonFault {
    std::string message;
    std::uint32_t line{0};  // from 1; 0: unknown
    std::uint32_t column{0};
};

// Exactly one document. Nesting beyond 200 levels and keys given twice are faults.
tl::expected<harness::Value, JsonFault> parse_json(std::string_view text);

}  // namespace gradebox::runner
