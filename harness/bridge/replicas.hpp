// Mutable containers that crossed: each side has one of its own, and whenever a message goes, what has changed since
// the last goes with it. So both sides see one list, as they would in one process, because only one of them runs at a
// time.
// Runs in: both.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "harness/bridge/replica.hpp"

namespace gradebox::harness::bridge {

class Replicas {
public:
    // Numbers given here differ from the other side's.
    explicit Replicas(bool even) : next_{even ? 2U : 1U} {}

    std::optional<std::uint64_t> number_of(PyObject* object) const;
    std::uint64_t add(PyObject* object, ReplicaKind kind);
    // What was added first since the last commit(), and what changed(), has been sent.
    void commit() { uncommitted_.clear(); }
    // It has not; the changes go with the next message, or are lost.
    void roll_back(bool keeps_changes);
    void add(std::uint64_t number, PyObject* object, ReplicaKind kind);
    // Throws ProtocolError when there is none of that number.
    Replica& at(std::uint64_t number);
    void settle(Replica& replica);
    void settle(Replica& replica, const std::vector<Edit>& edits);

    std::vector<std::uint64_t> changed();
    // Takes out those that nothing here refers to any more.
    std::vector<std::uint64_t> take_unused();
    void drop(std::uint64_t number);
    // The other side has taken it out. Throws ProtocolError while it is being filled, which no honest side does.
    void dropped_there(std::uint64_t number);

private:
    Replica* find(std::uint64_t number);  // null: there is none
    bool is_unused(const Replica& replica) const;
    void count_references(ContentsView contents, int change);

    std::uint64_t next_;
    std::vector<std::uint64_t> uncommitted_;
    std::vector<std::uint64_t> changed_;  // when last asked
    std::map<std::uint64_t, Replica> replicas_;
    std::unordered_map<PyObject*, std::uint64_t> numbers_;
    std::unordered_map<PyObject*, Py_ssize_t> settled_references_;  // that settled contents hold on replicas
};

}  // namespace gradebox::harness::bridge
