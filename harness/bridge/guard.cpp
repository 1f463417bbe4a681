#include "harness/bridge/guard.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "harness/bridge/python_types.hpp"
#include "harness/object_codec.hpp"

namespace gradebox::harness::bridge {
namespace {

using std::string_view;

constexpr std::array kOperators{
    "__abs__",     "__add__",         "__aenter__",   "__aexit__",  "__aiter__",     "__and__",       "__anext__",
    "__await__",   "__bool__",        "__bytes__",    "__call__",   "__ceil__",      "__complex__",   "__contains__",
    "__delete__",  "__delitem__",     "__divmod__",   "__enter__",  "__eq__",        "__exit__",      "__float__",
    "__floor__",   "__floordiv__",    "__format__",   "__fspath__", "__ge__",        "__get__",       "__getitem__",
    "__gt__",      "__hash__",        "__iadd__",     "__iand__",   "__ifloordiv__", "__ilshift__",   "__imatmul__",
    "__imod__",    "__imul__",        "__index__",    "__init__",   "__int__",       "__invert__",    "__ior__",
    "__ipow__",    "__irshift__",     "__isub__",     "__iter__",   "__itruediv__",  "__ixor__",      "__le__",
    "__len__",     "__length_hint__", "__lshift__",   "__lt__",     "__matmul__",    "__missing__",   "__mod__",
    "__mul__",     "__ne__",          "__neg__",      "__next__",   "__or__",        "__pos__",       "__pow__",
    "__radd__",    "__rand__",        "__rdivmod__",  "__repr__",   "__reversed__",  "__rfloordiv__", "__rlshift__",
    "__rmatmul__", "__rmod__",        "__rmul__",     "__ror__",    "__round__",     "__rpow__",      "__rrshift__",
    "__rshift__",  "__rsub__",        "__rtruediv__", "__rxor__",   "__set__",       "__set_name__",  "__setitem__",
    "__str__",     "__sub__",         "__truediv__",  "__trunc__",  "__xor__"};

// What tells about an object without leading on from it.
constexpr std::array kTelling{"__name__",
                              "__qualname__",
                              "__doc__",
                              "__module__",
                              "__annotations__",
                              "__dict__",
                              "__class__",
                              "__signature__",
                              "__wrapped__",
                              "__defaults__",
                              "__kwdefaults__",
                              "__text_signature__",
                              "__isabstractmethod__",
                              "__match_args__",
                              "__slots__",
                              "__flags__",
                              "__code__",
                              "__mro__",
                              "__bases__",
                              "__base__",
                              "__origin__",
                              "__args__",
                              "__parameters__",
                              "__mro_entries__",
                              "__abstractmethods__",
                              "__orig_bases__",
                              "_is_protocol",
                              "__non_callable_proto_members__",
                              "__protocol_attrs__",
                              "__objclass__",
                              "__deepcopy__",
                              "__copy__",
                              "__reduce_ex__",
                              "__reduce__",
                              "__getstate__",
                              "__setstate__",
                              "__dataclass_fields__",
                              "__dataclass_params__",
                              "__set_name__",
                              "__new__"};

// Builtin objects that lead from one thing to another by their attributes.
constexpr std::array kLeading{"function",
                              "method",
                              "builtin_function_or_method",
                              "generator",
                              "coroutine",
                              "async_generator",
                              "frame",
                              "traceback",
                              "code",
                              "module",
                              "cell",
                              "property",
                              "staticmethod",
                              "classmethod",
                              "functools.partial",
                              "method-wrapper",
                              "wrapper_descriptor",
                              "functools._lru_cache_wrapper"};
// What those may be asked for all the same.
constexpr std::array kHarmless{"fget",  "fset",  "fdel",  "getter", "setter", "deleter",    "send",
                               "throw", "close", "asend", "athrow", "aclose", "cache_info", "cache_clear"};

bool is_builtin_that_leads(PyObject* object) {
    return is_one_of(kLeading, Py_TYPE(object)->tp_name);
}

// A class that a test file defines, as opposed to one of a library: that of the test case above all.
bool is_object_of_library(PyObject* object) {
    PyTypeObject* const type = Py_TYPE(object);
    const auto module = text_of(PyDict_GetItemString(type->tp_dict, "__module__"));
    return module.starts_with("unittest") || module.starts_with("_pytest") || module.starts_with("asyncio") ||
           module.starts_with("hypothesis");
}

bool is_instance_of(PyObject* object, string_view type_name) {
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(Py_TYPE(object)->tp_mro); ++i) {
        auto* const base = reinterpret_cast<PyTypeObject*>(PyTuple_GET_ITEM(Py_TYPE(object)->tp_mro, i));
        if (string_view{base->tp_name} == type_name) return true;
    }
    return false;
}

bool is_test_case(PyObject* object) {
    return is_instance_of(object, "TestCase");
}

// What a mock says of how it was called, and what it is told to do: that is between it and the test.
bool is_between_mock_and_test(PyObject* object, string_view name) {
    constexpr std::array kNames{"__dict__",       "called",         "call_count",    "call_args",   "call_args_list",
                                "mock_calls",     "method_calls",   "return_value",  "side_effect", "reset_mock",
                                "configure_mock", "attach_mock",    "mock_add_spec", "awaited",     "await_count",
                                "await_args",     "await_args_list"};
    return is_instance_of(object, "NonCallableMock") && (is_one_of(kNames, name) || name.starts_with("assert"));
}

// What a test gave a mock, as opposed to what the mock is made of.
bool is_given_to_mock(PyObject* object, PyObject* name) {
    const auto text = text_of(name);
    return is_instance_of(object, "NonCallableMock") && !text.starts_with("_mock_") && !text.starts_with("_spec_") &&
           _PyType_Lookup(Py_TYPE(object), name) == nullptr;
}

bool is_special_of_mock(PyObject* object, PyObject* name) {
    if (!is_instance_of(object, "NonCallableMock") || _PyType_Lookup(Py_TYPE(object), name) != nullptr) return false;
    PyObject** const own = _PyObject_GetDictPtr(object);
    return own != nullptr && *own != nullptr && PyDict_Contains(*own, name) == 1;
}

// What a module has that its author did not put there.
constexpr std::array kModules{"__loader__", "__spec__", "__builtins__"};

// What makes a class what it is.
constexpr std::array kFixed{"__class__", "__bases__",   "__base__",      "__mro__",
                            "__dict__",  "__weakref__", "__subclasses__"};
// What a solution may say about a function or another object of the test.
constexpr std::array kSettable{"__doc__",     "__name__",        "__qualname__",  "__module__",
                               "__wrapped__", "__annotations__", "__signature__", "__isabstractmethod__"};

// What coroutines of a solution need of the loop that runs the test's.
constexpr std::array kOfLoops{"create_future",
                              "create_task",
                              "call_soon",
                              "call_soon_threadsafe",
                              "call_later",
                              "call_at",
                              "time",
                              "get_debug",
                              "is_running",
                              "is_closed",
                              "run_in_executor",
                              "call_exception_handler"};
constexpr std::array kNotOfTasks{"get_coro", "get_stack", "print_stack", "_coro", "_loop"};

bool is_event_loop(PyObject* object) {
    return is_instance_of(object, "AbstractEventLoop");
}

// By which a class looks up its own attributes, whatever their names.
constexpr std::array kLookUps{"__getattr__", "__getattribute__", "__setattr__", "__delattr__"};

// Whether a name with two underscores on each side is one that the author gave it, not Python.
bool is_of_author(PyObject* object, PyObject* name) {
    if (is_one_of(kLookUps, text_of(name)) || is_object_of_library(object)) return false;
    if (PyMethod_Check(object)) return is_of_author(PyMethod_GET_FUNCTION(object), name);
    if (PyObject** const own = _PyObject_GetDictPtr(object); own != nullptr && *own != nullptr && !PyType_Check(object))
        if (PyDict_CheckExact(*own) && PyDict_GetItem(*own, name) != nullptr) return true;
    auto* const type = PyType_Check(object) ? reinterpret_cast<PyTypeObject*>(object) : Py_TYPE(object);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        auto* const base = reinterpret_cast<PyTypeObject*>(PyTuple_GET_ITEM(type->tp_mro, i));
        PyObject* const found = PyDict_GetItem(base->tp_dict, name);
        if (found != nullptr) return !is_builtin(base) && !Py_IS_TYPE(found, &PyGetSetDescr_Type);
    }
    return false;
}

// A function's own names are harmless, its __dict__ is what its author put there; a bound method shows the latter, too.
bool is_of_function(PyObject* object, PyObject* name) {
    if (!PyMethod_Check(object)) return PyFunction_Check(object);
    PyObject* const function = PyMethod_GET_FUNCTION(object);
    PyObject* const own =
        PyFunction_Check(function) ? reinterpret_cast<PyFunctionObject*>(function)->func_dict : nullptr;
    return own != nullptr && PyDict_GetItem(own, name) != nullptr;
}

// A module that the test has made, not one that anybody imports.
bool is_made_module(PyObject* object) {
    if (!Py_IS_TYPE(object, &PyModule_Type)) return false;
    PyObject* const contents = PyModule_GetDict(object);
    PyObject* const name = PyDict_GetItemString(contents, "__name__");
    const bool is_main = name != nullptr && PyUnicode_Check(name) && text_of(name) == "__main__";
    return PyDict_GetItemString(contents, "__spec__") == Py_None && !is_main;
}

// What an author keeps in a test case, or its class, as opposed to what can be called.
bool is_data_of_test_case(PyObject* object, PyObject* name) {
    PyObject** const own = _PyObject_GetDictPtr(object);
    PyObject* found = own == nullptr || *own == nullptr ? nullptr : PyDict_GetItem(*own, name);
    if (found == nullptr) found = _PyType_Lookup(Py_TYPE(object), name);
    return found != nullptr && PyCallable_Check(found) == 0 && Py_TYPE(found)->tp_descr_get == nullptr;
}

// As they stand in the class; __wrapped__ leads to the same.
bool is_method_of_no_object(PyObject* object) {
    return Py_IS_TYPE(object, &PyClassMethod_Type) || Py_IS_TYPE(object, &PyStaticMethod_Type);
}

bool may_get(PyObject* object, PyObject* asked) {
    const auto name = text_of(asked);
    if (is_event_loop(object))
        return is_one_of(kOfLoops, name) || name == "__class__" || name == "__hash__" || name == "__eq__";
    if (is_one_of(kNotOfTasks, name) && string_view{Py_TYPE(object)->tp_name}.starts_with("_asyncio")) return false;
    if (is_operator(name)) return true;
    if (is_between_mock_and_test(object, name)) return false;
    if (is_made_module(object)) return !is_one_of(kModules, name);
    if (name == "__func__" && is_method_of_no_object(object)) return true;
    if (is_special(name))
        return is_one_of(kTelling, name) || is_of_author(object, asked) || is_special_of_mock(object, asked);
    if (is_builtin_that_leads(object)) return is_one_of(kHarmless, name) || is_of_function(object, asked);
    if (is_test_case(object)) {
        // What the author gave it, not what the framework did, nor its tests.
        if (name.starts_with("test")) return is_data_of_test_case(object, asked);
        return !name.starts_with("_") && !name.starts_with("assert") && name != "id";
    }
    return !name.starts_with("_") || name == "_is_coroutine" || !is_object_of_library(object) ||
           is_given_to_mock(object, asked);
}

[[noreturn]] void refuse(PyObject* error, const std::string& text) {
    PyErr_SetString(error, text.c_str());
    throw py::error_already_set{};
}

}  // namespace

bool is_special(string_view name) {
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

bool is_operator(string_view name) {
    return is_special(name) && is_one_of(kOperators, name);
}

void Guard::check_get(PyObject* object, PyObject* name) const {
    if (!is_strict_) return;
    const auto text = text_of(name);
    if (seals(object, text)) return;
    if ((PyModule_Check(object) && !is_made_module(object)) || !may_get(object, name))
        refuse(PyExc_AttributeError, "'" + type_name(Py_TYPE(object)) + "' object has no attribute '" + text + "'");
}

void Guard::note_annotations(PyObject* object) {
    if (!is_strict_) return;
    if (PyMethod_Check(object)) object = PyMethod_GET_FUNCTION(object);
    PyObject* annotations = nullptr;
    if (PyFunction_Check(object))
        annotations = reinterpret_cast<PyFunctionObject*>(object)->func_annotations;
    else if (PyType_Check(object))
        annotations = PyDict_GetItemString(as_type(object)->tp_dict, "__annotations__");
    else
        return;
    const auto [noted, is_first] = annotated_.try_emplace(object);
    if (!is_first || annotations == nullptr) return;
    // A function has names and values in turn, until it is asked for a dict of them; type itself has neither.
    if (!PyDict_CheckExact(annotations) && !PyTuple_CheckExact(annotations)) return;
    const auto values = PyDict_CheckExact(annotations) ? owned(PyDict_Values(annotations)) : borrowed(annotations);
    py::list texts;
    for (const auto& value : values)
        if (PyUnicode_CheckExact(value.ptr())) texts.append(value);
    noted->second = texts;
}

py::object Guard::names_around(PyObject* object, PyObject* asked) const {
    if (!is_strict_ || text_of(asked) != "__globals__") return {};
    if (PyMethod_Check(object)) object = PyMethod_GET_FUNCTION(object);
    if (!PyFunction_Check(object) && !PyType_Check(object)) return {};
    const auto found = annotated_.find(object);
    if (found != annotated_.end() && found->second && tell_annotated_)
        return tell_annotated_(borrowed(object), found->second);
    return PyType_Check(object) ? py::dict{} : py::object{};
}

void Guard::check_set(PyObject* object, PyObject* name) const {
    if (!is_strict_) return;
    const auto text = text_of(name);
    const bool is_class = PyType_Check(object);
    if (is_class && !given_.contains(object))
        refuse(PyExc_AttributeError, "the class of an object of the test is not for a solution to change");
    // A class is given to be changed, as a decorator does, but stays of the kind that it is.
    const auto may_set_special = [&] {
        if (is_class) return !is_one_of(kFixed, text);
        return is_one_of(kSettable, text) ||
               (!is_one_of(kLookUps, text) && _PyType_Lookup(Py_TYPE(object), name) == nullptr);
    };
    const bool may_set = !PyModule_Check(object) && (!is_special(text) || may_set_special());
    if (!may_set || is_test_case(object) || is_between_mock_and_test(object, text))
        refuse(PyExc_AttributeError, "attribute '" + text + "' of an object of the test is not for a solution to set");
}

py::object Guard::look_up(PyObject* object, PyObject* method, const std::vector<py::object>& arguments) const {
    const auto asked = text_of(method);
    if (!is_strict_ || PyModule_Check(object)) return {};
    if (asked == "__getattribute__" && arguments.size() == 1 && PyUnicode_Check(arguments[0].ptr())) {
        check_get(object, arguments[0].ptr());
        if (seals(object, text_of(arguments[0].ptr()))) check_sealed(false);
        return harmless(owned(PyObject_GetAttr(object, arguments[0].ptr())));
    }
    if (asked != "__dir__" || !arguments.empty()) return {};
    py::list names;
    for (const auto& name : py::reinterpret_steal<py::list>(owned(PyObject_Dir(object)).release()))
        if (may_get(object, name.ptr())) names.append(name);
    return names;
}

py::object Guard::harmless(py::object value) const {
    if (!is_strict_ || !PyCode_Check(value.ptr())) return value;
    py::dict told;
    for (const char* name :
         {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_flags", "co_name", "co_qualname"})
        told[name] = value.attr(name);
    const auto arguments =
        py::cast<Py_ssize_t>(value.attr("co_argcount")) + py::cast<Py_ssize_t>(value.attr("co_kwonlyargcount")) + 2;
    told["co_varnames"] = owned(PyTuple_GetSlice(py::object{value.attr("co_varnames")}.ptr(), 0, arguments));
    return py::module_::import("types").attr("SimpleNamespace")(**told);
}

void Guard::check_call(PyObject* object) const {
    if (is_strict_ && PyModule_Check(object)) refuse(PyExc_TypeError, "a module is not callable");
}

bool Guard::seals(PyObject* object, string_view name) const {
    return is_strict_ && PyMethod_Check(object) && (name == "__self__" || name == "__func__");
}

void Guard::check_sealed(bool is_for_that) const {
    if (!is_for_that) refuse(PyExc_TypeError, "what a bound method is made of is not for a solution to use");
}

void Guard::check_bind(PyObject* function, PyObject* object) const {
    const bool is_method =
        PyFunction_Check(function) &&
        _PyType_Lookup(Py_TYPE(object), reinterpret_cast<PyFunctionObject*>(function)->func_name) == function;
    if (!is_method) refuse(PyExc_TypeError, "what a bound method is made of makes no other method");
}

void Guard::check_import() const {
    if (is_strict_) refuse(PyExc_ImportError, "the test's side imports nothing for a solution");
}

void Guard::check_derive(PyObject* bases, PyObject* contents) const {
    if (!is_strict_) return;
    bool is_from_given = false;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(bases); ++i) {
        PyObject* const base = PyTuple_GET_ITEM(bases, i);
        const bool is_given = given_.contains(base);
        is_from_given = is_from_given || is_given;
        if (!is_given && !is_well_known(well_known_name(base)))
            refuse(PyExc_TypeError,
                   "a class of the test that was not handed over is not for a solution to derive from");
    }
    if (!is_from_given) refuse(PyExc_TypeError, "a solution makes its classes on its own side");
    for (const char* name : kFixed)
        if (PyDict_GetItemString(contents, name) != nullptr)
            refuse(PyExc_TypeError, "'" + std::string{name} + "' of a class of the test is not for a solution to set");
}

bool Guard::describes(PyTypeObject* type, PyObject* name) const {
    auto* const object = reinterpret_cast<PyObject*>(type);
    if (!is_strict_ || is_operator(text_of(name))) return true;
    if (is_special(text_of(name))) return false;
    // What a builtin base has, too, a mirror would have from there.
    return _PyType_Lookup(builtin_base(type), name) != nullptr || (given_.contains(object) && may_get(object, name));
}

}  // namespace gradebox::harness::bridge
