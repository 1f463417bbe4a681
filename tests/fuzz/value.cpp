// Values and outcomes that a candidate's process wrote: what is taken must be in the one form that encoding gives.
#include "harness/bytes.hpp"
#include "harness/program.hpp"
#include "harness/tags.hpp"
#include "harness/value_codec.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::harness;
using gradebox::fuzz::require;

namespace {

constexpr DecodeLimits kLimits{200, 10'000};

void try_value(std::string_view bytes) {
    const auto value = decode_value(bytes, kLimits);
    if (!value) return require(value.error().offset <= bytes.size(), "a fault of a value lies within its bytes");
    std::string again;
    encode(*value, again);
    require(again == bytes, "a value is taken in its canonical form alone");
}

void write(const Outcome& outcome, std::string& bytes) {
    ByteWriter out{bytes};
    if (const auto* const raised = std::get_if<Raised>(&outcome)) {
        out.byte(static_cast<std::uint8_t>(OutcomeTag::raised));
        return write_raised(*raised, out);
    }
    out.byte(static_cast<std::uint8_t>(OutcomeTag::value));
    encode(std::get<Value>(outcome), bytes);
}

void try_outcomes(std::string_view bytes, std::size_t steps) {
    const auto outcomes = decode_outcomes(bytes, steps, kLimits);
    if (!outcomes) return require(outcomes.error().offset <= bytes.size(), "a fault of outcomes lies within them");
    require(outcomes->size() == steps, "there is one outcome for each step");
    std::string again;
    for (const Outcome& outcome : *outcomes) write(outcome, again);
    ByteWriter{again}.byte(static_cast<std::uint8_t>(OutcomeTag::end));
    require(again == bytes, "outcomes are taken in their canonical form alone");
}

}  // namespace

// The first byte is the number of steps; 255: the rest is one value.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto bytes = gradebox::fuzz::text_of(data + 1, size - 1);
    if (data[0] == 255) {
        try_value(bytes);
    } else {
        try_outcomes(bytes, data[0]);
    }
    return 0;
}
