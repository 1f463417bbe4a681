#include "harness/python_memory.hpp"

#include <Python.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "harness/working_set.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::harness {
namespace {

// More than any package warmed so far: pandas takes 40 MiB. Only address space.
constexpr std::size_t kRoom = 512 << 20;
constexpr std::size_t kArena = 1 << 20;  // of CPython's

struct Arenas {
    char* next{nullptr};  // where the next ones come from, one after the other
    char* end{nullptr};
    char* latest{nullptr};
    bool are_huge{false};
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

// What a run makes when it has outgrown what it began with comes page by page, as it is touched. An arena of 1 MiB at
// one go costs a third, but then a reported peak, and what is over a limit, would depend on where its last arena ends.
void* find_arena(std::size_t size) {
    Arenas& room = arenas();
    if (void* const spare = room.take_spare(size)) return spare;
    if (room.are_huge && room.next == room.end) {
        room.next = map_huge(kRoom);
        room.end = room.next == nullptr ? nullptr : room.next + kRoom;
        ::madvise(room.next, kRoom, MADV_HUGEPAGE);
    }
    if (size <= static_cast<std::size_t>(room.end - room.next)) return std::exchange(room.next, room.next + size);
    void* const arena = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return arena == MAP_FAILED ? nullptr : arena;
}

void* allocate_arena(void*, std::size_t size) {
    void* const arena = find_arena(size);
    arenas().latest = static_cast<char*>(arena);
    return arena;
}

void free_arena(void*, void* memory, std::size_t size) {
    if (arenas().are_huge)
        arenas().spare.emplace_back(memory, size);
    else
        ::munmap(memory, size);
}

// Of each size that CPython makes arenas' pools for (Objects/obmalloc.c), until one comes from a new arena.
void fill_pools() {
    constexpr std::size_t kSmallest = 16;
    constexpr std::size_t kLargest = 512;
    constexpr std::size_t kMost = 64 << 20;  // bytes: should another Python's allocator have no arenas, nor does it end
    const char* const before = arenas().latest;
    for (std::size_t taken = 0; arenas().latest == before && taken < kMost; taken += kLargest)
        PyObject_Malloc(kLargest);
    const char* const fresh = arenas().latest;
    if (fresh == before || fresh == nullptr) return;
    for (std::size_t size = kSmallest; size < kLargest; size += kSmallest)
        for (const void* block = nullptr; block < fresh || block >= fresh + kArena;) block = PyObject_Malloc(size);
}

// From what is left of large pieces down to the smallest, until each comes from the end of the heap.
void fill_heap() {
    constexpr std::size_t kSmallest = 24;
    constexpr std::size_t kLargest = 1 << 20;
    constexpr std::size_t kSteps = 16;
    char* const end = static_cast<char*>(::sbrk(0)) - ::mallinfo2().keepcost;
    for (std::size_t size = kLargest; size >= kSmallest; size -= std::max<std::size_t>(size / kSteps, kSteps)) {
        void* piece = std::malloc(size);
        while (piece != nullptr && piece < end) piece = std::malloc(size);
        std::free(piece);
    }
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
    arenas().next = room;
    arenas().end = room + kRoom;
    PyObjectArenaAllocator allocator{nullptr, allocate_arena, free_arena};
    PyObject_SetArenaAllocator(&allocator);
}

void fill_holes() {
    fill_pools();
    fill_heap();
}

void round_python_memory() {
    move_heap_to_boundary();
    Arenas& room = arenas();
    char* const kept = room.next + to_boundary(room.next);
    ::munmap(kept, static_cast<std::size_t>(room.end - kept));
    room.end = kept;
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
