#include "harness/bridge/replicas.hpp"

#include "harness/bridge/python_types.hpp"

namespace gradebox::harness::bridge {

std::optional<std::uint64_t> Replicas::number_of(PyObject* object) const {
    const auto entry = numbers_.find(object);
    return entry == numbers_.end() ? std::nullopt : std::optional{entry->second};
}

std::uint64_t Replicas::add(PyObject* object, ReplicaKind kind) {
    const auto number = std::exchange(next_, next_ + 2);
    add(number, object, kind);
    uncommitted_.push_back(number);
    return number;
}

void Replicas::roll_back(bool keeps_changes) {
    for (const auto number : std::exchange(uncommitted_, {})) drop(number);
    if (keeps_changes) return;
    for (const auto number : changed_)
        if (auto* const replica = find(number)) replica->unsettle();
}

void Replicas::add(std::uint64_t number, PyObject* object, ReplicaKind kind) {
    if (!replicas_.try_emplace(number, object, kind).second) throw ProtocolError{"a container's number given twice"};
    numbers_[object] = number;
}

Replica& Replicas::at(std::uint64_t number) {
    auto* const replica = find(number);
    if (replica == nullptr) throw ProtocolError{"a container that is not known"};
    return *replica;
}

Replica* Replicas::find(std::uint64_t number) {
    const auto entry = replicas_.find(number);
    return entry == replicas_.end() ? nullptr : &entry->second;
}

void Replicas::count_references(ContentsView contents, int change) {
    for (auto* const item : contents)
        if (may_be_replica(item)) settled_references_[item] += change;
}

void Replicas::settle(Replica& replica) {
    count_references(view_contents(replica.settled()), -1);
    replica.settle();
    count_references(view_contents(replica.settled()), 1);
}

void Replicas::settle(Replica& replica, const std::vector<Edit>& edits) {
    for (const auto& edit : edits) {
        count_references(view_contents(replica.settled()).subspan(edit.place, edit.removed), -1);
        count_references(view_contents(edit.added), 1);
    }
    replica.settle(edits);
}

std::vector<std::uint64_t> Replicas::changed() {
    changed_.clear();
    for (const auto& [number, replica] : replicas_)
        if (!replica.is_unchanged()) changed_.push_back(number);
    return changed_;
}

bool Replicas::is_unused(const Replica& replica) const {
    const auto settled = settled_references_.find(replica.object());
    const auto known = 1 + (settled == settled_references_.end() ? 0 : settled->second);
    return Py_REFCNT(replica.object()) == known;
}

std::vector<std::uint64_t> Replicas::take_unused() {
    std::vector<std::uint64_t> numbers;
    for (bool again = true; again;) {
        again = false;
        for (auto entry = replicas_.begin(); entry != replicas_.end();) {
            const auto number = entry->first;
            const bool unused = is_unused(entry->second);
            ++entry;
            if (!unused) continue;
            numbers.push_back(number);
            drop(number);
            again = true;
            break;  // its end may have ended others
        }
    }
    return numbers;
}

void Replicas::dropped_there(std::uint64_t number) {
    if (auto* const replica = find(number); replica != nullptr && replica->is_filling())
        throw ProtocolError{"a container that goes while it is read"};
    drop(number);
}

void Replicas::drop(std::uint64_t number) {
    const auto entry = replicas_.find(number);
    if (entry == replicas_.end()) return;
    Replica& replica = entry->second;
    for (const auto& item : replica.settled()) {
        if (is_simple(item.ptr())) continue;
        const auto held = settled_references_.find(item.ptr());
        if (held != settled_references_.end() && --held->second == 0) settled_references_.erase(held);
    }
    numbers_.erase(replica.object());
    const auto gone = replicas_.extract(entry);  // its end may run code: last
}

}  // namespace gradebox::harness::bridge
