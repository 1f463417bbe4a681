// What of the library a solution may name, so that the test's side takes its own object of that name: a name is as good
// as the object itself where the test calls what the solution gave it.
#include <algorithm>
#include <array>

#include "harness/bridge/guard.hpp"
#include "harness/bridge/python_types.hpp"

namespace gradebox::harness::bridge {
namespace {

using std::string_view;

// "module:name"
struct Name {
    explicit Name(string_view dotted)
        : module{dotted.substr(0, dotted.find(':'))},
          name{dotted.substr(std::min(dotted.find(':') + 1, dotted.size()))} {}

    // Nothing that is found in something else: what a module imports is found in it too.
    bool is_plain() const { return !name.empty() && name.find('.') == string_view::npos; }

    string_view module, name;
};

// Modules whose classes are bases of a solution's.
constexpr std::array kBases{"abc",
                            "collections",
                            "collections.abc",
                            "_collections_abc",
                            "enum",
                            "typing",
                            "numbers",
                            "contextlib",
                            "json.encoder",
                            "json.decoder",
                            "threading",
                            "string",
                            "argparse",
                            "logging",
                            "queue",
                            "random",
                            "datetime",
                            "decimal",
                            "fractions",
                            "pathlib",
                            "types",
                            "dataclasses",
                            "functools",
                            "concurrent.futures._base",
                            "asyncio.events",
                            "asyncio.queues",
                            "asyncio.locks",
                            "asyncio.protocols",
                            "html.parser",
                            "cmd",
                            "ast",
                            "io",
                            "string",
                            "weakref",
                            "codecs",
                            "configparser",
                            "socketserver",
                            "http.server",
                            "reprlib",
                            "textwrap",
                            "calendar",
                            "graphlib",
                            "heapq",
                            "statistics",
                            "ipaddress",
                            "uuid",
                            "csv",
                            "selectors"};

// Modules whose classes hold data, or say what something is.
constexpr std::array kClasses{"builtins",
                              "datetime",
                              "decimal",
                              "fractions",
                              "collections",
                              "collections.abc",
                              "enum",
                              "abc",
                              "uuid",
                              "numbers",
                              "typing",
                              "types",
                              "json.decoder",
                              "queue",
                              "_queue",
                              "asyncio.exceptions",
                              "concurrent.futures._base",
                              "functools",
                              "itertools",
                              "statistics",
                              "textwrap",
                              "contextlib",
                              "re",
                              "random",
                              "pathlib",
                              "weakref",
                              "inspect",
                              "dataclasses",
                              "asyncio.locks",
                              "threading",
                              "_thread"};
// Modules whose functions compute with what they are given, and look into nothing.
constexpr std::array kFunctions{"math",   "cmath",     "operator",   "_operator", "statistics", "heapq",
                                "_heapq", "bisect",    "_bisect",    "textwrap",  "itertools",  "re",
                                "copy",   "functools", "_functools", "copyreg"};
constexpr std::array kBuiltinFunctions{"abs",  "all", "any",  "ascii", "bin",    "chr", "divmod", "format",
                                       "hash", "hex", "iter", "len",   "max",    "min", "next",   "oct",
                                       "ord",  "pow", "repr", "round", "sorted", "sum"};
// Others that may be named: what is harmless to call, or only says what something is.
constexpr std::array kNamed{"time:monotonic",
                            "time:time",
                            "time:perf_counter",
                            "time:process_time",
                            "json:dumps",
                            "json:loads",
                            "sqlite3:Row",
                            "asyncio.coroutines:_is_coroutine",
                            "_contextvars:Token.MISSING"};
// Of what a builtin class does for operators, only what looks into nothing.
constexpr std::array kSlots{"object.__eq__",  "object.__ne__",   "object.__lt__",   "object.__le__",
                            "object.__gt__",  "object.__ge__",   "object.__hash__", "object.__repr__",
                            "object.__str__", "object.__init__", "object.__new__"};

bool leads_on(PyObject* type) {
    for (const PyTypeObject* other :
         {&PyFunction_Type, &PyCode_Type, &PyModule_Type, &PyFrame_Type, &PySuper_Type, &PyMemoryView_Type})
        if (type == reinterpret_cast<const PyObject*>(other)) return true;
    return false;
}

py::object imported(string_view module) {
    auto found = py::reinterpret_steal<py::object>(PyImport_GetModule(py::str{std::string{module}}.ptr()));
    PyErr_Clear();
    return found;
}

// A class of exceptions, which only hold what they are made of, in a module that the test's side has imported.
bool is_exception(string_view module, string_view name) {
    const auto found = imported(module);
    if (!found) return false;
    const auto object =
        py::reinterpret_steal<py::object>(PyObject_GetAttrString(found.ptr(), std::string{name}.c_str()));
    PyErr_Clear();
    return object && PyExceptionClass_Check(object.ptr());
}

}  // namespace

bool Guard::is_ancestor(string_view dotted_name) const {
    if (!is_strict_) return true;
    const Name name{dotted_name};
    return name.is_plain() && (is_one_of(kBases, name.module) || is_exception(name.module, name.name));
}

bool Guard::is_well_known(string_view dotted_name) const {
    if (!is_strict_) return true;
    const Name asked{dotted_name};
    if (is_one_of(kNamed, dotted_name)) return well_known(dotted_name) ? true : false;
    if (!asked.is_plain()) return asked.module == "builtins" && is_one_of(kSlots, asked.name);
    const bool may_be_function =
        asked.module == "builtins" ? is_one_of(kBuiltinFunctions, asked.name) : is_one_of(kFunctions, asked.module);
    const bool may_be_class = is_one_of(kClasses, asked.module);
    if (asked.module == "builtins" && is_exception(asked.module, asked.name)) return true;
    if (!may_be_function && !may_be_class) return false;  // nor imported
    const auto object = well_known(dotted_name);
    if (!object) return false;
    if (PyType_Check(object.ptr())) return may_be_class && !leads_on(object.ptr());
    if (PyFunction_Check(object.ptr()) || PyCFunction_Check(object.ptr())) return may_be_function;
    return !PyModule_Check(object.ptr());
}

bool Guard::has_exception(string_view dotted_name) const {
    const Name name{dotted_name};
    return name.is_plain() && is_exception(name.module, name.name);
}

// Any class, but nothing is imported for it.
bool Guard::is_shown_as(string_view dotted_name) const {
    if (!is_strict_) return true;
    const Name name{dotted_name};
    return name.is_plain() && imported(name.module);
}

}  // namespace gradebox::harness::bridge
