// Makes the calls of a Repeat step (harness/repeat.hpp) through the C API: no Python but the solution's own runs.
// Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "harness/object_codec.hpp"
#include "harness/repeat.hpp"

namespace gradebox::harness {

class Repeating {
public:
    Repeating() = default;
    Repeating(std::uint64_t size, bool consumes, bool keeps, bool digests)
        : size_{size}, consumes_{consumes}, keeps_{keeps}, digests_{digests} {}

    // The arguments that are added belong to the last call. What is the same in every round is made here. All throw
    // py::error_already_set or std::runtime_error.
    void begin_call(pybind11::object object, pybind11::object name);
    void add(pybind11::object argument);
    void add(Making making, std::string_view text);

    // So many rounds; i goes on where the last run ended. Gives the digest of their results, or None.
    pybind11::object run(std::uint64_t times, Handles& handles, const RecordTypes& records);

private:
    struct Varying {
        std::size_t place;  // in the stack
        Making making;
    };
    struct Call {
        pybind11::object name;
        std::vector<pybind11::object> stack;  // the object, then the arguments
        std::vector<Varying> varying;
    };

    pybind11::object make(Making making) const;  // what differs from round to round
    pybind11::object make_list(Making making) const;
    pybind11::object make_text(std::string_view text) const;
    pybind11::object round(Call& call);

    std::uint64_t size_{1};
    bool consumes_{false};
    bool keeps_{false};
    bool digests_{false};
    std::uint64_t round_{0};
    std::vector<Call> calls_;
    std::vector<pybind11::object> kept_;
    std::vector<PyObject*> stack_;
};

}  // namespace gradebox::harness
