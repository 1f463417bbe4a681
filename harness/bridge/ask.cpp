// What this side asks of the other.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "harness/bridge/bridge.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// What came from the other side as a value, or is of this side alone: no object of the other takes part.
bool is_of_this_side(Bridge& bridge, PyObject* object) {
    return !bridge.objects().number_of(object);
}

// By these, arrays say where in memory they lie: NumPy would read there, in a process that this memory is not in.
void refuse_addresses(PyObject* name) {
    for (const char* refused : {"__array_interface__", "__array_struct__"}) {
        if (PyUnicode_CompareWithASCIIString(name, refused) != 0) continue;
        PyErr_SetObject(PyExc_AttributeError, name);
        throw py::error_already_set{};
    }
}

bool is_module(const Mirror* mirror) {
    return mirror != nullptr && mirror->shown_as.ptr() == reinterpret_cast<PyObject*>(&PyModule_Type);
}

// A module of the library that a test reaches by way of the solution, `solution.time`, is the one that it would import
// itself. None of the solution's that only has such a name. Null: it is none.
py::object own_module(const py::object& there, PyObject* name) {
    const auto sys = py::module_::import("sys");
    if (!sys.attr("stdlib_module_names").contains(borrowed(name)) ||
        !py::object{there.attr("__name__")}.equal(borrowed(name)))
        return {};
    const py::object file = py::getattr(there, "__file__", py::none());
    const auto folder = py::module_::import("os.path").attr("dirname")(py::module_::import("os").attr("__file__"));
    if (!file.is_none() && !py::cast<bool>(file.attr("startswith")(folder))) return {};
    return owned(PyImport_Import(name));
}

// Of one of the library's classes whose C code compares only with its own: what the other side's object holds, here.
// Null: another class, or not that of both.
py::object copy_to_compare(PyObject* theirs, PyObject* own) {
    const auto* const mirror = Bridge::here().mirrors().of(Py_TYPE(theirs));
    const auto type = borrowed(reinterpret_cast<PyObject*>(Py_TYPE(own)));
    if (mirror == nullptr || mirror->is_derived || !mirror->shown_as.is(type)) return {};
    const std::string_view name{Py_TYPE(own)->tp_name};
    const auto object = borrowed(theirs);
    if (name == "types.SimpleNamespace") return type(**py::dict{object.attr("__dict__")});
    if (name == "array.array") return type(object.attr("typecode"), object.attr("tolist")());
    return {};
}

// Null: what they hold is not for this side to compare.
py::object compare_here(PyObject* theirs, PyObject* own, std::string_view name) {
    constexpr std::array<std::pair<std::string_view, int>, 6> kComparisons{{{"__eq__", Py_EQ},
                                                                            {"__ne__", Py_NE},
                                                                            {"__lt__", Py_LT},
                                                                            {"__le__", Py_LE},
                                                                            {"__gt__", Py_GT},
                                                                            {"__ge__", Py_GE}}};
    const auto* const asked = std::find_if(kComparisons.begin(), kComparisons.end(),
                                           [name](const auto& comparison) { return comparison.first == name; });
    if (asked == kComparisons.end()) return {};
    const auto copy = copy_to_compare(theirs, own);
    return copy ? owned(PyObject_RichCompare(copy.ptr(), own, asked->second)) : py::object{};
}

}  // namespace

py::object Bridge::get_attribute(std::uint64_t number, PyObject* name) {
    refuse_addresses(name);
    auto result = request(Operation::get_attribute, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter{*this, out}.write_name(name);
    });
    if (side_ == Side::candidate && PyUnicode_CompareWithASCIIString(name, "__globals__") == 0)
        import_named_modules(result);
    const bool is_type = PyType_Check(result.ptr()) != 0;
    if (side_ != Side::examiner || !(is_type || is_module(mirrors_.of(Py_TYPE(result.ptr())))) || !is_namespace(number))
        return result;
    if (is_type)
        mirrors_.set_named(reinterpret_cast<PyTypeObject*>(result.ptr()), text_of(name));
    else if (auto own = own_module(result, name))
        return own;
    return result;
}

// Whether it is a module or a class, whose attributes a test asks for by the names that it was written with.
bool Bridge::is_namespace(std::uint64_t number) const {
    if (mirrors_.find(number) != nullptr) return true;
    PyObject* const proxy = objects_.proxy(number);
    return proxy != nullptr && is_module(mirrors_.of(Py_TYPE(proxy)));
}

void Bridge::set_attribute(std::uint64_t number, PyObject* name, PyObject* value) {
    resolve_methods_named(name);
    request(Operation::set_attribute, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write_one(value);
    });
}

void Bridge::delete_attribute(std::uint64_t number, PyObject* name) {
    resolve_methods_named(name);
    request(Operation::delete_attribute, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter{*this, out}.write_name(name);
    });
}

py::object Bridge::call(std::uint64_t number, const CallArguments& arguments) {
    return request(Operation::call, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter{*this, out}.write_arguments(arguments);
    });
}

py::object Bridge::request_call(Operation operation, std::uint64_t number, PyObject* name,
                                const CallArguments& arguments) {
    return request(operation, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write_arguments(arguments);
    });
}

py::object Bridge::call_method(std::uint64_t number, PyObject* name, const CallArguments& arguments) {
    return request_call(Operation::call_method, number, name, arguments);
}

py::object Bridge::call_special(std::uint64_t number, PyObject* name, const CallArguments& arguments) {
    return request_call(Operation::call_special, number, name, arguments);
}

py::object Bridge::call_past(std::uint64_t number, PyObject* name, const CallArguments& arguments) {
    return request_call(Operation::call_past, number, name, arguments);
}

py::object Bridge::get_inherited(std::uint64_t class_number, PyObject* name, PyObject* object) {
    refuse_addresses(name);
    return request(Operation::get_inherited, [&](RoomWriter& out) {
        out.count(class_number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write(object);
    });
}

py::object Bridge::call_inherited(std::uint64_t class_number, PyObject* name, const CallArguments& arguments) {
    const auto call = [&] { return request_call(Operation::call_inherited, class_number, name, arguments); };
    if (side_ != Side::examiner || arguments.positional != 2 || !is_of_this_side(*this, arguments.values[1]))
        return call();
    PyObject* const object = arguments.values[0];
    const auto asked = text_of(name);
    if (auto result = compare_here(object, arguments.values[1], asked)) return result;
    const auto decision = decision_of(asked);
    if (decision.empty()) return call();
    if (auto result = decisions_.ask(mirrors_.names_of(Py_TYPE(object)), decision, call)) return result;
    if (decision != "contains") return borrowed(Py_NotImplemented);
    // What it holds is what an iteration over it gives.
    const int is_found = static_cast<int>(_PySequence_IterSearch(object, arguments.values[1], PY_ITERSEARCH_CONTAINS));
    check(is_found);
    return py::bool_{is_found == 1};
}

py::object Bridge::derive(PyObject* name, PyObject* bases, PyObject* contents, PyObject* keywords, PyObject* prepared,
                          PyObject* metaclass, PyObject* type) {
    guard_.note_annotations(type);
    auto names = guard_.names_around(type, py::str{"__globals__"}.ptr());
    if (!names) names = py::dict{};
    return request(Operation::derive, [&](RoomWriter& out) {
        ValueWriter writer{*this, out};
        writer.write(name);
        writer.write(bases);
        writer.write(contents);
        writer.write(keywords == nullptr ? Py_None : keywords);
        writer.write(prepared);
        writer.write(metaclass);
        writer.write(names.ptr());
    });
}

bool Bridge::request_check(Operation operation, PyObject* object, std::uint64_t class_number) {
    const auto write = [&](RoomWriter& out) {
        ValueWriter{*this, out}.write(object);
        out.count(class_number);
    };
    return request(operation, write).ptr() == Py_True;
}

bool Bridge::is_instance(PyObject* object, std::uint64_t class_number) {
    return request_check(Operation::is_instance, object, class_number);
}

bool Bridge::is_subclass(PyObject* type, std::uint64_t class_number) {
    return request_check(Operation::is_subclass, type, class_number);
}

// Of a proxy that only weak references are left to.
void Bridge::ask_whether_there(PyObject* proxy) {
    const auto held = objects_.held(proxy);
    const auto is_there = request(Operation::hold_weakly, [&](RoomWriter& out) {
        out.count(held.number);
        out.count(held.times);
    });
    if (is_there.ptr() == Py_False) return objects_.lost(held.number);
    // None: it is on its way here once more.
    objects_.keep(proxy, true);
}

void Bridge::ask_about_kept() {
    while (PyObject* const proxy = objects_.next_kept()) ask_whether_there(proxy);
}

py::object Bridge::identify(std::uint64_t number) {
    return request(Operation::identify, [&](RoomWriter& out) { out.count(number); });
}

void Bridge::put_module(PyObject* name, PyObject* value) {
    request(Operation::put_module, [&](RoomWriter& out) {
        ValueWriter writer{*this, out};
        writer.write_name(name);
        out.byte(value == nullptr ? 0 : 1);
        if (value != nullptr) writer.write(value);
    });
}

void Bridge::use_stream(StreamNumber number) {
    request(Operation::use_stream, [&](RoomWriter& out) { out.count(number); });
}

py::object Bridge::import_module(PyObject* name) {
    auto module = request(Operation::import_module, [&](RoomWriter& out) { ValueWriter{*this, out}.write_name(name); });
    const auto number = objects_.number_of(module.ptr());
    if (number && side_ == Side::examiner) mirrors_.add_module(*number, name);
    return module;
}

}  // namespace gradebox::harness::bridge
