#include "harness/memory_image.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <string>

#include "harness/page_costs.hpp"
#include "harness/python_memory.hpp"
#include "sandbox/kernel.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::harness {
namespace {

using sandbox::check;
using sandbox::UniqueFd;

// A window that is hardly used is not worth its memory.
constexpr std::uintptr_t kWorthKeeping = 8 * kPage;

std::uintptr_t window_begin(std::uintptr_t address) {
    return address - address % kHugePage;
}

// Transparent huge pages for memory that asks for them (Documentation/admin-guide/mm/transhuge.rst of the kernel).
bool has_huge_pages() {
    std::string setting;
    std::getline(std::ifstream{"/sys/kernel/mm/transparent_hugepage/enabled"}, setting);
    return !setting.empty() && setting.find("[never]") == std::string::npos;
}

// An open file without a name, in huge pages where a file system of our own can be had.
UniqueFd make_file() {
    const UniqueFd context{sandbox::kernel::fsopen("tmpfs")};
    const bool made = context && sandbox::kernel::fsconfig_string(context.get(), "huge", "always") == 0 &&
                      sandbox::kernel::fsconfig_string(context.get(), "size", "100%") == 0 &&
                      sandbox::kernel::fsconfig_create(context.get()) == 0;
    const UniqueFd mount{made ? sandbox::kernel::fsmount(context.get(), 0) : -1};
    if (mount) {
        UniqueFd file{::openat(mount.get(), ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)};
        if (file) return file;
    }
    return UniqueFd{check(::memfd_create("memory-image", MFD_CLOEXEC), "memfd_create")};
}

void map_at(void* address, std::size_t size, int protection, int sharing, int file, std::size_t offset) {
    if (::mmap(address, size, protection, sharing | MAP_FIXED, file, static_cast<off_t>(offset)) == MAP_FAILED)
        sandbox::throw_errno("laying the memory image");
}

// How much of each window a working set touches, by the window's beginning.
std::map<std::uintptr_t, std::uintptr_t> touched_by_window(const WorkingSet& set, bool written_only) {
    std::map<std::uintptr_t, std::uintptr_t> result;
    for (const auto& range : set)
        for (std::uintptr_t page = 0; page < range.size; page += kPage)
            if (range.written || !written_only) result[window_begin(range.begin + page)] += kPage;
    return result;
}

}  // namespace

const MemoryImage::Window* MemoryImage::window_of(std::uintptr_t address) const {
    const auto found = std::find_if(windows_.begin(), windows_.end(),
                                    [address](const Window& window) { return window.begin == window_begin(address); });
    return found == windows_.end() ? nullptr : &*found;
}

// Those of one protection, with nothing in them but ordinary mappings, that are used or may be written.
void MemoryImage::choose_windows(const std::array<WorkingSet, kKinds>& working_sets) {
    struct Content {
        int protection{0};
        bool uniform{true};
        std::uintptr_t mapped{0};
    };
    std::map<std::uintptr_t, Content> contents;
    for (const auto& mapping : mappings()) {
        for (auto begin = mapping.begin; begin < mapping.end;) {
            const auto end = std::min(mapping.end, window_begin(begin) + kHugePage);
            auto [at, first] = contents.try_emplace(window_begin(begin));
            auto& content = at->second;
            if (first) content.protection = mapping.protection;
            content.uniform &= mapping.ordinary && content.protection == mapping.protection;
            content.mapped += end - begin;
            begin = end;
        }
    }
    std::map<std::uintptr_t, std::uintptr_t> touched;
    for (const auto& set : working_sets)
        for (const auto& [begin, size] : touched_by_window(set, false)) touched[begin] += size;
    for (const auto& [begin, content] : contents) {
        const bool writable = (content.protection & PROT_WRITE) != 0;
        const auto use = writable ? content.mapped : touched[begin];
        if (content.uniform && use >= kWorthKeeping) windows_.push_back({begin, content.protection});
    }
}

void MemoryImage::plan(Plan& plan, const WorkingSet& working_set, std::uintptr_t worth_copying) const {
    const bool huge = has_huge_pages();
    const auto written = touched_by_window(working_set, true);
    const auto is_copied = [&](std::uintptr_t window) {
        const auto found = written.find(window);
        return huge && found != written.end() && found->second >= worth_copying;
    };
    for (std::size_t i = 0; i < windows_.size(); ++i) {
        if (!is_copied(windows_[i].begin)) continue;
        char* begin = reinterpret_cast<char*>(windows_[i].begin);
        if (plan.copies > 0 && plan.copied[plan.copies - 1].begin + plan.copied[plan.copies - 1].size == begin) {
            plan.copied[plan.copies - 1].size += kHugePage;
        } else if (plan.copies < plan.copied.size()) {
            plan.copied[plan.copies++] = {begin, source_ + i * kHugePage, kHugePage};
        }
    }
    for (const auto& range : working_set) {
        const Window* window = window_of(range.begin);
        if (window == nullptr || (range.written && !is_copied(window->begin))) plan.pages.push_back(range);
    }
}

void MemoryImage::take(const std::array<WorkingSet, kKinds>& working_sets) {
    choose_windows(working_sets);
    const auto size = windows_.size() * kHugePage;
    source_ = map_huge(size);
    if (source_ == nullptr) sandbox::throw_errno("mmap");
    const auto worth_copying = pages_worth_a_window() * kPage;
    for (std::size_t kind = 0; kind < kKinds; ++kind) plan(plans_[kind], working_sets[kind], worth_copying);
    laid_over_ = mappings();
    const UniqueFd file = make_file();
    check(::ftruncate(file.get(), static_cast<off_t>(size)), "making room for the memory image");

    // From here to the end nothing is allocated and no variable is written but those on the stack.
    map_at(source_, size, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
    for (std::size_t i = 0; i < windows_.size(); ++i) {
        for (const auto& part : laid_over_) {
            const auto begin = std::max(part.begin, windows_[i].begin);
            const auto end = std::min(part.end, windows_[i].begin + kHugePage);
            if (begin < end)
                std::memcpy(source_ + i * kHugePage + (begin - windows_[i].begin), reinterpret_cast<const void*>(begin),
                            end - begin);
        }
    }
    for (std::size_t i = 0; i < windows_.size(); ++i)
        map_at(reinterpret_cast<void*>(windows_[i].begin), kHugePage, windows_[i].protection, MAP_PRIVATE, file.get(),
               i * kHugePage);
    // Private, so that no fork can write to what the others see.
    map_at(source_, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
}

void MemoryImage::bring_in(std::size_t kind) const noexcept {
    const auto copied = plans_[kind].copied;
    const std::size_t copies = plans_[kind].copies;
    for (std::size_t i = 0; i < copies; ++i) {
        const auto& [begin, source, size] = copied[i];
        constexpr int kFresh = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
        if (::mmap(begin, size, PROT_READ | PROT_WRITE, kFresh, -1, 0) == MAP_FAILED) continue;  // then page by page
        ::madvise(begin, size, MADV_HUGEPAGE);
        std::memcpy(begin, source, size);
    }
    // Should the kernel refuse one, the run takes its page faults one by one, as any other process.
    for (const auto& range : plans_[kind].pages)
        ::madvise(reinterpret_cast<void*>(range.begin), range.size,
                  range.written ? MADV_POPULATE_WRITE : MADV_POPULATE_READ);
}

}  // namespace gradebox::harness
