// Classes of the other side, as they are here: each a class of its own name, related to others as the original is,
// whose instances are proxies. What an instance does it does on the other side; only what a class derived from a
// builtin one has as its content is here as well. Runs in: both.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "harness/bridge/objects.hpp"
#include "harness/bridge/wire.hpp"

namespace gradebox::harness::bridge {

struct EntryDescription {
    Entry kind{Entry::other};
    py::object name;
};

// A class as its side describes it.
struct ClassDescription {
    std::uint64_t number{0};
    py::object name, qualified_name, module;
    bool has_own_checks{false};  // isinstance() and issubclass() may ask more than the bases
    bool is_container{false};    // the class itself can be iterated over, indexed, …, as an Enum
    bool has_finalizer{false};   // __del__: something happens when an instance goes
    bool is_metaclass{false};    // it derives from type
    bool has_weak_list{false};   // its instances can be weakly referenced, though those of its builtin base cannot
    bool fakes_class{false};     // __class__ of an instance may be another class, as that of a mock
    std::string shown_as;        // the name of the library's class that __class__ shows; may be empty
    std::string shown_later;     // the same, of a module that is not imported here so far
    std::string metaclass;       // the same, for the class itself
    py::object made_by;          // its metaclass here, where that is one of the solution's; may be null
    Content content{Content::none};
    std::vector<py::object> bases;       // classes here, without object
    std::vector<py::object> ancestors;   // further classes of the library that it derives from, in order
    std::vector<py::object> registered;  // abstract ones of the library that say that it is one of theirs
    std::vector<EntryDescription> entries;
};

struct Mirror {
    std::uint64_t number{0};
    Content content{Content::none};
    bool has_own_checks{false};
    bool has_own_metaclass{false};  // one that the other side's file defines
    bool is_derived{false};         // made here, with a twin on the other side
    bool has_finalizer{false};      // as in its description
    bool fakes_class{false};        // the same
    bool is_metaclass{false};       // its instances are mirrors of classes
    bool is_of_arrays{false};       // of NumPy or pandas
    py::object shown_as;            // may be null
    std::string shown_later;        // the name of that, once its module is imported here
    py::object metaclass;           // the same
    std::string named_as;           // the name by which the test asked for it; empty: it did not
};

class Mirrors {
public:
    Mirrors() = default;
    Mirrors(const Mirrors&) = delete;
    Mirrors& operator=(const Mirrors&) = delete;

    py::object make(const ClassDescription& description);
    // A class that this side has as well, under that number.
    py::object adopt(std::uint64_t number, const py::object& type) { return by_number_[number] = type; }
    // What the original has got, or has no longer.
    void set_entry(std::uint64_t number, const EntryDescription& entry);
    void remove_entry(std::uint64_t number, PyObject* name);
    // Null: none.
    PyTypeObject* find(std::uint64_t number) const;
    Mirror* of(PyTypeObject* type) const;
    // Made here out of classes of the other side: its twin has that number.
    void add_derived(PyTypeObject* type, std::uint64_t number);

    // What stands in a class statement for a class of this side's own that has a stand-in on the other, under that
    // number; null: it has none.
    PyObject* stand_in(PyTypeObject* own) const;
    PyObject* add_stand_in(PyTypeObject* own, std::uint64_t number);

    // What __class__ of an instance shows; null: the class itself.
    py::object shown_as(PyTypeObject* type) const;
    // A class that the test has asked for by name.
    void set_named(PyTypeObject* type, const std::string& name);
    // The names of those of its bases that the test made, down to the nearest that it asked for, and of that.
    std::vector<std::string> names_of(PyTypeObject* type) const;

    // __spec__ of a module of the other side's that is imported by that name, for which every import statement asks:
    // one of this side's own. Null: it is no such module.
    void add_module(std::uint64_t number, PyObject* name);
    py::object spec_of(std::uint64_t number) const;

private:
    py::object make_entry(std::uint64_t number, const EntryDescription& entry) const;
    PyObject* changeable(std::uint64_t number) const;
    py::object bases_of(const ClassDescription& description) const;

    std::unordered_map<std::uint64_t, py::object> by_number_;
    std::unordered_map<PyTypeObject*, std::unique_ptr<Mirror>> mirrors_;
    std::unordered_map<PyTypeObject*, std::pair<py::object, py::object>> stand_ins_;  // by the class: it, and its
    std::unordered_map<std::uint64_t, py::object> specs_;
    // Mirrors of twins, made when a twin was told of before the class that it is one of had its number.
    std::vector<py::object> replaced_;
};

// Where a class or a function of the tests says that it is, in a candidate's process, where no module of theirs ever
// is: a module of that name that holds what was handed over. What pickles an object, or reads annotations, looks there.
void show_in_module(const py::object& module, const py::object& qualified_name, const py::object& object);
// The same for what the names in annotations stand for.
void show_annotated(const py::object& module, const py::dict& names);
// Of those, modules come as their names.
py::dict import_named_modules(py::dict names);

// A class statement with classes of the other side, on this thread. Null: there is none.
struct ClassStatement {
    PyTypeObject* here{nullptr};  // made here, and waits for the number of its twin
    // Of one that is being carried out for the other side, whose twin is known by them: borrowed.
    PyObject* name{nullptr};
    PyObject* bases{nullptr};
};
ClassStatement& class_statement();

// A method that is looked up only when it is called; unless it is used for something else, or its name is about to mean
// something else.
struct Method {
    PyObject_HEAD PyObject* self;
    PyObject* name;
    std::uint64_t class_number;  // whose own it is; 0: what the object itself gives
    vectorcallfunc call;
    PyObject* found;          // what it stands for: the other side's bound method; may be null
    Method *previous, *next;  // of those that are not yet looked up
};
py::object make_method(PyObject* self, PyObject* name, std::uint64_t class_number);
// Looks it up, if that was not done before.
PyObject* resolve(Method& method);
// Before an attribute of that name is set or deleted, of whatever object.
void resolve_methods_named(PyObject* name);

// The attribute of a class of the other side, in its mirror.
struct ClassAttribute {
    PyObject_HEAD std::uint64_t class_number;
    PyObject* name;
    vectorcallfunc call;
};

}  // namespace gradebox::harness::bridge
