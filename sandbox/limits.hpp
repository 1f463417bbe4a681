// What one run may use. A value: it says what is allowed, never how it is enforced.
// Used by: gradebox and gradebox-worker (trusted).
#pragma once

#include <chrono>
#include <cstdint>

namespace gradebox::sandbox {

using Microseconds = std::chrono::microseconds;

// A count of bytes.
enum class Bytes : std::uint64_t {};

constexpr std::uint64_t count(Bytes bytes) {
    return static_cast<std::uint64_t>(bytes);
}
constexpr Bytes operator""_KiB(unsigned long long n) {
    return Bytes{n << 10};
}
constexpr Bytes operator""_MiB(unsigned long long n) {
    return Bytes{n << 20};
}

struct Limits {
    Microseconds cpu_time{std::chrono::seconds{2}};    // user + system, all threads and processes
    Microseconds wall_time{std::chrono::seconds{10}};  // from the first instruction, but for waits for a processor
    Bytes memory{64_MiB};  // what the run adds to the warm interpreter; page cache is not counted
    Bytes output{1_MiB};   // standard output and standard error, each
    std::uint32_t processes{1};
    std::uint32_t threads{1};  // in all processes together, above one each
    std::uint32_t open_files{64};
    Bytes file_size{16_MiB};  // the largest single file written
    Bytes disk{32_MiB};       // all files written

    bool operator==(const Limits&) const = default;
};

// How long a run may take by the clock on the wall. What it waits for a processor is left out of its wall_time, but
// not without end: a machine this busy is of no use.
constexpr Microseconds longest_wall(const Limits& limits) {
    return 4 * limits.wall_time;
}

}  // namespace gradebox::sandbox
