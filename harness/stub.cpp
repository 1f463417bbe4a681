#include "harness/stub.hpp"

#include <Python.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "harness/bridge/python_module.hpp"
#include "harness/interpreter.hpp"
#include "harness/load_request.hpp"
#include "harness/mailbox.hpp"
#include "harness/raised.hpp"
#include "harness/schedules/explorer.hpp"
#include "harness/script.hpp"
#include "harness/solution.hpp"
#include "harness/steps.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

// What the case printed belongs to the case.
void flush_case(const char* stream) {
    PyObject* object = PySys_GetObject(stream);
    if (object == nullptr || object == Py_None) return;
    const auto done = py::reinterpret_steal<py::object>(PyObject_CallMethod(object, "flush", nullptr));
    PyErr_Clear();
}

[[noreturn]] void serve_calls(MailboxEnd& mailbox, const LoadRequest& request) {
    const pid_t self = ::getpid();
    const RecordTypes records{request.record_types};
    const auto module = make_module(request);
    RoomWriter loaded{mailbox.reply_room()};
    const bool ok = load(request, module, loaded);
    // A process that the solution forked comes back here too: it has nothing to say.
    if (::getpid() != self) ::_exit(0);
    flush_case("stdout");
    flush_case("stderr");
    mailbox.reply(loaded.size());
    if (!ok) ::_exit(0);
    Steps steps{module, records};
    for (;;) {
        std::string_view program;
        {
            const py::gil_scoped_release release;
            program = mailbox.next_request();
        }
        RoomWriter out{mailbox.reply_room()};
        out.tag(ProgressTag::loaded);
        steps.run(program, out);
        if (::getpid() != self) ::_exit(0);
        flush_case("stdout");
        flush_case("stderr");
        mailbox.reply(out.size());
    }
}

// Threads are the scheduler's from the solution's first byte on.
[[noreturn]] void serve_scenario(MailboxEnd& mailbox, const LoadRequest& request) {
    const RecordTypes records{request.record_types};
    RoomWriter out{mailbox.reply_room()};
    const auto end_with = [&](std::string_view why) {
        out.rewind(0);
        out.tag(ProgressTag::raised);
        write_raised(out, "RuntimeError", why);
    };
    bool ok = false;
    const bool came_to_end = run_scheduled([&] { ok = load(request, make_module(request), out); });
    const auto code = ok ? compile(request.source) : py::object{};  // before the next request takes its place
    if (!came_to_end) end_with("loading the solution comes to no end: a deadlock, or too many steps");
    flush_case("stdout");
    flush_case("stderr");
    mailbox.reply(out.size());
    if (!ok || !came_to_end) ::_exit(0);
    const auto program = mailbox.next_request();
    const auto fresh_module = [&] {
        auto module = make_module(request);
        if (!execute(code, module)) throw py::error_already_set{};
        return module;
    };
    out.rewind(0);
    out.tag(ProgressTag::loaded);
    try {
        explore(program, fresh_module, records, out);
    } catch (const std::exception& failure) {
        end_with(failure.what());
    }
    flush_case("stdout");
    flush_case("stderr");
    mailbox.reply(out.size());
    mailbox.next_request();  // there is none: who ended now would seem to have ended before he answered
    ::_exit(0);
}

[[noreturn]] void serve_script(MailboxEnd& mailbox, const LoadRequest& request) {
    const pid_t self = ::getpid();
    RoomWriter out{mailbox.reply_room()};
    const auto answer = [&] {
        if (::getpid() == self) mailbox.reply(out.size());
    };
    set_arguments(request.argv, request.environment);
    const auto module = make_module(request);
    const auto code = compile(request.source);
    if (!code) {
        write_compile_error(out);
        answer();
        ::_exit(1);
    }
    int exit_code = 0;
    if (execute(code, module)) {
        out.tag(ProgressTag::loaded);
    } else if (PyErr_ExceptionMatches(PyExc_SystemExit)) {
        exit_code = take_system_exit();
        out.tag(ProgressTag::loaded);
    } else {
        exit_code = 1;
        print_exception();
        out.tag(ProgressTag::raised);
        write_raised(out);
    }
    answer();
    ::_exit(finish_script(module, exit_code));
}

// Imports for the tests. The solution runs when it is imported first, as in one process: by then the tests may have
// put something in the place of its input, its output, or of modules that it imports.
class TestsImports {
public:
    TestsImports(MailboxEnd& mailbox, const LoadRequest& request, py::object code)
        : mailbox_{mailbox}, request_{request}, code_{std::move(code)}, name_{std::string{request.entry}} {
        // One of the library may have been imported by that name.
        if (is_imported()) PyDict_DelItem(PyImport_GetModuleDict(), name_.ptr());
    }

    py::object operator()(PyObject* name) {
        if (name_.equal(py::handle{name}) && !is_imported()) load();
        if (!py::reinterpret_steal<py::object>(PyImport_Import(name))) throw py::error_already_set{};
        return py::reinterpret_steal<py::object>(PyImport_GetModule(name));
    }

private:
    bool is_imported() const { return PyDict_Contains(PyImport_GetModuleDict(), name_.ptr()) == 1; }
    bool import_all() {
        if (!import_packages(request_.entry)) return false;
        if (is_imported()) return true;
        const auto module = make_module(request_);
        put_into_packages(module, request_.entry);
        return execute(code_, module);
    }
    void load() {
        const bool ok = import_all();
        // A process that the solution forked comes back here too: it has nothing to say.
        if (::getpid() != self_) ::_exit(0);
        if (ok) {
            if (std::exchange(has_failed_, false)) tell([](RoomWriter& out) { out.tag(ProgressTag::loaded); });
            return;
        }
        const py::error_already_set failure;
        has_failed_ = true;
        if (is_imported()) PyDict_DelItem(PyImport_GetModuleDict(), name_.ptr());
        PyErr_Restore(py::object{failure.type()}.release().ptr(), py::object{failure.value()}.release().ptr(),
                      py::object{failure.trace()}.release().ptr());
        tell([](RoomWriter& out) {
            out.tag(ProgressTag::raised);
            write_raised(out);
        });
        throw failure;
    }
    // In case the tests come to nothing by this.
    template <class Write>
    void tell(Write write) {
        RoomWriter out{mailbox_.reply_room()};
        write(out);
        mailbox_.reply(out.size());
    }

    MailboxEnd& mailbox_;
    const LoadRequest& request_;
    py::object code_;
    py::str name_;
    pid_t self_{::getpid()};
    bool has_failed_{false};
};

// Once it is compiled the examiner asks, not the worker.
[[noreturn]] void serve_suite(MailboxEnd& mailbox, const LoadRequest& request, const sandbox::Inherited& inherited) {
    RoomWriter compiled{mailbox.reply_room()};
    bridge::Bridge bridge{bridge::Side::candidate, static_cast<char*>(inherited.memory[1])};
    bridge::print_to_other_side();
    auto code = compile(request.source, request.file());
    if (code)
        compiled.tag(ProgressTag::loaded);
    else
        write_compile_error(compiled);
    mailbox.reply(compiled.size());
    if (!code) ::_exit(0);
    bridge.import_by(TestsImports{mailbox, request, std::move(code)});
    bridge.serve();
    ::_exit(0);
}

// The threading module has noted the zygote's.
void note_thread_id() {
    py::module_::import("threading").attr("main_thread")().attr("_set_native_id")();
}

}  // namespace

void run_stub(const sandbox::Inherited& inherited) {
    MailboxEnd mailbox{inherited};
    const auto request = decode_load_request(mailbox.next_request());
    note_thread_id();
    if (request.kind == EntryKind::suite || request.has_files)
        py::module_::import("sys").attr("path").attr("insert")(0, std::string{kWorkPath, 5});
    if (request.kind == EntryKind::script) serve_script(mailbox, request);
    if (request.kind == EntryKind::suite) serve_suite(mailbox, request, inherited);
    if (request.is_scheduled) serve_scenario(mailbox, request);
    serve_calls(mailbox, request);
}

}  // namespace gradebox::harness
