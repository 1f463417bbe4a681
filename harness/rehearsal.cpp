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

// A bit of everything that small solutions do.
constexpr const char* kSolution = R"(
import sys
from collections import OrderedDict, defaultdict
from typing import Iterator

class Cache(OrderedDict):
    def __init__(self, capacity: int) -> None:
        super().__init__()
        self.capacity = capacity

    def get(self, key, default=None):
        if key not in self:
            return default
        self.move_to_end(key)
        return self[key]

    def put(self, key, value):
        self[key] = value
        if len(self) > self.capacity:
            self.popitem(last=False)

def lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield line.strip()

def main(argv) -> int:
    cache = Cache(2)
    counts = defaultdict(int)
    for word in (w for line in lines("a b\na c") for w in line.split()):
        counts[word] += 1
        cache.put(word, counts[word])
    try:
        raise ValueError(f"{sorted(counts.items())} {cache.get('a')}")
    except ValueError as error:
        print(error, 1.5, {1, 2}, [None, True], (b"x",))
    sys.stdout.write("done\n")
    return 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
)";

Program calls() {
    return {Call{Module{}, "Cache", {{std::int64_t{2}}}, {}}, Call{StepResult{0}, "put", {{Str{"a"}}, {1.5}}, {}},
            Call{StepResult{0}, "get", {{Str{"a"}}}, {}}, Call{StepResult{0}, "no_such_method", {}, {}}};
}

}  // namespace

void rehearse() {
    std::array<char, 8192> room{};
    RoomWriter out{room};
    const RecordTypes records;
    const auto module = make_module(EntryKind::calls);
    load({EntryKind::calls, "Cache", kSolution, {}, {}, {}}, module, out);
    Steps{module, records}.run(encode(calls()), out);
    const auto script = make_module(EntryKind::script);
    set_arguments({"argument"}, {});
    const auto code = compile(kSolution);
    if (!code || !execute(code, script)) take_system_exit();
    py::module_::import("sys").attr("stdout").attr("flush")();  // or every fork would print it again
}

void rehearse_to_the_end() {
    rehearse();
    finish_script(make_module(EntryKind::script), 0);
}

}  // namespace gradebox::harness
