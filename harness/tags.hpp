// The tag bytes of the encodings: one list for the host's codec and for the stub in the candidate's process.
#pragma once

#include <cstdint>

namespace gradebox::harness {

// In front of every value.
enum class ValueTag : std::uint8_t {
    none,
    false_,
    true_,
    integer,  // zigzag
    big_int,  // 0 or 1 (negative), then the magnitude as text
    real,
    complex,
    str,
    bytes,
    list,  // count, then the items; so for the next three
    tuple,
    set,
    frozen_set,
    dict,    // count of pairs, then key, value, key, value …
    object,  // handle, type name
    record,  // type name, count, then name, value …
};

// In front of every step of a program, with the length of the rest behind it.
enum class StepTag : std::uint8_t {
    call,
    call_together,
    get_attribute,
    set_attribute,
    take,
    digest,
    repeat,
    again,
    import_given
};
inline constexpr std::uint8_t kKeepResult = 0x80;  // added to a step's tag when a later step uses its result

// In front of every argument of a repeated call: a value as everywhere, or a Making (harness/repeat.hpp) and a text.
enum class ArgumentTag : std::uint8_t { value, made };

// In front of every outcome.
enum class OutcomeTag : std::uint8_t { value, raised, end };

// In front of the progress that the candidate's process reports: the order of Progress in messages.hpp.
enum class ProgressTag : std::uint8_t { loaded, not_compiled, no_entry, raised };

}  // namespace gradebox::harness
