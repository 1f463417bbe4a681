#include "harness/working_set.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>

#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::harness {
namespace {

constexpr std::uintptr_t kPage = 4096;

// Bits of /proc/PID/pagemap (Documentation/admin-guide/mm/pagemap.rst of the kernel).
constexpr std::uint64_t kExclusive = 1ull << 56;  // mapped by this process alone: it was copied by a write
constexpr std::uint64_t kPresent = 1ull << 63;

}  // namespace

// The private mappings, by the address space that a fork inherits: written where they are writable.
std::vector<WorkingSet::Range> WorkingSet::mappings() {
    std::vector<Range> result;
    std::ifstream lines{"/proc/self/maps"};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields{line};
        std::uintptr_t begin = 0, end = 0;
        char dash = 0;
        std::string permissions;
        fields >> std::hex >> begin >> dash >> end >> permissions;
        if (permissions.size() < 4 || permissions[0] != 'r' || permissions[3] != 'p') continue;
        if (line.find("[v") != std::string::npos) continue;  // vdso, vvar, vsyscall
        result.push_back({begin, end - begin, permissions[1] == 'w'});
    }
    return result;
}

std::vector<WorkingSet::Range> WorkingSet::touched_pages(const std::vector<Range>& mappings) {
    std::vector<Range> result;
    const sandbox::UniqueFd pagemap{::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)};
    std::array<std::uint64_t, 512> entries{};
    for (const auto& mapping : mappings) {
        for (std::uintptr_t page = 0; page < mapping.size / kPage; page += entries.size()) {
            const auto left = std::min<std::uintptr_t>(entries.size(), mapping.size / kPage - page);
            const auto offset = (mapping.begin / kPage + page) * sizeof(std::uint64_t);
            const auto got =
                ::pread(pagemap.get(), entries.data(), left * sizeof(std::uint64_t), static_cast<off_t>(offset));
            for (std::uintptr_t i = 0; got > 0 && i < static_cast<std::uintptr_t>(got) / sizeof(std::uint64_t); ++i) {
                const auto wanted = mapping.written ? kPresent | kExclusive : kPresent;
                if ((entries[i] & wanted) != wanted) continue;
                const auto begin = mapping.begin + (page + i) * kPage;
                const bool adjoins = !result.empty() && result.back().begin + result.back().size == begin &&
                                     result.back().written == mapping.written;
                if (adjoins)
                    result.back().size += kPage;
                else
                    result.push_back({begin, kPage, mapping.written});
            }
        }
    }
    return result;
}

WorkingSet WorkingSet::learn(const std::function<void()>& rehearsal) {
    std::array<int, 2> ends{};
    sandbox::check(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
    const sandbox::UniqueFd from{ends[0]};
    sandbox::UniqueFd to{ends[1]};
    const auto inherited = mappings();
    const pid_t child = sandbox::check(::fork(), "fork");
    if (child == 0) {
        rehearsal();
        for (const auto& range : touched_pages(inherited))
            if (::write(to.get(), &range, sizeof range) != sizeof range) ::_exit(1);
        ::_exit(0);
    }
    to.reset();
    WorkingSet result;
    Range range;
    while (::read(from.get(), &range, sizeof range) == sizeof range) result.ranges_.push_back(range);
    ::waitpid(child, nullptr, 0);
    return result;
}

void WorkingSet::populate() const noexcept {
    // Should the kernel refuse one, the run takes its page faults one by one, as any other process.
    for (const auto& range : ranges_)
        ::madvise(reinterpret_cast<void*>(range.begin), range.size,
                  range.written ? MADV_POPULATE_WRITE : MADV_POPULATE_READ);
}

}  // namespace gradebox::harness
