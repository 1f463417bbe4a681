// What a `calls` case does with a solution, step by step, and what came back. It holds no expected value.
// Used by: gradebox (builds, reads). The candidate's process runs the encoded form (harness/stub).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "harness/repeat.hpp"
#include "harness/value.hpp"

namespace gradebox::harness {

using Arguments = std::vector<Value>;
using KeywordArguments = std::vector<std::pair<std::string, Value>>;

// Whose attribute a step uses: the solution's module, or the object that an earlier step gave.
struct Module {
    bool operator==(const Module&) const = default;
};
struct StepResult {
    std::uint64_t step{0};
    bool operator==(const StepResult&) const = default;
};
using Target = std::variant<Module, StepResult>;

// target.name(*args, **kwargs); gives the result.
struct Call {
    Target target;
    std::string name;
    Arguments args;
    KeywordArguments kwargs;
    bool operator==(const Call&) const = default;
};
// The same call on `threads` real threads that start together behind a barrier; gives the list of results.
struct CallTogether {
    std::uint32_t threads{2};
    Call call;
    bool operator==(const CallTogether&) const = default;
};
// target.name
struct GetAttribute {
    Target target;
    std::string name;
    bool operator==(const GetAttribute&) const = default;
};
// target.name = value; gives None.
struct SetAttribute {
    Target target;
    std::string name;
    Value value;
    bool operator==(const SetAttribute&) const = default;
};
// At most `count` next items of iter(target), as a list. The iterator stays, so taking again goes on.
struct Take {
    StepResult target;
    std::uint64_t count{0};
    bool operator==(const Take&) const = default;
};
// Consumes the rest of iter(target), whose items must be str or bytes, without keeping it. Gives a dict:
// "items", how many; "xxh3", the XXH3-64 of every item's UTF-8 bytes, each followed by "\n", in 16 hex digits.
struct Digest {
    StepResult target;
    bool operator==(const Digest&) const = default;
};

// A module that the challenge gives beside the solution.
struct ImportGiven {
    std::string module;
    bool operator==(const ImportGiven&) const = default;
};

using Step = std::variant<Call, CallTogether, GetAttribute, SetAttribute, Take, Digest, ImportGiven, Repeat, Again>;
using Program = std::vector<Step>;

// An exception that left a step. Every field comes from the candidate's process.
struct Raised {
    std::string type_name;                   // "ValueError", or "solution.MyError"
    std::vector<std::string> builtin_bases;  // the builtin exceptions it is an instance of, nearest first
    std::string message;                     // str(exception), cut at 4 KiB
    std::string traceback;                   // "line 3, in f" lines of the solution, innermost last, cut at 16 KiB
    bool operator==(const Raised&) const = default;
};

using Outcome = std::variant<Value, Raised>;

struct DecodeError {
    std::string reason;
    std::size_t offset{0};
};

// Caps for hostile bytes.
struct DecodeLimits {
    std::size_t depth{200};
    std::size_t items{20'000'000};
};

void encode(const Value& value, std::string& out);
tl::expected<Value, DecodeError> decode_value(std::string_view bytes, const DecodeLimits& limits = {});

std::string encode(const Program& program);

// The outcomes of a program's steps, in order. Fails unless there are exactly `steps` of them.
tl::expected<std::vector<Outcome>, DecodeError> decode_outcomes(std::string_view bytes, std::size_t steps,
                                                                const DecodeLimits& limits = {});

}  // namespace gradebox::harness
