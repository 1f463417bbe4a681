// What a candidate may ask of the objects that a test handed over: to call them, to use the operators and methods that
// such an object is for, and nothing by which Python lets one walk on to what was not handed over (globals, code,
// frames, closures, classes, modules).
// Runs in: the examiner (trusted); a candidate's process allows everything that the examiner asks.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

class Guard {
public:
    explicit Guard(Side side) : is_strict_{side == Side::examiner} {}

    // Each throws py::error_already_set with an AttributeError or TypeError that says what is refused.
    void check_get(PyObject* object, PyObject* name) const;
    void check_set(PyObject* object, PyObject* name) const;
    // What x.__dir__() and x.__getattribute__(name) give where not everything may be had; null: it is another method,
    // or everything may.
    py::object look_up(PyObject* object, PyObject* method, const std::vector<py::object>& arguments) const;
    // Of a function or a class before it is handed over, since a solution may change its annotations.
    void note_annotations(PyObject* object);
    // In place of a function's globals, or of those around a class: what the names in its annotations stood for then,
    // as `tell` has it. Null: something else is asked for.
    void tell_annotated(const py::object& tell) { tell_annotated_ = tell; }
    py::object names_around(PyObject* object, PyObject* asked) const;
    // What may be handed over in place of it: of a function's code only what its signature says.
    py::object harmless(py::object value) const;
    void check_call(PyObject* object) const;
    // What a bound method is made of is handed over sealed: good for weak references, and to make or to call that
    // method again.
    bool seals(PyObject* object, std::string_view name) const;
    void check_sealed(bool is_for_that) const;
    // Of a function and an object, one of them sealed.
    void check_bind(PyObject* function, PyObject* object) const;
    void check_import() const;
    // Of a class statement: from classes that were themselves handed over, and from those of the library.
    void check_derive(PyObject* bases, PyObject* contents) const;

    // A class that was itself handed over, not only one of its instances.
    void give(PyObject* type) {
        if (is_giving_) given_.insert(type);
    }
    void set_giving(bool giving) { is_giving_ = giving; }

    // Whether a class of this side tells the other side about this entry: of one that was handed over all that it may
    // be asked for.
    bool describes(PyTypeObject* type, PyObject* name) const;
    // Whether a class of the other side may say that it derives from this one of the library.
    bool is_ancestor(std::string_view dotted_name) const;
    // Whether the other side may name this object of the library here, or say that a class looks like it.
    bool is_well_known(std::string_view dotted_name) const;
    bool is_shown_as(std::string_view dotted_name) const;
    // Whether that is a class of exceptions, which only hold what they are made of, in a module imported on this side.
    bool has_exception(std::string_view dotted_name) const;

private:
    bool is_strict_;
    bool is_giving_{true};
    py::object tell_annotated_;
    std::unordered_map<PyObject*, py::object> annotated_;  // the texts among their annotations; may be null
    std::unordered_set<PyObject*> given_;                  // classes that are handed over stay
};

template <std::size_t Size>
bool is_one_of(const std::array<const char*, Size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Special method names that stand for operators and protocols (Python's reference, "Special method names").
bool is_operator(std::string_view name);
// Any name that starts and ends with two underscores.
bool is_special(std::string_view name);

}  // namespace gradebox::harness::bridge
