// Whether a sanitizer's runtime is in the program: it has a malloc of its own, and terabytes of address space in use.
// Used by: both programs.
#pragma once

namespace gradebox::harness {

// Macros of g++ (clang says so in another way, and builds no whole program here).
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace gradebox::harness
