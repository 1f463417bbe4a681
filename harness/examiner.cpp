#include "harness/examiner.hpp"

#include <Python.h>
#include <pybind11/eval.h>
#include <pybind11/stl.h>
#include <unistd.h>

#include <set>

#include "harness/bridge/context_state.hpp"
#include "harness/bridge/python_module.hpp"
#include "harness/bytes.hpp"
#include "harness/embedded_python.hpp"
#include "harness/mailbox.hpp"
#include "harness/python_memory.hpp"
#include "harness/test_files.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

enum class AnswerKind : std::uint8_t { listed, ended, trouble };

template <class Compiled>
void write_compiled(const Compiled& compiled, ByteWriter& out) {
    out.count(compiled.size());
    for (const auto& [file, code] : compiled) {
        out.text(file);
        out.text(code);
    }
}

ExaminerOrder decode_order(std::string_view bytes) {
    ByteReader in{bytes};
    ExaminerOrder order;
    order.test = in.text();
    order.module = in.text();
    order.with_pytest = in.byte() != 0;
    order.with_properties = in.byte() != 0;
    order.shares_process = in.byte() != 0;
    order.is_compared = in.byte() != 0;
    for (auto left = in.items(); left > 0; --left) {
        auto& [test, classes] = order.comparisons.emplace_back(in.text(), std::vector<std::string_view>{});
        for (auto more = in.items(); more > 0; --more) classes.push_back(in.text());
    }
    for (auto left = in.items(); left > 0; --left) order.modules.push_back(in.text());
    for (auto left = in.items(); left > 0; --left) order.tests.push_back(in.text());
    for (auto left = in.items(); left > 0; --left) {
        const auto file = in.text();
        order.compiled.emplace_back(file, in.text());
    }
    return order;
}

std::set<std::string> comparable_in(std::string_view test, const ExaminerOrder& order) {
    for (const auto& [name, classes] : order.comparisons)
        if (name == test) return {classes.begin(), classes.end()};
    return {};
}

// What the driver has to say to the worker.
class Link {
public:
    Link(MailboxEnd& mailbox, const ExaminerOrder& order, bridge::Bridge& bridge)
        : mailbox_{mailbox}, order_{order}, bridge_{bridge} {
        instance() = this;
    }

    // The process's own.
    static Link& here() { return *instance(); }

    void listed(const std::vector<std::string>& tests,
                const std::vector<std::pair<std::string, std::string>>& compiled) {
        std::string bytes;
        ByteWriter out{bytes};
        out.byte(static_cast<std::uint8_t>(AnswerKind::listed));
        out.count(tests.size());
        for (const auto& test : tests) out.text(test);
        write_compiled(compiled, out);
        answer(bytes);
    }
    // Waits until the next test is wanted, which is this one.
    bool next(const std::string& test) {
        if (order_.is_compared) bridge_.decisions().let(comparable_in(test, order_));
        wait();
        bridge_.decisions().set_in_test(true);
        return true;
    }
    void ended(std::vector<std::tuple<std::string, std::string, std::string>> parts) {
        bridge_.decisions().set_in_test(false);
        // Whatever the test made of it.
        if (bridge_.is_broken() && !parts.empty())
            std::get<1>(parts[0]) = "error", std::get<2>(parts[0]) = "the solution's process broke the protocol";
        const auto compared = bridge_.decisions().take();
        std::string bytes;
        ByteWriter out{bytes};
        out.byte(static_cast<std::uint8_t>(AnswerKind::ended));
        out.count(parts.size());
        for (const auto& [name, status, message] : parts) {
            out.text(name);
            out.text(status);
            out.text(message);
        }
        out.count(compared.size());
        for (const auto& name : compared) out.text(name);
        answer(bytes);
    }
    // Nothing is wanted any more: this process waits to be ended, as it is.
    [[noreturn]] void rest() {
        const py::gil_scoped_release release;
        for (;;) mailbox_.next_request();
    }
    void troubled(const std::string& message) {
        // What went wrong between two tests is told when the next is wanted.
        if (!was_asked_) wait();
        std::string bytes;
        ByteWriter out{bytes};
        out.byte(static_cast<std::uint8_t>(AnswerKind::trouble));
        out.text(message);
        answer(bytes);
    }

private:
    static Link*& instance() {
        static Link* link = nullptr;
        return link;
    }
    void wait() {
        const py::gil_scoped_release release;
        mailbox_.next_request();
        was_asked_ = true;
    }
    void answer(std::string_view bytes) {
        const auto room = mailbox_.reply_room();
        const auto size = bytes.copy(room.data(), room.size());
        mailbox_.reply(size);
        was_asked_ = false;
    }

    MailboxEnd& mailbox_;
    const ExaminerOrder& order_;
    bridge::Bridge& bridge_;
    bool was_asked_{true};  // for the tests
};

TestStatus status_of(std::string_view word, ByteReader& in) {
    constexpr std::array<std::string_view, 6> kWords{"passed",  "failed",           "error",
                                                     "skipped", "expected_failure", "unexpected_success"};
    for (std::size_t i = 0; i < kWords.size(); ++i)
        if (word == kWords[i]) return static_cast<TestStatus>(i);
    in.fail();
    return TestStatus::error;
}

py::module_ load_embedded(const char* name, const char* source) {
    auto module = py::reinterpret_steal<py::module_>(PyModule_New(name));
    module.attr("__builtins__") = py::module_::import("builtins");
    py::exec(source, module.attr("__dict__"));
    return module;
}

py::module_ make_link_module() {
    auto module = py::reinterpret_steal<py::module_>(PyModule_New("link"));
    module.def("listed", [](const std::vector<std::string>& tests,
                            const std::vector<std::pair<std::string, std::string>>& compiled) {
        Link::here().listed(tests, compiled);
    });
    module.def("next", [](const std::string& test) { return Link::here().next(test); });
    module.def("ended", [](std::vector<std::tuple<std::string, std::string, std::string>> parts) {
        Link::here().ended(std::move(parts));
    });
    module.def("rest", [] { Link::here().rest(); });
    module.def("troubled", [](const std::string& message) { Link::here().troubled(message); });
    return module;
}

// The examiner's own Python, and what it needs of this.
struct Parts {
    py::module_ shared_sys, shared_logging, replacements, solution_modules, surroundings, foreign_text, pytest_runs,
        driver;
    py::object link, bridge;
};
Parts& parts() {
    static auto* const parts = [] {
        auto* const loaded = new Parts{load_embedded("shared_sys", kSharedSys),
                                       load_embedded("shared_logging", kSharedLogging),
                                       load_embedded("replacements", kReplacements),
                                       load_embedded("solution_modules", kSolutionModules),
                                       load_embedded("surroundings", kSurroundings),
                                       load_embedded("foreign_text", kForeignText),
                                       load_embedded("pytest_runs", kPytestRuns),
                                       load_embedded("driver", kDriver),
                                       make_link_module(),
                                       bridge::make_bridge_module()};
        loaded->surroundings.attr("shared_sys") = loaded->shared_sys;
        loaded->surroundings.attr("shared_logging") = loaded->shared_logging;
        loaded->surroundings.attr("replacements") = loaded->replacements;
        loaded->surroundings.attr("solution_modules") = loaded->solution_modules;
        loaded->replacements.attr("surroundings") = loaded->surroundings;
        loaded->driver.attr("pytest_runs") = loaded->pytest_runs;
        loaded->pytest_runs.attr("driver") = loaded->driver;
        return loaded;
    }();
    return *parts;
}

}  // namespace

std::vector<std::string> examiner_packages(bool with_pytest) {
    std::vector<std::string> packages{"unittest", "unittest.mock", "asyncio", "decimal", "fractions", "uuid"};
    if (with_pytest) packages.emplace_back("pytest");
    return packages;
}

std::string encode(const ExaminerOrder& order) {
    std::string bytes;
    ByteWriter out{bytes};
    out.text(order.test);
    out.text(order.module);
    out.byte(order.with_pytest ? 1 : 0);
    out.byte(order.with_properties ? 1 : 0);
    out.byte(order.shares_process ? 1 : 0);
    out.byte(order.is_compared ? 1 : 0);
    out.count(order.comparisons.size());
    for (const auto& [test, classes] : order.comparisons) {
        out.text(test);
        out.count(classes.size());
        for (const auto name : classes) out.text(name);
    }
    out.count(order.modules.size());
    for (const auto module : order.modules) out.text(module);
    out.count(order.tests.size());
    for (const auto test : order.tests) out.text(test);
    write_compiled(order.compiled, out);
    return bytes;
}

tl::expected<ExaminerAnswer, DecodeError> decode_examiner_answer(std::string_view bytes) {
    ByteReader in{bytes};
    ExaminerAnswer answer;
    const auto kind = static_cast<AnswerKind>(in.byte());
    if (kind == AnswerKind::trouble) {
        answer.is_trouble = true;
        answer.trouble = in.text();
    } else if (kind == AnswerKind::listed) {
        for (auto left = in.items(); left > 0; --left) answer.tests.emplace_back(in.text());
        for (auto left = in.items(); left > 0 && in.ok(); --left) {
            std::string file{in.text()};
            answer.compiled.emplace_back(std::move(file), in.text());
        }
    } else {
        for (auto left = in.items(); left > 0 && in.ok(); --left) {
            TestPart part;
            part.name = in.text();
            part.status = status_of(in.text(), in);
            part.message = in.text();
            answer.parts.push_back(std::move(part));
        }
        for (auto left = in.items(); left > 0 && in.ok(); --left) answer.compared.emplace_back(in.text());
    }
    if (!in.ok() || !in.at_end())
        return tl::unexpected(DecodeError{"the examiner's answer makes no sense", in.position()});
    return answer;
}

void prepare_examiner() {
    bridge::prepare();
    bridge::look_up_their_variables();
    parts().surroundings.attr("prepare")();
    parts().foreign_text.attr("prepare")();
    prepare_to_read_beside_tests();
    if (py::module_::import("sys").attr("modules").contains("pytest")) parts().pytest_runs.attr("prepare")();
}

void rehearse_driver(const std::string& module, const std::string& tests) {
    const auto link = py::module_::import("types").attr("SimpleNamespace")();
    link.attr("next") = py::cpp_function([](const py::object&) { return true; });
    for (const char* name : {"listed", "ended", "rest"}) link.attr(name) = py::cpp_function([](const py::args&) {});
    parts().driver.attr("rehearse")(parts().bridge, link, parts().surroundings, parts().foreign_text, module, tests);
}

void prepare_examined() {
    // What a test hands over is often a mock, whose classes are then wanted here, too.
    py::module_::import("unittest.mock");
    bridge::prepare();
}

void run_examiner(const sandbox::Inherited& inherited) {
    prefer_huge_pages();
    MailboxEnd mailbox{inherited};
    const auto order = decode_order(mailbox.next_request());
    bridge::Bridge bridge{bridge::Side::examiner, static_cast<char*>(inherited.memory[1])};
    bridge.keep_time(&mailbox.turns());
    Link link{mailbox, order, bridge};
    try {
        read_beside_tests(py::cast<std::string>(parts().driver.attr("FOLDER")));
        const auto list = [](const std::vector<std::string_view>& texts) {
            py::list strings;
            for (const auto text : texts) strings.append(py::str(text.data(), text.size()));
            return strings;
        };
        py::dict compiled;
        for (const auto& [file, code] : order.compiled)
            compiled[py::str(file.data(), file.size())] = py::bytes(code.data(), code.size());
        const auto there = order.shares_process ? py::object{py::none()} : parts().bridge;
        parts().driver.attr("examine")(there, parts().link, parts().surroundings, parts().foreign_text,
                                       py::str(order.test.data(), order.test.size()),
                                       py::str(order.module.data(), order.module.size()), list(order.modules),
                                       order.with_pytest, order.with_properties, list(order.tests), compiled);
    } catch (const py::error_already_set& failure) {
        link.troubled(failure.what());
    }
    // What is left to end would talk to the other side.
    link.rest();
}

}  // namespace gradebox::harness
