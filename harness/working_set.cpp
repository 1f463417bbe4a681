#include "harness/working_set.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>

#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::harness {
namespace {

// Bits of /proc/PID/pagemap (Documentation/admin-guide/mm/pagemap.rst of the kernel).
constexpr std::uint64_t kExclusive = 1ull << 56;  // mapped by this process alone: it was copied by a write
constexpr std::uint64_t kPresent = 1ull << 63;

// One more page; it joins the range that it adjoins.
void add_page(WorkingSet& set, std::uintptr_t begin, bool written) {
    if (!set.empty() && set.back().begin + set.back().size == begin && set.back().written == written)
        set.back().size += kPage;
    else
        set.push_back({begin, kPage, written});
}

WorkingSet touched_pages(const std::vector<Mapping>& inherited) {
    WorkingSet result;
    const sandbox::UniqueFd pagemap{::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)};
    std::array<std::uint64_t, 512> entries{};
    for (const auto& mapping : inherited) {
        const bool writable = (mapping.protection & PROT_WRITE) != 0;
        const auto wanted = writable ? kPresent | kExclusive : kPresent;
        for (auto page = mapping.begin; page < mapping.end; page += entries.size() * kPage) {
            const auto count = std::min<std::uintptr_t>(entries.size(), (mapping.end - page) / kPage);
            const auto got = ::pread(pagemap.get(), entries.data(), count * sizeof(std::uint64_t),
                                     static_cast<off_t>(page / kPage * sizeof(std::uint64_t)));
            for (std::uintptr_t i = 0; got > 0 && i < static_cast<std::uintptr_t>(got) / sizeof(std::uint64_t); ++i)
                if ((entries[i] & wanted) == wanted) add_page(result, page + i * kPage, writable);
        }
    }
    return result;
}

}  // namespace

std::vector<Mapping> mappings() {
    std::vector<Mapping> result;
    std::ifstream lines{"/proc/self/maps"};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields{line};
        Mapping mapping;
        char dash = 0;
        std::string permissions;
        fields >> std::hex >> mapping.begin >> dash >> mapping.end >> permissions;
        if (permissions.size() < 4) continue;
        mapping.protection = (permissions[0] == 'r' ? PROT_READ : 0) | (permissions[1] == 'w' ? PROT_WRITE : 0) |
                             (permissions[2] == 'x' ? PROT_EXEC : 0);
        const bool of_the_kernel = line.find("[v") != std::string::npos || line.ends_with("[stack]");
        mapping.ordinary = permissions[0] == 'r' && permissions[3] == 'p' && !of_the_kernel;
        result.push_back(mapping);
    }
    return result;
}

WorkingSet learn_working_set(const std::function<void()>& rehearsal) {
    std::array<int, 2> ends{};
    sandbox::check(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
    const sandbox::UniqueFd from{ends[0]};
    sandbox::UniqueFd to{ends[1]};
    auto inherited = mappings();
    std::erase_if(inherited, [](const Mapping& mapping) { return !mapping.ordinary; });
    const pid_t child = sandbox::check(::fork(), "fork");
    if (child == 0) {
        rehearsal();
        for (const auto& range : touched_pages(inherited))
            if (::write(to.get(), &range, sizeof range) != sizeof range) ::_exit(1);
        ::_exit(0);
    }
    to.reset();
    WorkingSet result;
    PageRange range;
    while (::read(from.get(), &range, sizeof range) == sizeof range) result.push_back(range);
    ::waitpid(child, nullptr, 0);
    return result;
}

}  // namespace gradebox::harness
