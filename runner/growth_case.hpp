// A case that asks how the cost of an operation grows with a size, and the programs that one measurement of it takes.
// Runs in: gradebox (trusted).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "harness/program.hpp"
#include "runner/growth_fit.hpp"
#include "sandbox/limits.hpp"

namespace gradebox::runner {

// [growth] of challenge.toml.
struct GrowthSettings {
    std::uint32_t repeats{3};                                         // measurements of each size, at least
    std::uint32_t most_repeats{15};                                   // and at most
    sandbox::Microseconds least_time{std::chrono::milliseconds{20}};  // that one of time should last
};

enum class Measure : std::uint8_t { time, memory, read };  // read: bytes read from files

struct GrowthCase {
    Measure measure{Measure::time};
    std::optional<Bound> bound;                 // or
    std::optional<sandbox::Bytes> per_item;     // memory: for each of n results that are kept
    std::vector<std::uint64_t> sizes;           // ascending
    std::string file;                           // of the case, an [[input]], that is cut to so many bytes; may be empty
    std::optional<harness::RepeatedCall> init;  // makes the object whose methods are called
    std::vector<harness::RepeatedCall> prepare;  // n times, before the clock is read
    std::vector<harness::RepeatedCall> operation;
    std::vector<harness::RepeatedArgument> expected;  // of each call of the operation; none: whatever they give
    bool consumes{false};                             // what the operation gives is iterated over
    GrowthSettings settings;
    std::optional<sandbox::Bytes> max_read;  // of each run

    std::string name() const;  // of the operation: "put", "push, pop"
    // Makes everything ready for measuring the operation; of memory and of reading it is all there is to run.
    harness::Program first_program(std::uint64_t size) const;
    // Time: what is measured, in the same process.
    harness::Program measured_program(std::uint64_t times) const;
    // What the last step of a program must give when that is its number of rounds; nothing: whatever it gives.
    std::optional<harness::Value> expected_digest(std::uint64_t size, std::uint64_t times) const;
};

// The name, among a challenge's inputs, of the first whole lines of one that fit into `size` bytes.
std::string cut_name(const std::string& input, std::uint64_t size);

// From `first` to `last`, each at most five times the one before; three at least. Of time, where the two largest must
// agree, also half the last: what shows at the one then shows at the other.
std::vector<std::uint64_t> sizes_between(std::uint64_t first, std::uint64_t last, Measure measure);
// How many times the first size the last one must be: less tells no growth from noise.
inline constexpr std::uint64_t kLeastRange = 30;

}  // namespace gradebox::runner
