// What a candidate's process leaves in its mailbox: how far it came, and what its steps gave. Hostile bytes.
// Used by: gradebox-worker, which passes the outcomes on unread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>

#include "harness/program.hpp"

namespace gradebox::harness {

// How far the candidate's process says it came. Only ever used to word a failure.
struct Loaded {  // the solution was loaded; for calls, the outcomes follow
    bool operator==(const Loaded&) const = default;
};
struct NotCompiled {
    std::string message;  // "invalid syntax"
    std::uint32_t line{0};
    std::uint32_t column{0};
    bool operator==(const NotCompiled&) const = default;
};
struct NoEntry {  // no such function or class, or it is not callable
    std::string message;
    bool operator==(const NoEntry&) const = default;
};
using Progress = std::variant<Loaded, NotCompiled, NoEntry, Raised>;

struct Answer {
    Progress progress;
    std::string_view outcomes;
};

// Progress travels here as it does in `Ran`, so harness/messages.cpp has this too.
tl::expected<Answer, DecodeError> decode_answer(std::string_view bytes);

}  // namespace gradebox::harness
