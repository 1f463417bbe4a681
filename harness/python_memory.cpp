#include "harness/python_memory.hpp"

#include <Python.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "sandbox/system_error.hpp"

namespace gradebox::harness {
namespace {

// More than any package warmed so far: pandas takes 40 MiB. Only address space.
constexpr std::size_t kRoom = 512 << 20;

// Where the next arenas come from, one after the other.
struct Arenas {
    char* next{nullptr};
    char* end{nullptr};
};
Arenas& arenas() {
    static Arenas instance;
    return instance;
}

std::size_t to_boundary(const void* address) {
    return -reinterpret_cast<std::uintptr_t>(address) % kHugePage;
}

// A run that outgrows what it began with gets huge pages too: one page fault where there would be 512. (When that would
// pass the memory limit, the kernel gives it small ones.)
void* allocate_arena(void*, std::size_t size) {
    auto& [next, end] = arenas();
    if (size > static_cast<std::size_t>(end - next)) {
        next = map_huge(kHugePage);
        end = next == nullptr ? nullptr : next + kHugePage;
        if (next == nullptr) return nullptr;
        ::madvise(next, kHugePage, MADV_HUGEPAGE);
    }
    next += size;
    return next - size;
}

void free_arena(void*, void* memory, std::size_t size) {
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
    arenas() = {room, room + kRoom};
    PyObjectArenaAllocator allocator{nullptr, allocate_arena, free_arena};
    PyObject_SetArenaAllocator(&allocator);
}

void round_python_memory() {
    move_heap_to_boundary();
    auto& [next, end] = arenas();
    char* const kept = next + to_boundary(next);
    ::munmap(kept, static_cast<std::size_t>(end - kept));
    end = kept;
}

}  // namespace gradebox::harness
