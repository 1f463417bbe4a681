// The Python types that mirrors and proxies are made of, and what their slots do.
// Runs in: both.
#pragma once

#include <string_view>

#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

struct PythonTypes {
    PyTypeObject* proxy{nullptr};                // the base of classes whose instances have no content
    PyTypeObject* metaclass{nullptr};            // of mirrors of classes of type; equals that
    PyTypeObject* container_metaclass{nullptr};  // of those that can themselves be iterated over, indexed, …
    PyTypeObject* function{nullptr};             // an attribute of a class that is called with its object
    PyTypeObject* attribute{nullptr};            // any other attribute of a class
    PyTypeObject* method{nullptr};
    py::object do_nothing;                   // as a class method
    PyTypeObject* other_metaclass{nullptr};  // of mirrors of classes that have another metaclass
};
// Made when first asked for.
const PythonTypes& python_types();

// From then on object's own methods, called with a proxy, ask the other side.
void prepare_base_methods();

py::object make_class_attribute(PyTypeObject* type, std::uint64_t class_number, PyObject* name);

// For mirrors of classes with content, which cannot derive from the proxy type.
void give_proxy_slots(PyTypeObject* type);
void make_instances_there(PyTypeObject* type);  // what object.__new__(type) does
// A function of the other side in a class here is bound as any function.
PyObject* bind_function(PyObject* function, PyObject* object, PyObject* type);

// The builtin class that a class derives from, or is.
PyTypeObject* builtin_base(PyTypeObject* type);

// The object of the library that a dotted name such as "types.FunctionType" stands for; null: none, or an empty name.
py::object well_known(std::string_view dotted_name);
// A module of the solution's has that name: nothing there is the library's.
void leave_out_of_library(std::string_view module);
// The other way round: empty when there is no such name.
std::string well_known_name(PyObject* object);

// A class of an installed package, such as NumPy, by a name of the same form; nothing is imported for it. Null: there
// is none, as far as this process knows.
py::object class_of_package(std::string_view dotted_name);
std::string name_in_package(PyObject* type);
// Whether that is the name of one of NumPy's or pandas', whose objects are, or hold, arrays.
bool is_of_arrays(std::string_view dotted_name);

// Data of NumPy and pandas as plain values (package_data.py). Null: the object stays where it is.
py::object package_data(PyObject* object);
py::object rough_data(PyObject* object);   // of a series or a frame that has become of another kind
bool may_change_data(PyTypeObject* type);  // an array, a series or a frame
bool is_same_data(const py::object& one, const py::object& other);
py::object made_of_data(const py::object& state);                // throws ProtocolError, as the next does
void fill_with_data(PyObject* object, const py::object& state);  // one that may change

// What NumPy asks an object for: a function without arguments that makes an array here of the one there.
py::object array_maker(const py::object& there);

}  // namespace gradebox::harness::bridge
