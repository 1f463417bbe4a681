#include "harness/stub.hpp"

#include <Python.h>
#include <unistd.h>

#include "harness/interpreter.hpp"
#include "harness/load_request.hpp"
#include "harness/mailbox.hpp"
#include "harness/raised.hpp"
#include "harness/script.hpp"
#include "harness/steps.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

void write_not_compiled(RoomWriter& out, std::string_view message, long line, long column) {
    out.tag(ProgressTag::not_compiled);
    out.text(message);
    out.count(static_cast<std::uint64_t>(line > 0 ? line : 0));
    out.count(static_cast<std::uint64_t>(column > 0 ? column : 0));
}

long number_attribute(PyObject* object, const char* name) {
    const auto value = py::reinterpret_steal<py::object>(PyObject_GetAttrString(object, name));
    if (!value || !PyLong_Check(value.ptr())) return PyErr_Clear(), 0;
    const long number = PyLong_AsLong(value.ptr());
    if (PyErr_Occurred()) return PyErr_Clear(), 0;
    return number;
}

// A SyntaxError with its place; or whatever else the compiler gives up with.
void write_compile_error(RoomWriter& out) {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    const auto message = py::reinterpret_steal<py::object>(PyErr_GivenExceptionMatches(type, PyExc_SyntaxError)
                                                               ? PyObject_GetAttrString(value, "msg")
                                                               : PyObject_Str(value));
    PyErr_Clear();
    const auto text = type_name(Py_TYPE(value)) + ": " + text_of(message.ptr());
    write_not_compiled(out, text, number_attribute(value, "lineno"), number_attribute(value, "offset"));
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
}

py::object compile(std::string_view source) {
    const std::string text{source};  // with a NUL behind it
    return py::reinterpret_steal<py::object>(
        Py_CompileStringExFlags(text.c_str(), kSolutionFile, Py_file_input, nullptr, -1));
}

// A script is __main__; what is called is the module that tests would import.
py::object make_module(EntryKind kind) {
    auto module =
        py::reinterpret_borrow<py::object>(PyImport_AddModule(kind == EntryKind::script ? "__main__" : "solution"));
    module.attr("__file__") = kSolutionFile;
    module.attr("__builtins__") = py::module_::import("builtins");
    return module;
}

bool execute(const py::object& code, const py::object& module) {
    PyObject* globals = PyModule_GetDict(module.ptr());
    return py::reinterpret_steal<py::object>(PyEval_EvalCode(code.ptr(), globals, globals)).ptr() != nullptr;
}

// Writes why the solution could not be loaded, or that it was.
bool load(const LoadRequest& request, const py::object& module, RoomWriter& out) {
    const auto code = compile(request.source);
    if (!code) return write_compile_error(out), false;
    if (!execute(code, module)) {
        out.tag(ProgressTag::raised);
        return write_raised(out), false;
    }
    const std::string name{request.entry};
    const auto entry = py::reinterpret_steal<py::object>(PyObject_GetAttrString(module.ptr(), name.c_str()));
    PyErr_Clear();
    if (!entry || !PyCallable_Check(entry.ptr())) {
        out.tag(ProgressTag::no_entry);
        out.text(entry ? name + " is not callable" : "the solution defines no " + name);
        return false;
    }
    out.tag(ProgressTag::loaded);
    return true;
}

// What the case printed belongs to the case.
void flush(const char* stream) {
    PyObject* object = PySys_GetObject(stream);
    if (object == nullptr || object == Py_None) return;
    const auto done = py::reinterpret_steal<py::object>(PyObject_CallMethod(object, "flush", nullptr));
    PyErr_Clear();
}

[[noreturn]] void serve_calls(MailboxEnd& mailbox, const LoadRequest& request) {
    const pid_t self = ::getpid();
    const RecordTypes records{request.record_types};
    const auto module = make_module(EntryKind::calls);
    RoomWriter loaded{mailbox.reply_room()};
    const bool ok = load(request, module, loaded);
    // A process that the solution forked comes back here too: it has nothing to say.
    if (::getpid() != self) ::_exit(0);
    flush("stdout");
    flush("stderr");
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
        flush("stdout");
        flush("stderr");
        mailbox.reply(out.size());
    }
}

[[noreturn]] void serve_script(MailboxEnd& mailbox, const LoadRequest& request) {
    const pid_t self = ::getpid();
    RoomWriter out{mailbox.reply_room()};
    const auto answer = [&] {
        if (::getpid() == self) mailbox.reply(out.size());
    };
    set_arguments(request.argv, request.environment);
    const auto module = make_module(EntryKind::script);
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
    finish_script(module, exit_code);
}

}  // namespace

void run_stub(const sandbox::Inherited& inherited) {
    after_fork();
    MailboxEnd mailbox{inherited};
    const auto request = decode_load_request(mailbox.next_request());
    if (request.kind == EntryKind::script) serve_script(mailbox, request);
    serve_calls(mailbox, request);
}

}  // namespace gradebox::harness
