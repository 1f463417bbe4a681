// Calls that are made many times by one step, with arguments that depend on a size n and on the number i of the round.
// Used by: gradebox (builds). The candidate's process makes the arguments and the calls (harness/repeating).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "harness/value.hpp"

namespace gradebox::harness {

// What an argument is made from. Those that differ from round to round are made in it; the others once, before the
// first. The order is that of the bytes of the encoding.
enum class Making : std::uint8_t {
    size,             // n
    round,            // i, from 0
    new_index,        // n + i
    scattered,        // an index from 0 to n - 1 that jumps about from round to round
    ascending_list,   // [0, 1, …, n - 1]
    descending_list,  // [n - 1, …, 0]
    shuffled_list,    // the same in an order without order
    equal_list,       // [0, 0, …], n of them
    text,             // a str of n characters: `text` over and over
};

struct Made {
    Making making{Making::size};
    std::string text;
    bool operator==(const Made&) const = default;
};
using RepeatedArgument = std::variant<Value, Made>;

// name(*args) of the solution's module, or of the object that an earlier step gave.
struct RepeatedCall {
    std::optional<std::uint64_t> step;
    std::string name;
    std::vector<RepeatedArgument> args;
    bool operator==(const RepeatedCall&) const = default;
};

// All of the calls, `times` times; gives None. With `consumes`, what a call gives is iterated over to its end; with
// `keeps`, it is held as long as the process lives, in 8 bytes for each; with `digests`, the step gives the XXH3-64 of
// the encodings of all that the calls gave, in order, in 16 hex digits. The calls stay ready for Again.
struct Repeat {
    std::vector<RepeatedCall> calls;
    std::uint64_t size{1};
    std::uint64_t times{1};
    bool consumes{false};
    bool keeps{false};
    bool digests{false};
    bool operator==(const Repeat&) const = default;
};
// What the process's last Repeat has got ready, in this program or an earlier one, without Python's collector of
// cycles; gives what that gives. i goes on from 0: a Repeat of no rounds gets ready.
struct Again {
    std::uint64_t times{1};
    bool operator==(const Again&) const = default;
};

// The scattered index of round i: i in the bits of a golden section, so that neighbours are far apart.
constexpr std::uint64_t scattered(std::uint64_t i, std::uint64_t n) {
    const std::uint64_t mixed = (i + 1) * 0x9E37'79B9'7F4A'7C15U;
    return n == 0 ? 0 : (mixed ^ (mixed >> 32)) % n;
}

}  // namespace gradebox::harness
