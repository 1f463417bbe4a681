// What a solution that is called gives, through a real worker.
#include <cmath>
#include <limits>
#include <set>

#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::harness;
using namespace gradebox::tests;

TEST_SUITE_BEGIN("calls");

namespace {

Value integer(std::int64_t value) {
    return {value};
}
Value str(std::string text) {
    return {Str{std::move(text)}};
}
Value evaluate(const std::string& expression, const std::string& before = "") {
    return call("f", before + "\ndef f():\n    return " + expression + "\n");
}
Value echo(Value value) {
    return call("f", "def f(x): return x\n", {std::move(value)});
}

Value value_of(const Outcome& outcome) {
    if (const auto* raised = std::get_if<Raised>(&outcome)) FAIL(raised->type_name, ": ", raised->message);
    return std::get<Value>(outcome);
}
Raised raised_by(const std::string& source) {
    const Program program{Call{Module{}, "f", {}, {}}};
    const auto outcomes = run_calls("f", source, program);
    REQUIRE(std::holds_alternative<Raised>(outcomes[0]));
    return std::get<Raised>(outcomes[0]);
}

}  // namespace

TEST_CASE("plain values go in and come back with their exact type") {
    const Values values{{None{}},
                        {true},
                        {false},
                        integer(0),
                        integer(-1),
                        integer(std::numeric_limits<std::int64_t>::max()),
                        integer(std::numeric_limits<std::int64_t>::min()),
                        {BigInt{false, std::string("\0\0\0\0\0\0\0\x80", 8)}},
                        {BigInt{true, std::string("\1\0\0\0\0\0\0\x80", 8)}},
                        {BigInt{true, std::string(300, '\x7f')}},
                        {0.1},
                        {std::numeric_limits<double>::infinity()},
                        {-std::numeric_limits<double>::infinity()},
                        {std::complex<double>{-0.5, 3}},
                        str(""),
                        str("h\xc3\xa9llo \xf0\x9f\x90\x8d"),
                        str("\xed\xa0\x80"),
                        str(std::string("a\0b", 3)),
                        {ByteString{std::string("\xff\x00", 2)}},
                        {List{}},
                        {Tuple{}},
                        {Set{}},
                        {FrozenSet{}},
                        {Dict{}},
                        {List{{integer(1), {Tuple{{str("a"), {None{}}}}}, {List{{{List{}}}}}}}},
                        {Set{{integer(7)}}},
                        {FrozenSet{{{Tuple{{integer(1)}}}}}},
                        {Dict{{{{Tuple{{integer(1)}}}, {None{}}},
                               {{None{}}, {List{}}},
                               {{FrozenSet{{integer(2)}}}, {true}},
                               {{1.5}, str("x")}}}}};
    const auto result = echo({List{values}});
    const auto& items = std::get<List>(result.data).items;
    REQUIRE(items.size() == values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        INFO(i);
        CHECK(items[i] == values[i]);
    }
}

TEST_CASE("NaN and negative zero come back as they are") {
    CHECK(std::isnan(std::get<double>(echo({std::nan("")}).data)));
    const auto zero = std::get<double>(echo({-0.0}).data);
    CHECK(zero == 0.0);
    CHECK(std::signbit(zero));
    CHECK(std::signbit(std::get<std::complex<double>>(echo({std::complex<double>{-0.0, -0.0}}).data).imag()));
}

TEST_CASE("what only looks like a plain value stays an object") {
    for (const std::string base : {"int", "str", "list", "dict", "tuple", "float", "set", "frozenset", "bytes"}) {
        const auto result = evaluate("X()", "class X(" + base + "): pass");
        INFO(base);
        CHECK(std::get<Object>(result.data).type_name == "X");
    }
    CHECK(std::holds_alternative<Object>(evaluate("range(3)").data));
    CHECK(std::holds_alternative<Object>(evaluate("{}.keys()").data));
    CHECK(std::holds_alternative<Object>(evaluate("bytearray(b'x')").data));
    CHECK(std::get<Object>(evaluate("c.OrderedDict()", "import collections as c").data).type_name ==
          "collections.OrderedDict");
}

TEST_CASE("a value that nests too deeply, or contains itself, does not come as a value") {
    const auto deep = evaluate("v", "v = []\nfor _ in range(100000): v = [v]");
    std::string bytes;
    encode(deep, bytes);
    CHECK(decode_value(bytes).has_value());
    CHECK(std::holds_alternative<List>(evaluate("v", "v = []\nv.append(v)").data));
}

TEST_CASE("a result that is too large is an exception of its step alone") {
    const Program program{Call{Module{}, "f", {}, {}}, Call{Module{}, "g", {}, {}}};
    const auto outcomes = run_calls("f", "def f(): return ['x' * 1000] * 100000\ndef g(): return 1\n", program,
                                    {.memory = sandbox::Bytes{256u << 20}});
    REQUIRE(std::holds_alternative<Raised>(outcomes[0]));
    CHECK(std::get<Raised>(outcomes[0]).type_name == "RuntimeError");
    CHECK(value_of(outcomes[1]) == integer(1));
}

TEST_CASE("positional and keyword arguments arrive where they belong") {
    const Program program{Call{Module{}, "f", {integer(1), integer(2)}, {{"c", integer(3)}, {"d", str("x")}}}};
    const auto outcomes = run_calls("f", "def f(a, *rest, c, **more): return [a, rest, c, more]\n", program);
    CHECK(value_of(outcomes[0]) ==
          Value{List{{integer(1), {Tuple{{integer(2)}}}, integer(3), {Dict{{{str("d"), str("x")}}}}}}});
    Arguments many;
    for (int i = 0; i < 300; ++i) many.push_back(integer(i));
    CHECK(call("f", "def f(*args): return len(args)\n", many) == integer(300));
}

TEST_CASE("a class is driven by its operations") {
    const Program program{
        Call{Module{}, "Stack", {}, {}},       Call{StepResult{0}, "push", {integer(5)}, {}},
        GetAttribute{StepResult{0}, "items"},  SetAttribute{StepResult{0}, "items", {List{{integer(9)}}}},
        Call{StepResult{0}, "pop", {}, {}},    Call{StepResult{0}, "pop", {}, {}},
        GetAttribute{StepResult{0}, "nothing"}};
    const auto outcomes = run_calls("Stack",
                                    "class Stack:\n    def __init__(self): self.items = []\n"
                                    "    def push(self, x): self.items.append(x)\n"
                                    "    def pop(self): return self.items.pop()\n",
                                    program);
    CHECK(std::get<Object>(value_of(outcomes[0]).data).type_name == "Stack");
    CHECK(value_of(outcomes[1]) == Value{None{}});
    CHECK(value_of(outcomes[2]) == Value{List{{integer(5)}}});
    CHECK(value_of(outcomes[3]) == Value{None{}});
    CHECK(value_of(outcomes[4]) == integer(9));
    CHECK(std::get<Raised>(outcomes[5]).type_name == "IndexError");
    CHECK(std::get<Raised>(outcomes[6]).type_name == "AttributeError");
}

TEST_CASE("equal handles are the same object, and others are not") {
    const Program program{Call{Module{}, "f", {}, {}}, Call{Module{}, "f", {}, {}}, Call{Module{}, "g", {}, {}},
                          Call{Module{}, "same", {{Object{0, ""}}, {Object{1, ""}}}, {}}};
    const auto outcomes = run_calls("f",
                                    "class X:\n    __eq__ = lambda self, other: True\n    __hash__ = lambda self: 1\n"
                                    "one = X()\ndef f(): return one\ndef g(): return X()\n"
                                    "def same(a, b): return a is b\n",
                                    program);
    const auto handle = [&](std::size_t i) { return std::get<Object>(value_of(outcomes[i]).data).handle; };
    CHECK(handle(0) == handle(1));
    CHECK(handle(0) != handle(2));
    CHECK(value_of(outcomes[3]) == Value{true});
}

TEST_CASE("a step that refers to one that failed fails alone") {
    const Program program{Call{Module{}, "f", {}, {}}, Call{StepResult{0}, "x", {}, {}}, Call{Module{}, "g", {}, {}}};
    const auto outcomes = run_calls("f", "def f(): raise KeyError(1)\ndef g(): return 2\n", program);
    CHECK(std::get<Raised>(outcomes[0]).type_name == "KeyError");
    CHECK(std::get<Raised>(outcomes[1]).type_name == "RuntimeError");
    CHECK(value_of(outcomes[2]) == integer(2));
}

TEST_CASE("taking goes on where the last take ended, and is lazy") {
    const Program program{Call{Module{}, "f", {}, {}}, Take{StepResult{0}, 2}, Take{StepResult{0}, 2},
                          Call{Module{}, "made", {}, {}}};
    const auto outcomes = run_calls("f",
                                    "count = 0\ndef f():\n    global count\n    while True:\n        count += 1\n"
                                    "        yield count\ndef made(): return count\n",
                                    program);
    CHECK(value_of(outcomes[1]) == Value{List{{integer(1), integer(2)}}});
    CHECK(value_of(outcomes[2]) == Value{List{{integer(3), integer(4)}}});
    CHECK(value_of(outcomes[3]) == integer(4));
}

TEST_CASE("a digest consumes everything and keeps nothing") {
    const Program program{Call{Module{}, "f", {integer(3)}, {}}, Digest{StepResult{0}},
                          Call{Module{}, "f", {integer(0)}, {}}, Digest{StepResult{2}},
                          Call{Module{}, "g", {}, {}},           Digest{StepResult{4}}};
    const auto outcomes =
        run_calls("f", "def f(n): return (str(i) for i in range(n))\ndef g(): return iter([1])\n", program);
    const auto digest = value_of(outcomes[1]);
    const auto& pairs = std::get<Dict>(digest.data).items;
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[0] == DictItem{str("items"), integer(3)});
    CHECK(std::get<Str>(pairs[1].value.data).text.size() == 16);
    // XXH3-64 of nothing, from the algorithm's own test vectors.
    CHECK(std::get<Dict>(value_of(outcomes[3]).data).items[1].value == str("2d06800538d394c2"));
    CHECK(std::holds_alternative<Raised>(outcomes[5]));
}

TEST_CASE("a call on threads runs on that many at once") {
    const Program program{CallTogether{4, Call{Module{}, "f", {}, {}}}};
    const auto outcomes = run_calls("f",
                                    "import threading\nbarrier = threading.Barrier(4, timeout=5)\n"
                                    "def f():\n    barrier.wait()\n    return threading.get_ident()\n",
                                    program, {.threads = 5});
    const auto result = value_of(outcomes[0]);
    CHECK(std::get<List>(result.data).items.size() == 4);
}

TEST_CASE("an exception on one of the threads is the step's") {
    const Program program{CallTogether{3, Call{Module{}, "f", {}, {}}}};
    const auto outcomes = run_calls("f", "def f(): raise LookupError('no')\n", program, {.threads = 4});
    CHECK(std::get<Raised>(outcomes[0]).type_name == "LookupError");
}

TEST_CASE("an exception says what it is, what it says and where it was") {
    const auto raised = raised_by("def g():\n    return {}['k']\ndef f():\n    return g()\n");
    CHECK(raised.type_name == "KeyError");
    CHECK(raised.message == "'k'");
    CHECK(raised.builtin_bases == std::vector<std::string>{"KeyError", "LookupError", "Exception", "BaseException"});
    CHECK(raised.traceback == "line 4, in f\nline 2, in g\n");
}

TEST_CASE("an exception of the solution's own names the builtin ones it is") {
    const auto raised = raised_by("class Oops(ValueError): pass\ndef f(): raise Oops('no')\n");
    CHECK(raised.type_name == "Oops");
    CHECK(raised.builtin_bases == std::vector<std::string>{"ValueError", "Exception", "BaseException"});
}

TEST_CASE("an exception that cannot be printed is still one") {
    const auto raised = raised_by(
        "class Oops(Exception):\n    def __str__(self): raise KeyError\n"
        "def f(): raise Oops\n");
    CHECK(raised.type_name == "Oops");
    CHECK(raised.message.find("no message") != std::string::npos);
}

TEST_CASE("sys.exit and KeyboardInterrupt in a call are exceptions like any other") {
    CHECK(raised_by("import sys\ndef f(): sys.exit(0)\n").type_name == "SystemExit");
    CHECK(raised_by("def f(): raise KeyboardInterrupt\n").type_name == "KeyboardInterrupt");
    CHECK(raised_by("def f(): f()\n").type_name == "RecursionError");
}

TEST_CASE("declared types travel as records, others as objects") {
    auto& worker = shared_worker();
    const std::string source =
        "import dataclasses, datetime, decimal, enum, fractions\n"
        "@dataclasses.dataclass\nclass Point:\n    x: int\n    y: list\n"
        "class Colour(enum.Enum):\n    RED = 1\n"
        "def f(given):\n    return [given, decimal.Decimal('1.10'), fractions.Fraction(1, 3), Point(1, [2]), "
        "Colour.RED, datetime.date(2020, 1, 2), datetime.timedelta(1, 2, 3)]\n";
    static_cast<void>(
        worker.ask(Open{EntryKind::calls,
                        "f",
                        source,
                        {"decimal.Decimal", "Point", "Colour", "fractions.Fraction", "datetime.timedelta"},
                        {}}));
    const Program program{Call{Module{}, "f", {{Record{"decimal.Decimal", {{"text", str("2.50")}}}}}, {}}};
    const auto ran = worker.run(RunCalls{false, encode(program), {}});
    const auto outcomes = decode_outcomes(ran.outcomes, 1);
    INFO(describe(ran));
    REQUIRE(outcomes.has_value());
    const auto result = value_of((*outcomes)[0]);
    const auto& items = std::get<List>(result.data).items;
    CHECK(items[0] == Value{Record{"decimal.Decimal", {{"text", str("2.50")}}}});
    CHECK(items[1] == Value{Record{"decimal.Decimal", {{"text", str("1.10")}}}});
    CHECK(items[2] == Value{Record{"fractions.Fraction", {{"numerator", integer(1)}, {"denominator", integer(3)}}}});
    CHECK(items[3] == Value{Record{"Point", {{"x", integer(1)}, {"y", {List{{integer(2)}}}}}}});
    CHECK(items[4] == Value{Record{"Colour", {{"name", str("RED")}, {"value", integer(1)}}}});
    CHECK(std::get<Object>(items[5].data).type_name == "datetime.date");
    CHECK(items[6] == Value{Record{"datetime.timedelta",
                                   {{"days", integer(1)}, {"seconds", integer(2)}, {"microseconds", integer(3)}}}});
}

namespace {

// What a solution that notes its calls was called with.
Values noted(const Repeat& repeat, std::uint64_t again = 0) {
    Program program{repeat};
    if (again > 0) program.emplace_back(Again{again});
    program.emplace_back(GetAttribute{Module{}, "calls"});
    const auto outcomes =
        run_calls("f", "calls = []\ndef f(*args):\n    calls.append(args)\n    return args[0]\n", program);
    CHECK(value_of(outcomes[0]) == Value{None{}});
    return std::get<List>(value_of(outcomes.back()).data).items;
}
Value tuple(Values items) {
    return {Tuple{std::move(items)}};
}
Made made(Making making) {
    return {making, ""};
}
std::string digest(const Values& results) {
    const auto outcomes = run_calls("f", "def f(results): return iter(results).__next__\n",
                                    {Call{Module{}, "f", {{List{results}}}, {}},
                                     Repeat{{{0, "__call__", {}}}, 1, results.size(), false, false, true}});
    return std::get<Str>(value_of(outcomes[1]).data).text;
}

}  // namespace

TEST_CASE("a repeated call gets the numbers of its round") {
    const Repeat repeat{
        {{{}, "f", {made(Making::round), made(Making::new_index), made(Making::size), str("x")}}}, 10, 2};
    CHECK(noted(repeat, 1) == Values{tuple({integer(0), integer(10), integer(10), str("x")}),
                                     tuple({integer(1), integer(11), integer(10), str("x")}),
                                     tuple({integer(2), integer(12), integer(10), str("x")})});
    const Repeat all{{{{}, "f", {made(Making::scattered)}}}, 100, 50};
    const auto calls = noted(all);
    for (std::size_t i = 0; i < calls.size(); ++i)
        CHECK(calls[i] == tuple({integer(static_cast<std::int64_t>(scattered(i, 100)))}));
}

TEST_CASE("lists and texts of n are made once and are the same object in each round") {
    const Repeat lists{{{{},
                         "f",
                         {made(Making::ascending_list), made(Making::descending_list), made(Making::equal_list),
                          Made{Making::text, "abc"}}}},
                       4,
                       1};
    CHECK(noted(lists) == Values{tuple({{List{{integer(0), integer(1), integer(2), integer(3)}}},
                                        {List{{integer(3), integer(2), integer(1), integer(0)}}},
                                        {List{{integer(0), integer(0), integer(0), integer(0)}}},
                                        str("abca")})});
    const Repeat shuffled{{{{}, "f", {made(Making::shuffled_list)}}}, 1000, 1};
    auto items = std::get<List>(std::get<Tuple>(noted(shuffled).at(0).data).items.at(0).data).items;
    CHECK(items[0] != integer(0));
    std::set<std::int64_t> numbers;
    for (const auto& item : items) numbers.insert(std::get<std::int64_t>(item.data));
    CHECK(numbers.size() == 1000);
    CHECK(*numbers.rbegin() == 999);
    const auto outcomes =
        run_calls("f", "seen = set()\ndef f(items):\n    seen.add(id(items))\n    return len(seen)\n",
                  {Repeat{{{{}, "f", {made(Making::ascending_list)}}}, 4, 5}, Call{Module{}, "f", {{List{}}}, {}}});
    CHECK(value_of(outcomes[1]) == integer(2));
}

TEST_CASE("repeated calls go to an earlier step's object, in turn") {
    const std::string source =
        "class Box(list):\n    def add(self, x): self.append(x)\n    def cut(self): self.pop(0)\n"
        "    def all(self): return list(self)\n";
    const auto outcomes = run_calls("Box", source,
                                    {Call{Module{}, "Box", {}, {}}, Repeat{{{0, "add", {made(Making::round)}}}, 3, 3},
                                     Repeat{{{0, "add", {made(Making::new_index)}}, {0, "cut", {}}}, 3, 0}, Again{2},
                                     Call{StepResult{0}, "all", {}, {}}});
    CHECK(value_of(outcomes[4]) == Value{List{{integer(2), integer(3), integer(4)}}});
}

TEST_CASE("results of repeated calls are digested by their value and order") {
    CHECK(digest({integer(1), integer(2)}) == digest({integer(1), integer(2)}));
    CHECK(digest({integer(1), integer(2)}) != digest({integer(2), integer(1)}));
    CHECK(digest({integer(1)}) != digest({{true}}));
    CHECK(digest({integer(1)}) != digest({{1.0}}));
    CHECK(digest(Values(5000, str(std::string(100, 'x')))) != digest(Values(4999, str(std::string(100, 'x')))));
}

TEST_CASE("results are iterated over, or kept, when that is asked for") {
    const std::string source =
        "import weakref\nalive = weakref.WeakSet()\nseen = 0\nclass Thing:\n    pass\n"
        "def f():\n    thing = Thing()\n    alive.add(thing)\n    return thing\n"
        "def g():\n    global seen\n    for i in range(7):\n        seen += 1\n        yield i\n"
        "def count(): return len(alive), seen\n";
    const auto after = [&](const Repeat& repeat) {
        return value_of(run_calls("f", source, {repeat, Call{Module{}, "count", {}, {}}})[1]);
    };
    CHECK(after(Repeat{{{{}, "f", {}}}, 1, 9, false, true}) == tuple({integer(9), integer(0)}));
    CHECK(after(Repeat{{{{}, "f", {}}}, 1, 9}) == tuple({integer(0), integer(0)}));
    CHECK(after(Repeat{{{{}, "g", {}}}, 1, 2, true}) == tuple({integer(0), integer(14)}));
    CHECK(after(Repeat{{{{}, "g", {}}}, 1, 2}) == tuple({integer(0), integer(0)}));
}

TEST_CASE("an exception ends a repetition, and cycles are collected again afterwards") {
    const std::string source =
        "import gc\ncollects = []\n"
        "def f(i):\n    collects.append(gc.isenabled())\n    if i == 3: raise KeyError(i)\n"
        "def state(): return len(collects), any(collects), gc.isenabled()\n";
    const auto outcomes = run_calls(
        "f", source, {Repeat{{{{}, "f", {made(Making::round)}}}, 1, 0}, Again{9}, Call{Module{}, "state", {}, {}}});
    CHECK(std::get<Raised>(outcomes[1]).type_name == "KeyError");
    CHECK(value_of(outcomes[2]) == tuple({integer(4), {false}, {true}}));
}

TEST_CASE("what one program got ready, the next one does, in the same process; a fresh one has nothing ready") {
    auto& worker = shared_worker();
    worker.open_calls("f", "calls = 0\ndef f():\n    global calls\n    calls += 1\n");
    const Program ready{Repeat{{{{}, "f", {}}}, 1, 0}};
    const Program measured{Again{5}};
    const Program count{GetAttribute{Module{}, "calls"}};
    const auto first = worker.run(RunCalls{true, encode(ready), {}, false, true});
    CHECK(first.report.cause == sandbox::ExitCause::replied);
    const auto second = worker.run(RunCalls{false, encode(measured), {}});
    CHECK(second.report.cpu_time.count() > 0);
    CHECK(value_of(decode_outcomes(worker.run(RunCalls{false, encode(count), {}}).outcomes, 1).value()[0]) ==
          integer(5));
    CHECK(value_of(decode_outcomes(worker.run(RunCalls{true, encode(count), {}}).outcomes, 1).value()[0]) ==
          integer(0));
}

TEST_SUITE_END();
