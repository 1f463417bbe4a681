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

// The arenas of a warm interpreter, one after the other. Beyond `end` they are the kernel's, as CPython has them.
struct Arenas {
    char* next{nullptr};
    char* end{nullptr};
};
Arenas& arenas() {
    static Arenas instance;
    return instance;
}

void* allocate_arena(void*, std::size_t size) {
    auto& [next, end] = arenas();
    if (size <= static_cast<std::size_t>(end - next)) {
        next += size;
        return next - size;
    }
    void* memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : memory;
}

void free_arena(void*, void* memory, std::size_t size) {
    ::munmap(memory, size);
}

std::size_t to_boundary(const void* address) {
    return -reinterpret_cast<std::uintptr_t>(address) % kHugePage;
}

// malloc goes on behind the gap, as behind anyone else's use of sbrk(2).
void move_heap_to_boundary() {
    const std::size_t gap = to_boundary(::sbrk(0));
    if (::sbrk(static_cast<std::intptr_t>(gap)) == reinterpret_cast<void*>(-1)) sandbox::throw_errno("sbrk");
}

}  // namespace

void gather_python_memory() {
    move_heap_to_boundary();
    void* room = ::mmap(nullptr, kRoom, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) sandbox::throw_errno("mmap");
    arenas() = {static_cast<char*>(room) + to_boundary(room), static_cast<char*>(room) + kRoom};
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
