// Containers as they come first, whole, or as what has become of them.
#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

py::object new_container(ReplicaKind kind, const py::object& parameter) {
    const auto collections = py::module_::import("collections");
    switch (kind) {
        case ReplicaKind::list:
            return owned(PyList_New(0));
        case ReplicaKind::dict:
            return owned(PyDict_New());
        case ReplicaKind::set:
            return owned(PySet_New(nullptr));
        case ReplicaKind::byte_array:
            return owned(PyByteArray_FromStringAndSize(nullptr, 0));
        case ReplicaKind::deque:
            return collections.attr("deque")(py::tuple{}, parameter);
        case ReplicaKind::ordered_dict:
            return collections.attr("OrderedDict")();
        case ReplicaKind::default_dict:
            return collections.attr("defaultdict")(parameter);
        case ReplicaKind::counter:
            return collections.attr("Counter")();
        case ReplicaKind::data:
            return made_of_data(parameter);
    }
    throw ProtocolError{"a container that there is not"};
}

}  // namespace

py::object ValueReader::read_replica() {
    const auto number = in_.count();
    const auto kind = up_to(ReplicaKind::data, in_.byte());
    const bool is_made = kind == ReplicaKind::deque || kind == ReplicaKind::data;
    auto container = new_container(kind, is_made ? read() : py::none());
    bridge_.replicas().add(number, container.ptr(), kind);
    if (kind == ReplicaKind::data) return bridge_.replicas().settle(bridge_.replicas().at(number)), container;
    if (kind == ReplicaKind::default_dict) container.attr("default_factory") = read();  // which may be itself
    read_contents(bridge_.replicas().at(number));
    return container;
}

void ValueReader::read_contents(Replica& replica) {
    const Replica::Filling filling{replica};
    if (replica.kind() == ReplicaKind::byte_array) {
        replica.set_bytes(in_.text());
    } else if (replica.kind() == ReplicaKind::list) {
        const auto size = in_.items();
        const auto list = new_list(size);
        for (std::size_t i = 0; i < size; ++i)
            PyList_SET_ITEM(list.ptr(), static_cast<Py_ssize_t>(i), read().release().ptr());
        replica.take_items(list);
    } else {
        Contents contents(in_.items());
        for (auto& item : contents) item = read();
        replica.set_contents(contents);
    }
    bridge_.replicas().settle(replica);
}

void ValueReader::read_edits(Replica& replica) {
    const Replica::Filling filling{replica};
    const auto before = replica.times_settled();
    std::vector<Edit> edits(in_.items());
    for (auto& edit : edits) {
        edit.place = in_.count();
        edit.removed = in_.count();
        edit.added.resize(in_.items());
        for (auto& item : edit.added) item = read();
    }
    // To read an item, or put it in its place, may take a question, with whose answer came what is newer than this.
    if (replica.times_settled() != before) return;
    replica.check_edits(edits);
    replica.follow(edits);
    if (replica.times_settled() == before) bridge_.replicas().settle(replica, edits);
}

void ValueReader::read_changed() {
    Replica& replica = bridge_.replicas().at(in_.count());
    const bool is_edited = in_.byte() != 0;
    is_edited ? read_edits(replica) : read_contents(replica);
}

}  // namespace gradebox::harness::bridge
