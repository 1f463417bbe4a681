// Runs a `calls` program step by step in the solution's module. Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>
#include <unordered_map>
#include <vector>

#include "harness/object_codec.hpp"
#include "harness/repeating.hpp"

namespace gradebox::harness {

class Steps {
public:
    Steps(pybind11::object module, const RecordTypes& records) : module_{std::move(module)}, records_{records} {}

    // What a step gave, or the exception that left it.
    struct Outcome {
        pybind11::object result;
        pybind11::object type, exception, traceback;  // as PyErr_Fetch gives them
    };

    // Runs the encoded program and writes one outcome for each step, and the end tag.
    void run(std::string_view program, RoomWriter& out);

    // The same step by step. Begins a program; gives the number of its steps.
    std::size_t begin(std::string_view program);
    Outcome perform(std::size_t step);
    // The current exception as an outcome.
    static Outcome fetch_raised();
    void write(Outcome outcome, RoomWriter& out);

private:
    struct Encoded {
        StepTag tag{StepTag::call};
        bool keep{false};
        std::string_view body;
    };

    struct Arguments {
        std::vector<pybind11::object> owned;  // positional, then keyword
        std::size_t positional{0};
        pybind11::object names;  // a tuple, or null
    };

    pybind11::object step(StepTag tag, ByteReader& in);
    pybind11::object target(ByteReader& in);
    pybind11::object attribute_name(ByteReader& in);
    Arguments arguments(ByteReader& in);
    pybind11::object call(ByteReader& in);
    pybind11::object call_together(ByteReader& in);
    pybind11::object take(ByteReader& in);
    pybind11::object digest(ByteReader& in);
    pybind11::object repeat(ByteReader& in);
    pybind11::object again(ByteReader& in);
    pybind11::object iterator(ByteReader& in);

    pybind11::object module_;
    const RecordTypes& records_;
    Handles handles_;
    std::vector<Encoded> steps_;                                    // of this program
    std::vector<pybind11::object> results_;                         // of this program's steps; null: none, or not kept
    std::unordered_map<PyObject*, pybind11::object> iterators_;     // of this program's results
    std::unordered_map<std::string_view, pybind11::object> names_;  // interned, of this program
    Repeating repeating_;                                           // the process's last
};

}  // namespace gradebox::harness
