#include "harness/python_memory.hpp"

#include <Python.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include "harness/working_set.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::harness {
namespace {

// More than any package warmed so far: pandas takes 40 MiB. Only address space.
constexpr std::size_t kRoom = 512 << 20;

// What a run has beside the memory that its first process counts as its own: files, page tables, stacks of the kernel.
constexpr std::uint64_t kBeside = 4 << 20;

struct Arenas {
    char* next{nullptr};  // where the next ones come from, one after the other
    char* end{nullptr};
    std::uint64_t limit{0};  // of memory, in bytes
    bool are_huge{false};
    bool come_at_one_go{true};
    // What was freed while they are huge: not arenas alone, but pieces of the interpreter's stack, too.
    std::vector<std::pair<void*, std::size_t>> spare{};

    void* take_spare(std::size_t size);
};
Arenas& arenas() {
    static Arenas instance;
    return instance;
}

void* Arenas::take_spare(std::size_t size) {
    const auto found =
        std::find_if(spare.rbegin(), spare.rend(), [size](const auto& piece) { return piece.second == size; });
    if (found == spare.rend()) return nullptr;
    void* const piece = found->first;
    spare.erase(std::prev(found.base()));
    return piece;
}

std::size_t to_boundary(const void* address) {
    return -reinterpret_cast<std::uintptr_t>(address) % kHugePage;
}

// Whether the run stays well below its limit with so many bytes more (proc(5), /proc/PID/statm: size, resident, shared,
// … in pages). False also when that can't be known.
bool has_room_for(std::size_t size) {
    const sandbox::UniqueFd file{::open("/proc/self/statm", O_RDONLY | O_CLOEXEC)};
    std::array<char, 128> text{};
    unsigned long resident = 0, shared = 0;
    const bool known = file && ::read(file.get(), text.data(), text.size() - 1) > 0 &&
                       std::sscanf(text.data(), "%*u %lu %lu", &resident, &shared) == 2;
    return known && (resident - shared) * kPage + size + kBeside < arenas().limit;
}

// A run that outgrows what it began with gets the pages of an arena at one go where page faults are dear, for a third
// of what they cost. Huge pages come cheaper still, but the reported peak would be up to 2 MiB too large. Near the
// memory limit pages come as they are touched, or what is never touched might pass it.
void* allocate_arena(void*, std::size_t size) {
    Arenas& room = arenas();
    if (void* const spare = room.take_spare(size)) return spare;
    if (room.are_huge && room.next == room.end) {
        room.next = map_huge(kRoom);
        room.end = room.next == nullptr ? nullptr : room.next + kRoom;
        ::madvise(room.next, kRoom, MADV_HUGEPAGE);
    }
    if (size <= static_cast<std::size_t>(room.end - room.next)) return std::exchange(room.next, room.next + size);
    void* const arena = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (arena == MAP_FAILED) return nullptr;
    const int error = errno;
    if (room.come_at_one_go && has_room_for(size)) ::madvise(arena, size, MADV_POPULATE_WRITE);
    errno = error;
    return arena;
}

void free_arena(void*, void* memory, std::size_t size) {
    if (arenas().are_huge)
        arenas().spare.emplace_back(memory, size);
    else
        ::munmap(memory, size);
}

// malloc goes on behind the gap, as behind anyone else's use of sbrk(2).
void move_heap_to_boundary() {
    const std::size_t gap = to_boundary(::sbrk(0));
    if (::sbrk(static_cast<std::intptr_t>(gap)) == reinterpret_cast<void*>(-1)) sandbox::throw_errno("sbrk");
}

}  // namespace

char* map_huge(std::size_t size) {
    void* room =
        ::mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) return nullptr;
    const std::size_t before = to_boundary(room);
    char* const begin = static_cast<char*>(room) + before;
    if (before > 0) ::munmap(room, before);
    ::munmap(begin + size, kHugePage - before);
    return begin;
}

void gather_python_memory() {
    move_heap_to_boundary();
    char* const room = map_huge(kRoom);
    if (room == nullptr) sandbox::throw_errno("mmap");
    arenas() = {room, room + kRoom, 0};
    PyObjectArenaAllocator allocator{nullptr, allocate_arena, free_arena};
    PyObject_SetArenaAllocator(&allocator);
}

void round_python_memory(bool at_one_go) {
    move_heap_to_boundary();
    Arenas& room = arenas();
    room.come_at_one_go = at_one_go;
    char* const kept = room.next + to_boundary(room.next);
    ::munmap(kept, static_cast<std::size_t>(room.end - kept));
    room.end = kept;
}

void set_memory_limit(std::uint64_t bytes) {
    arenas().limit = bytes;
}

void prefer_huge_pages() {
    arenas().are_huge = true;
}

void bring_in(void* memory, std::size_t size) {
    constexpr std::size_t kWorthTheCall = 16 * kPage;
    if (size < kWorthTheCall) return;
    const auto begin = (reinterpret_cast<std::uintptr_t>(memory) + kPage - 1) / kPage * kPage;
    const auto end = (reinterpret_cast<std::uintptr_t>(memory) + size) / kPage * kPage;
    ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_POPULATE_WRITE);
}

}  // namespace gradebox::harness
