// A mutable container that crossed, or data of a package that changes: this side's own.
// Runs in: both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/bridge/edits.hpp"
#include "harness/bridge/wire.hpp"

namespace gradebox::harness::bridge {

// What kind of replica an object makes: exactly a list, a dict, …; nullopt: none.
std::optional<ReplicaKind> replica_kind(PyObject* object);
// Of the content of a class that derives from a builtin one. Throws ProtocolError when that is no container.
ReplicaKind replica_kind(PyTypeObject* type, Content content);
// Whether one can be made of it.
bool may_be_replica(PyObject* object);
// Most are: an int, a str or a float.
bool is_simple(PyObject* object);

// A list with so many places, to be filled with PyList_SET_ITEM before anybody looks at it.
py::object new_list(std::size_t size);

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
    std::uint64_t times_settled() const { return times_settled_; }
    // The other side does not have it so after all.
    void unsettle() { is_settled_ = false; }

    // What has become of what is settled; nullopt: it is better told whole.
    std::optional<std::vector<Edit>> edits() const;
    // What the other side says has become of it. Throws ProtocolError when it cannot have.
    void check_edits(const std::vector<Edit>& edits) const;
    void follow(std::vector<Edit>& edits);
    // As both sides have it then, whichever told the other.
    void settle(const std::vector<Edit>& edits);

    bool is_filling() const { return is_filling_; }
    // While there is one, what the replica lacks is not yet there, and no change: to put a key into it may take a
    // question to the other side.
    class Filling {
    public:
        explicit Filling(Replica& replica)
            : replica_{replica}, was_filling_{std::exchange(replica.is_filling_, true)} {}
        ~Filling() { replica_.is_filling_ = was_filling_; }
        Filling(const Filling&) = delete;
        Filling& operator=(const Filling&) = delete;

    private:
        Replica& replica_;
        bool was_filling_;
    };

private:
    ContentsView now() const;  // of a list or a dict, until any is asked for again
    bool can_be_edited() const;
    std::size_t unit() const;
    bool delete_and_set(std::vector<Edit>& edits);

    py::object object_;
    ReplicaKind kind_;
    bool is_filling_{false};
    bool is_settled_{true};
    std::uint64_t times_settled_{0};
    bool has_plain_keys_{false};
    Contents settled_;
    std::string settled_bytes_;
    std::array<std::uint64_t, 2> settled_version_{};  // of a dict
};

}  // namespace gradebox::harness::bridge
