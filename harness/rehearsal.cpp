#include "harness/rehearsal.hpp"

#include <Python.h>

#include <array>

#include "harness/messages.hpp"
#include "harness/raised.hpp"
#include "harness/script.hpp"
#include "harness/solution.hpp"
#include "harness/steps.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

// What nearly every solution does, and no more: a page that a run does not use is brought in for nothing.
constexpr const char* kScript = R"(
import sys

def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda item: -item[1])

if __name__ == "__main__":
    print(count("a b a".split()), sum(range(10)), 1.5, file=sys.stdout)
)";

constexpr const char* kSolution = R"(
class Cache:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.items = {}

    def get(self, key):
        if key not in self.items:
            return -1
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        if len(self.items) > self.capacity:
            self.items.pop(next(iter(self.items)))
)";

constexpr const char* kPandas = R"(
import pandas as pd
frame = pd.DataFrame({"key": ["a", "b", "a"], "value": [1, 2, 3]})
other = pd.DataFrame({"key": ["a", "b"], "name": ["x", "y"]})
repr((frame.loc[0, "value"], frame.iloc[0], frame[frame["value"] > 1], frame["key"].nunique()))
repr((frame.groupby("key")["value"].sum(), frame.merge(other, on="key"), frame.sort_values("value"), pd.Series([1]).sum()))
)";

Program calls() {
    return {Call{Module{}, "Cache", {{std::int64_t{2}}}, {}}, Call{StepResult{0}, "put", {{Str{"a"}}, {1.5}}, {}},
            Call{StepResult{0}, "get", {{Str{"a"}}}, {}}};
}

// Leaves the modules as it found them: a solution must not meet what was rehearsed.
class Restored {
public:
    Restored() : main_{py::module_::import("__main__").attr("__dict__")}, names_{main_.attr("copy")()} {}
    ~Restored() {
        main_.clear();
        main_.attr("update")(names_);
        PyDict_DelItemString(PyImport_GetModuleDict(), "solution");
        PyErr_Clear();  // there is none after a script
    }
    Restored(const Restored&) = delete;
    Restored& operator=(const Restored&) = delete;

private:
    py::dict main_;
    py::dict names_;
};

}  // namespace

void rehearse_calls() {
    const Restored restored;
    std::array<char, 8192> room{};
    RoomWriter out{room};
    const RecordTypes records;
    const auto module = make_module({.kind = EntryKind::calls});
    load({EntryKind::calls, "Cache", kSolution, {}, {}, {}}, module, out);
    Steps{module, records}.run(encode(calls()), out);
}

void rehearse_package(std::string_view name) {
    if (name != "pandas") return;
    const Restored restored;
    // A version that lacks something of it is used without.
    if (!execute(compile(kPandas), make_module({.kind = EntryKind::calls}))) PyErr_Clear();
}

void rehearse_script() {
    const Restored restored;
    const auto module = make_module({.kind = EntryKind::script});
    set_arguments({"argument"}, {});
    execute(compile(kScript), module);
    // Or every fork would print it again.
    py::module_::import("sys").attr("stdout").attr("flush")();
}

void rehearse_script_to_the_end() {
    rehearse_script();
    finish_script(make_module({.kind = EntryKind::script}), 0);
}

}  // namespace gradebox::harness
