// Room for malloc in huge pages. Messages and challenges are large buffers and many small objects: in pages of 4 KiB a
// good part of their time is page faults.
// Used by: both programs, not by what is forked from the zygote.
#pragma once

#include <cstddef>
#include <span>

namespace gradebox::harness {

// From now on malloc takes nearly all it needs from the `room` bytes of address space that this gives. Where there are
// no huge pages nothing else changes. With a sanitizer nothing changes at all, and the span is empty.
std::span<std::byte> extend_heap(std::size_t room);

}  // namespace gradebox::harness
