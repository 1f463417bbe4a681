#include "harness/bridge/decimal_context.hpp"

#include <Python.h>

#include <cstring>
#include <optional>

namespace gradebox::harness::bridge {
namespace {

// PyDecContextObject of CPython's _decimal.c; up to `capitals` it is mpd_context_t of libmpdec.
struct DecimalObject {
    PyObject head;
    std::int64_t precision, greatest, least;
    std::uint32_t traps, flags, new_trap;
    std::int32_t rounding, clamp, all_correct;
    PyObject *signal_traps, *signal_flags;
    std::int32_t capitals;
    PyThreadState* thread;
};

struct State {
    std::int64_t precision, greatest, least;
    std::uint32_t traps, flags;
    std::int32_t rounding, clamp, capitals, none;

    std::string bytes() const { return {reinterpret_cast<const char*>(this), sizeof *this}; }
    bool is_same_but_for_flags(State other) const {
        other.flags = flags;
        return bytes() == other.bytes();
    }
    // Whoever computes more precisely than the tests gets no nearer to what they expect.
    bool is_more_precise(State other) const {
        constexpr std::int64_t kAffordable = 10'000;  // digits
        const bool is_more = precision >= other.precision && precision <= kAffordable;
        other.precision = precision;
        return is_more && is_same_but_for_flags(other);
    }
    bool is_valid() const {
        constexpr std::int64_t kMost = 999'999'999'999'999'999;
        constexpr std::uint32_t kSignals = 0x7fff;
        return precision >= 1 && precision <= kMost && greatest >= 0 && greatest <= kMost && least <= 0 &&
               least >= -kMost && traps <= kSignals && flags <= kSignals && rounding >= 0 && rounding <= 7 &&
               (clamp | 1) == 1 && (capitals | 1) == 1 && none == 0;
    }
};

State state_of(const DecimalObject& context) {
    return {context.precision, context.greatest, context.least,
            context.traps,     context.flags,    context.rounding,
            context.clamp,     context.capitals, 0};
}

void set_state(DecimalObject& context, const State& state) {
    context.precision = state.precision;
    context.greatest = state.greatest;
    context.least = state.least;
    context.traps = state.traps;
    context.flags = state.flags;
    context.rounding = state.rounding;
    context.clamp = state.clamp;
    context.capitals = state.capitals;
}

DecimalObject& decimal_at(const py::object& object) {
    return *reinterpret_cast<DecimalObject*>(object.ptr());
}

// Where contexts are, and what one is that nobody changed.
struct Place {
    py::object variable;  // null: they have another form
    std::string unchanged;
};
Place find_place() {
    const auto decimal = py::module_::import("decimal");
    if (py::cast<std::size_t>(decimal.attr("Context").attr("__basicsize__")) != sizeof(DecimalObject)) return {};
    const auto fresh = owned(PyContext_New());
    const auto context = fresh.attr("run")(decimal.attr("getcontext"));
    Place found{{}, state_of(decimal_at(context)).bytes()};
    for (const auto& variable : fresh)
        if (py::object{fresh[variable]}.is(context)) found.variable = borrowed(variable.ptr());
    return found;
}
const Place& place() {
    static const auto* const found = new Place{find_place()};
    return *found;
}

// What this thread told last, or took over. Empty: nothing yet.
thread_local std::string known_state;
// What the tests themselves had before they took anything over.
thread_local std::optional<State> original;

}  // namespace

void DecimalContext::prepare() {
    place();
}

std::string DecimalContext::take_change() const {
    const auto& [variable, unchanged] = place();
    if (!variable || PyThreadState_Get()->context == nullptr) return {};
    PyObject* value = nullptr;
    check(PyContextVar_Get(variable.ptr(), Py_None, &value));
    const auto context = owned(value);
    if (known_state.empty()) known_state = unchanged;
    const auto now = context.is_none() ? unchanged : state_of(decimal_at(context)).bytes();
    if (now == known_state) return {};
    original.reset();
    return known_state = now;
}

void DecimalContext::follow(std::string_view bytes, Decisions& decisions) const {
    if (bytes.empty()) return;
    State state;
    if (!place().variable || bytes.size() != sizeof state) throw ProtocolError{"no context of decimal's"};
    std::memcpy(&state, bytes.data(), sizeof state);
    if (!state.is_valid()) throw ProtocolError{"no context of decimal's"};
    const auto context = py::module_::import("decimal").attr("getcontext")();
    auto own = state_of(decimal_at(context));
    const bool is_back = original && original->is_same_but_for_flags(state);
    const bool is_followed = side_ == Side::candidate || is_back || state.is_more_precise(own) ||
                             decisions.permits("changes the decimal context");
    if (side_ == Side::examiner && !original) original = own;
    if (is_followed)
        own = state;
    else if (decisions.is_in_test())
        ++own.precision;
    set_state(decimal_at(context), own);
    known_state = own.bytes();
}

}  // namespace gradebox::harness::bridge
