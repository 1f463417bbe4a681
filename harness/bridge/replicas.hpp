// Mutable containers that crossed: each side has one of its own, and whenever a message goes, what has changed since
// the last goes with it. So both sides see one list, as they would in one process, because only one of them runs at a
// time.
// Runs in: both.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "harness/bridge/objects.hpp"
#include "harness/bridge/wire.hpp"

namespace gradebox::harness::bridge {

// What kind of replica an object makes: exactly a list, a dict, …; nullopt: none.
std::optional<ReplicaKind> replica_kind(PyObject* object);
// Of the content of a class that derives from a builtin one. Throws ProtocolError when that is no container.
ReplicaKind replica_kind(PyTypeObject* type, Content content);

// A list with so many places, to be filled with PyList_SET_ITEM before anybody looks at it.
py::object new_list(std::size_t size);

// What is in it: items, or keys and values in turn; of data, what it comes to. Strong references.
using Contents = std::vector<py::object>;

class Replica {
public:
    Replica(PyObject* object, ReplicaKind kind) : object_{borrowed(object)}, kind_{kind} {}

    PyObject* object() const { return object_.ptr(); }
    ReplicaKind kind() const { return kind_; }
    bool is_unchanged() const;
    Contents contents() const;
    std::string_view bytes() const;               // of a byte_array
    void set_contents(const Contents& contents);  // of all but a list and a byte_array
    void take_items(const py::object& list);      // of a list: those of another, which nobody else uses
    void set_bytes(std::string_view bytes);
    // How it is now is how both sides have it.
    void settle();
    const Contents& settled() const { return settled_; }

    // While there is one, what the replica lacks is not yet there, and no change: to put a key into it may take a
    // question to the other side.
    class Filling {
    public:
        explicit Filling(Replica& replica) : replica_{replica} { replica_.is_filling_ = true; }
        ~Filling() { replica_.is_filling_ = false; }
        Filling(const Filling&) = delete;
        Filling& operator=(const Filling&) = delete;

    private:
        Replica& replica_;
    };

private:
    py::object object_;
    ReplicaKind kind_;
    bool is_filling_{false};
    Contents settled_;
    std::string settled_bytes_;
    std::array<std::uint64_t, 2> settled_version_{};  // of a dict
};

class Replicas {
public:
    // Numbers given here differ from the other side's.
    explicit Replicas(bool even) : next_{even ? 2U : 1U} {}

    std::optional<std::uint64_t> number_of(PyObject* object) const;
    std::uint64_t add(PyObject* object, ReplicaKind kind);
    // What was added first since the last commit() has been sent, or has not.
    void commit() { uncommitted_.clear(); }
    void roll_back();
    void add(std::uint64_t number, PyObject* object, ReplicaKind kind);
    Replica* find(std::uint64_t number);
    void settle(Replica& replica);

    std::vector<std::uint64_t> changed() const;
    // Takes out those that nothing here refers to any more.
    std::vector<std::uint64_t> take_unused();
    void drop(std::uint64_t number);

private:
    bool is_unused(const Replica& replica) const;

    std::uint64_t next_;
    std::vector<std::uint64_t> uncommitted_;
    std::map<std::uint64_t, Replica> replicas_;
    std::unordered_map<PyObject*, std::uint64_t> numbers_;
    std::unordered_map<PyObject*, Py_ssize_t> settled_references_;  // that settled contents hold on replicas
};

}  // namespace gradebox::harness::bridge
