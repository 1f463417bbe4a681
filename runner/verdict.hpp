// The verdicts, everywhere in snake_case.
// Runs in: gradebox (trusted).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace gradebox::runner {

enum class Verdict : std::uint8_t {
    accepted,
    wrong_answer,
    time_limit_exceeded,
    memory_limit_exceeded,
    output_limit_exceeded,
    runtime_error,
    compile_error,
    security_violation,
    race_condition,
    deadlock,
    growth_exceeded,
    skipped,
    judge_error,
};

std::string_view to_string(Verdict verdict);
std::optional<Verdict> parse_verdict(std::string_view word);
std::span<const Verdict> all_verdicts();

// What the verdict means and what to try, for `gradebox explain`.
std::string_view explanation(Verdict verdict);

}  // namespace gradebox::runner
