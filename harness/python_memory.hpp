// Where the interpreter's memory lies: its heap and its arenas begin at 2 MiB boundaries and hold nothing else, so
// that huge pages can hold them (see memory_image.hpp). Runs in: the zygote (trusted) and what is forked from it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gradebox::harness {

inline constexpr std::size_t kHugePage = 2 << 20;  // of x86-64, and of arm64 with pages of 4 KiB

// Fresh memory from a 2 MiB boundary on, of which only address space is taken; null when the kernel has none.
char* map_huge(std::size_t size);

// Once, before CPython is initialised. Throws std::system_error.
void gather_python_memory();

// Once, when the interpreter is warm and its garbage is collected: takes what is free between its objects, for good.
// What a fork makes then lies together, and not in holes, of which each is on a page that had to be copied for it.
void fill_holes();

// Once, after that: both end at a 2 MiB boundary too.
void round_python_memory();

// In a process of which nobody wants to know how much it uses: what comes from now on comes in huge pages, and stays.
void prefer_huge_pages();

// Gets the pages of memory that is about to be written at one go, for a third of what page faults cost.
void bring_in(void* memory, std::size_t size);

}  // namespace gradebox::harness
