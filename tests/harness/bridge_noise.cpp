// A candidate whose messages are not what its bridge wrote: between the two sides sits a process that passes everything
// on, and in every round changes some bytes of what the candidate says. The examiner must come to its end, whatever it
// is told. bridge_noise FIRST COUNT: the rounds FIRST, FIRST + 1, …; each is the same every time.
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <random>
#include <string>

#include "tests/harness/python_process.hpp"

namespace {

namespace py = pybind11;
using namespace gradebox::harness::bridge;
using gradebox::tests::bridge_memory;

constexpr const char* kSolution = R"(
import collections, contextlib, dataclasses, enum, functools, sys, types, weakref
solution = types.ModuleType("solution")
sys.modules["solution"] = solution
exec('''
import collections, contextlib, dataclasses, datetime, enum, functools, http, random, re, sys, weakref

class Color(enum.Enum):
    RED = 1

@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: float = 0.5

class Stack(list):
    def __eq__(self, other): return list(self) == other
    def __contains__(self, item): return True
    @property
    def top(self): return self[-1]
    def __enter__(self): return self
    def __exit__(self, *error): return True

class Refused(ValueError):
    pass

class Meta(type):
    known = []
    def __new__(meta, name, bases, contents):
        made = super().__new__(meta, name, bases, contents)
        meta.known.append(made)
        return made
    def __len__(cls): return 2

class Base(metaclass=Meta):
    def late(self, n): type(self).__len__ = lambda self: n

class Ordered(enum.Enum):
    def __lt__(self, other): return self.value < other.value

class Level(Ordered):
    LOW = 1
    HIGH = 2

class Swapped(collections.OrderedDict):
    pass

def swap_streams(stream):
    before, sys.stdout = sys.stdout, stream
    print("swapped")
    sys.stdout = before

held = []

def values():
    return [None, True, -5, 2 ** 90, 1.5, 1j, "text \\ud800", b"bytes", ..., (1, (2,)), frozenset([1]), slice(1, 2, None),
            {"a": [1]}, {1, 2}, bytearray(b"x"), collections.deque([1]), collections.Counter("aa"), Color.RED, Point(1), Stack([1]),
            Refused("no"), Point, int, len, lambda: 1, Base, Meta, Base(), Level.LOW, Swapped(a=1), http.HTTPStatus.OK, re.I,
            datetime.datetime(2020, 1, 1, fold=1), range(3), sys.stdout, sys, numbers(2), id(Base)]

def take(thing):
    held.append(thing)
    for act in (lambda: thing(3), lambda: thing.name, lambda: list(thing), lambda: thing[0], lambda: repr(thing), lambda: len(thing),
                lambda: setattr(thing, "name", [1]), lambda: thing.items.append(4), lambda: type(thing)(), lambda: thing + 1,
                lambda: type("Derived", (thing,), {"value": 1, "__eq__": lambda self, other: True})(), lambda: weakref.ref(thing)(),
                lambda: object.__setattr__(thing, "other", 1), lambda: isinstance(thing, Point), lambda: thing.method.__func__):
        try:
            held.append(act())
        except Exception as error:
            held.append(error)
    return held[-3:]

def fail(depth):
    try:
        raise Refused(depth)
    except Refused as error:
        raise KeyError("from") from error

def numbers(n):
    yield from range(n)

def change(items):
    items.append(1)
    items.sort()
    return items

def edit(*many):
    for each in many:
        if isinstance(each, list):
            each[7:9] = ["new"]
            each.append(each.pop(0))
        else:
            each["late"] = each.pop(next(iter(each)))
            each[50] = "other"
    return random.random()

def forget():
    held.clear()

def make(base):
    class Made(base):
        def method(self, x):
            return (x, super().method(x))
    return Made()
''', vars(solution))
)";

constexpr const char* kTest = R"(
import collections
def play(bridge):
    solution = bridge.import_module("solution")
    class Thing:
        name = "thing"
        def __init__(self): self.items = [3, 1]
        def method(self, *args): return args
        def __len__(self): return 3
        def __getitem__(self, index): return range(3)[index]
    def function(*args): return [args]
    class Registered(solution.Base):
        def method(self): return 1
    class OwnMeta(solution.Meta):
        def hello(cls): return cls.__name__
    class Made(metaclass=OwnMeta):
        pass
    class Both(solution.Base, dict):
        pass
    class Derived(solution.Stack):
        def push(self, x): self.append(x)
    def each(*acts):
        for act in acts:
            try:
                act()
            except Exception:
                pass
    many = list(range(100)), dict.fromkeys(range(100)), collections.OrderedDict.fromkeys(range(100))
    for _ in range(3):
        each(*(lambda value=value: (repr(value), value == 1, hash(value), 1 in value) for value in solution.values()))
        each(*(lambda thing=thing: repr(solution.take(thing)) for thing in
               (Thing(), Thing, function, Thing().method, [1, {"a": {2}}], iter([1, 2]), ValueError("x"), {"k": Thing()}, collections.deque([1]))))
        each(lambda: solution.fail(1), lambda: list(solution.numbers(5)), lambda: solution.change([3, 2]), lambda: solution.make(Thing).method(1),
             lambda: Derived([1]).push(2), lambda: sorted([solution.Point(2), solution.Point(1)]), lambda: solution.Color(1) is solution.Color.RED,
             lambda: solution.Stack([1]).top, lambda: dir(solution), lambda: isinstance(solution.Point(1), solution.Point), solution.forget,
             lambda: (type(Registered), len(solution.Base), solution.Meta.known[-1], id(solution.Base)), lambda: Made.hello(), lambda: Both(a=1)["a"],
             lambda: solution.Base().late(5), lambda: len(solution.Base()), lambda: solution.Meta("New", (solution.Base,), {"x": 1})().x,
             lambda: sorted(solution.Level), lambda: solution.swap_streams(function), lambda: next(solution.numbers(3)),
             lambda: solution.edit(*many), lambda: solution.edit(*many))
)";

// A message that waits for another one waits for ever: that time is the candidate's, who has a limit.
constexpr unsigned kPatience = 20;  // seconds
constexpr std::size_t kHead = 4;    // of a message: its kind and its number

class Noise {
public:
    explicit Noise(unsigned round) : random_{round} {}

    void change(std::string& message) {
        if (message.empty() || pick(4) != 0) return;
        for (auto changes = 1 + pick(3); changes > 0; --changes) {
            // Hardly ever the number of the message, after which nothing else of it is read.
            const auto at = std::min(message.size() - 1, (pick(50) == 0 ? 0 : kHead) + pick(message.size()));
            switch (pick(6)) {
                case 0:
                    message[at] = static_cast<char>(message[at] ^ (1 << pick(8)));
                    break;
                case 1:
                    message[at] = static_cast<char>(pick(28));
                    break;  // a tag, or a small number
                case 2:
                    message.erase(at, 1 + pick(4));
                    break;
                case 3:
                    message.insert(at, message.substr(pick(message.size()), 1 + pick(16)));
                    break;
                case 4:
                    message.insert(at, earlier_.substr(pick(earlier_.size() + 1), 1 + pick(32)));
                    break;
                default:
                    message[at] = static_cast<char>(0x80 | pick(128));
                    break;
            }
            if (message.empty()) return;
        }
        earlier_ = message;
    }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>{0, below - 1}(random_); }

    std::mt19937 random_;
    std::string earlier_;
};

std::string heard(Lane& lane) {
    return std::string{lane.receive([] {})};
}

void say(Lane& lane, std::string_view message) {
    lane.send(message.copy(lane.room().data(), lane.room().size()));
}

[[noreturn]] void pass_on(char* near_examiner, char* near_candidate, unsigned round) {
    Lane examiner{near_examiner, 0, Side::candidate};
    Lane candidate{near_candidate, 0, Side::examiner};
    for (Noise noise{round};;) {
        say(candidate, heard(examiner));
        auto message = heard(candidate);
        noise.change(message);
        say(examiner, message);
    }
}

[[noreturn]] void be_candidate(char* memory) {
    py::exec(kSolution);
    Bridge bridge{Side::candidate, memory};
    print_to_other_side();
    bridge.serve();
    ::_exit(0);
}

[[noreturn]] void be_examiner(char* memory) {
    ::alarm(kPatience);
    py::exec(kTest);
    Bridge bridge{Side::examiner, memory};
    try {
        py::module_::import("__main__").attr("play")(make_bridge_module());
    } catch (const py::error_already_set&) {
        // The protocol was broken, or something of the test's was missing.
    }
    ::_exit(0);
}

template <class Body>
pid_t start(Body body) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    body();
    ::_exit(0);
}

enum class End { came_to_its_end, candidate_left, stopped, crashed };

End play(unsigned round) {
    char* const near_examiner = bridge_memory();
    char* const near_candidate = bridge_memory();
    const pid_t between = start([&] { pass_on(near_examiner, near_candidate, round); });
    const pid_t candidate = start([&] { be_candidate(near_candidate); });
    const pid_t examiner = start([&] { be_examiner(near_examiner); });
    int status = 0;
    pid_t ended = ::wait(&status);
    const auto end = ended != examiner             ? End::candidate_left
                     : !WIFSIGNALED(status)        ? End::came_to_its_end
                     : WTERMSIG(status) == SIGALRM ? End::stopped
                                                   : End::crashed;
    for (const pid_t child : {between, candidate, examiner}) ::kill(child, SIGKILL);
    while (::wait(nullptr) > 0) continue;
    ::munmap(near_examiner, kBridgeSize);
    ::munmap(near_candidate, kBridgeSize);
    return end;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    gradebox::tests::start_python(argc, argv);
    py::exec(
        "import abc, asyncio, dataclasses, datetime, decimal, enum, fractions, logging, queue, random, re, threading, "
        "uuid");
    prepare();
    const auto first = static_cast<unsigned>(std::stoul(argv[1]));
    const auto count = static_cast<unsigned>(std::stoul(argv[2]));
    unsigned ends[4]{};
    for (unsigned round = first; round < first + count; ++round) {
        const auto end = play(round);
        ++ends[static_cast<int>(end)];
        if (end >= End::stopped)
            std::printf("round %u: the examiner's process %s\n", round,
                        end == End::crashed ? "crashed" : "was stopped");
    }
    std::printf("%u came to their end, %u candidates left, %u were stopped, %u crashed\n", ends[0], ends[1], ends[2],
                ends[3]);
    return ends[3] == 0 && ends[0] > 0 ? 0 : 1;
}
