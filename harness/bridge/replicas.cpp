#include "harness/bridge/replicas.hpp"

#include "harness/bridge/python_types.hpp"
#include "harness/python_memory.hpp"

namespace gradebox::harness::bridge {
namespace {

// Held for good: looked up before anyone could have put others in their place.
struct Types {
    py::object deque, default_dict, counter;

    static const Types& get() {
        static const Types* const types = [] {
            const auto collections = py::module_::import("collections");
            return new Types{collections.attr("deque"), collections.attr("defaultdict"), collections.attr("Counter")};
        }();
        return *types;
    }
};

bool is_dict(ReplicaKind kind) {
    return kind == ReplicaKind::dict || kind == ReplicaKind::ordered_dict || kind == ReplicaKind::default_dict ||
           kind == ReplicaKind::counter;
}

// Most items are: no container.
bool is_plain(PyObject* object) {
    return PyLong_CheckExact(object) || PyUnicode_CheckExact(object) || PyFloat_CheckExact(object);
}

// Objects/odictobject.c of CPython 3.11. By its functions alone nobody gets to the order of the keys without asking
// them for their hashes, which may take a question to the other side, in the middle of a message to it.
struct OrderedNode {
    PyObject* key;
    Py_hash_t hash;
    OrderedNode *next, *previous;
};
struct OrderedDict {
    PyDictObject dict;
    OrderedNode *first, *last;
    OrderedNode** table;
    Py_ssize_t table_size;
    void* resize_sentinel;
    std::size_t state;
    PyObject* own_dict;
    PyObject* weak_references;
};

void append_in_order(PyObject* object, Contents& contents) {
    if (PyODict_Type.tp_basicsize != sizeof(OrderedDict)) throw std::runtime_error{"another Python's OrderedDict"};
    std::unordered_map<PyObject*, PyObject*> values;
    PyObject *key = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(object, &position, &key, &value) != 0) values.emplace(key, value);
    for (const auto* node = reinterpret_cast<OrderedDict*>(object)->first; node != nullptr; node = node->next) {
        const auto found = values.find(node->key);
        if (found == values.end()) continue;
        contents.push_back(borrowed(node->key));
        contents.push_back(borrowed(found->second));
    }
}

// What is another one once a key, a value or the order has changed (PEP 509; od_state).
std::array<std::uint64_t, 2> version_of(PyObject* object, ReplicaKind kind) {
    const auto* const ordered = kind == ReplicaKind::ordered_dict ? reinterpret_cast<OrderedDict*>(object) : nullptr;
    return {reinterpret_cast<PyDictObject*>(object)->ma_version_tag, ordered == nullptr ? 0 : ordered->state};
}

// As the builtin class has it, whatever a class that derives from it does.
void append_all(PyTypeObject* type, PyObject* iterable, Contents& contents) {
    const auto iterator = owned(type->tp_iter(iterable));
    while (PyObject* item = PyIter_Next(iterator.ptr())) contents.push_back(py::reinterpret_steal<py::object>(item));
    if (PyErr_Occurred()) throw py::error_already_set{};
}

}  // namespace

// As PyList_New, for whose items pages come one by one.
py::object new_list(std::size_t size) {
    auto list = owned(PyList_New(0));
    auto** const items = static_cast<PyObject**>(PyMem_Malloc(size * sizeof(PyObject*)));
    if (items == nullptr) throw std::bad_alloc{};
    bring_in(items, size * sizeof(PyObject*));
    std::fill_n(items, size, nullptr);
    auto* const empty = reinterpret_cast<PyListObject*>(list.ptr());
    empty->ob_item = items;
    empty->allocated = static_cast<Py_ssize_t>(size);
    empty->ob_base.ob_size = static_cast<Py_ssize_t>(size);
    return list;
}

static std::optional<ReplicaKind> container_kind(PyObject* object) {
    if (PyList_CheckExact(object)) return ReplicaKind::list;
    if (PyDict_CheckExact(object)) return ReplicaKind::dict;
    if (Py_IS_TYPE(object, &PySet_Type)) return ReplicaKind::set;
    if (PyByteArray_CheckExact(object)) return ReplicaKind::byte_array;
    const Types& types = Types::get();
    auto* const type = reinterpret_cast<PyObject*>(Py_TYPE(object));
    if (type == types.deque.ptr()) return ReplicaKind::deque;
    if (PyODict_CheckExact(object)) return ReplicaKind::ordered_dict;
    if (type == types.default_dict.ptr()) return ReplicaKind::default_dict;
    if (type == types.counter.ptr()) return ReplicaKind::counter;
    return std::nullopt;
}

std::optional<ReplicaKind> replica_kind(PyObject* object) {
    if (const auto kind = container_kind(object)) return kind;
    if (may_change_data(Py_TYPE(object)) && package_data(object)) return ReplicaKind::data;
    return std::nullopt;
}

static bool may_be_replica(PyObject* object) {
    return container_kind(object) || may_change_data(Py_TYPE(object));
}

ReplicaKind replica_kind(PyTypeObject* type, Content content) {
    switch (content) {
        case Content::list:
            return ReplicaKind::list;
        case Content::dict:
            return PyType_IsSubtype(type, &PyODict_Type) ? ReplicaKind::ordered_dict : ReplicaKind::dict;
        case Content::set:
            return ReplicaKind::set;
        case Content::byte_array:
            return ReplicaKind::byte_array;
        default:
            throw ProtocolError{"no container"};
    }
}

Contents Replica::contents() const {
    Contents contents;
    PyObject* const object = object_.ptr();
    if (kind_ == ReplicaKind::list) {
        contents.reserve(static_cast<std::size_t>(PyList_GET_SIZE(object)));
        bring_in(contents.data(), contents.capacity() * sizeof(py::object));
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(object); ++i)
            contents.push_back(borrowed(PyList_GET_ITEM(object, i)));
    } else if (kind_ == ReplicaKind::ordered_dict) {
        append_in_order(object, contents);
    } else if (is_dict(kind_)) {
        PyObject *key = nullptr, *value = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(object, &position, &key, &value) != 0) {
            contents.push_back(borrowed(key));
            contents.push_back(borrowed(value));
        }
    } else if (kind_ == ReplicaKind::set) {
        PyObject* item = nullptr;
        Py_ssize_t position = 0;
        Py_hash_t hash = 0;
        while (_PySet_NextEntry(object, &position, &item, &hash) != 0) contents.push_back(borrowed(item));
    } else if (kind_ == ReplicaKind::deque) {
        append_all(Py_TYPE(object), object, contents);
    } else if (kind_ == ReplicaKind::data) {
        auto state = package_data(object);
        if (!state) state = rough_data(object);
        if (!state) return settled_;  // it has become of another kind: for the other side it is as it was
        contents.push_back(state);
    }
    return contents;
}

std::string_view Replica::bytes() const {
    return {PyByteArray_AS_STRING(object_.ptr()), static_cast<std::size_t>(PyByteArray_GET_SIZE(object_.ptr()))};
}

bool Replica::is_unchanged() const {
    if (is_filling_) return true;
    if (kind_ == ReplicaKind::byte_array) return bytes() == settled_bytes_;
    PyObject* const object = object_.ptr();
    if (kind_ == ReplicaKind::list) {
        static_assert(sizeof(py::object) == sizeof(PyObject*));
        const auto size = settled_.size();
        return static_cast<std::size_t>(PyList_GET_SIZE(object)) == size &&
               (size == 0 || std::memcmp(reinterpret_cast<PyListObject*>(object)->ob_item, settled_.data(),
                                         size * sizeof(PyObject*)) == 0);
    }
    if (is_dict(kind_) && version_of(object, kind_) == settled_version_) return true;
    if (is_dict(kind_) && static_cast<std::size_t>(PyDict_GET_SIZE(object)) * 2 != settled_.size()) return false;
    const auto now = contents();
    if (kind_ == ReplicaKind::data) return is_same_data(now.at(0), settled_.at(0));
    const auto same = [](const py::object& left, const py::object& right) { return left.is(right); };
    return std::equal(now.begin(), now.end(), settled_.begin(), settled_.end(), same);
}

void Replica::set_contents(const Contents& contents) {
    PyObject* const object = object_.ptr();
    if (kind_ == ReplicaKind::set) {
        check(PySet_Clear(object));
        for (const auto& item : contents) check(PySet_Add(object, item.ptr()));
        return;
    }
    if (kind_ == ReplicaKind::deque) {
        owned(PyObject_CallMethod(object, "clear", nullptr));
        for (const auto& item : contents) owned(PyObject_CallMethod(object, "append", "(O)", item.ptr()));
        return;
    }
    if (kind_ == ReplicaKind::data) {
        if (contents.size() != 1) throw ProtocolError{"no data"};
        return fill_with_data(object, contents[0]);
    }
    const bool is_ordered = kind_ == ReplicaKind::ordered_dict;
    if (is_ordered)
        owned(PyObject_CallMethod(reinterpret_cast<PyObject*>(&PyODict_Type), "clear", "(O)", object));
    else
        PyDict_Clear(object);
    for (std::size_t i = 0; i + 1 < contents.size(); i += 2)
        check((is_ordered ? PyODict_SetItem : PyDict_SetItem)(object, contents[i].ptr(), contents[i + 1].ptr()));
}

// The two lists change places, for nothing is copied then; what was in the one goes with the other.
void Replica::take_items(const py::object& list) {
    auto* const mine = reinterpret_cast<PyListObject*>(object_.ptr());
    auto* const other = reinterpret_cast<PyListObject*>(list.ptr());
    std::swap(mine->ob_item, other->ob_item);
    std::swap(mine->allocated, other->allocated);
    std::swap(mine->ob_base.ob_size, other->ob_base.ob_size);
}

void Replica::set_bytes(std::string_view bytes) {
    check(PyByteArray_Resize(object_.ptr(), static_cast<Py_ssize_t>(bytes.size())));
    bytes.copy(PyByteArray_AS_STRING(object_.ptr()), bytes.size());
}

void Replica::settle() {
    if (kind_ == ReplicaKind::byte_array)
        settled_bytes_ = bytes();
    else
        settled_ = contents();
    if (is_dict(kind_)) settled_version_ = version_of(object_.ptr(), kind_);
}

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

void Replicas::roll_back() {
    for (const auto number : std::exchange(uncommitted_, {})) drop(number);
}

void Replicas::add(std::uint64_t number, PyObject* object, ReplicaKind kind) {
    if (!replicas_.try_emplace(number, object, kind).second) throw ProtocolError{"a container's number given twice"};
    numbers_[object] = number;
}

Replica* Replicas::find(std::uint64_t number) {
    const auto entry = replicas_.find(number);
    return entry == replicas_.end() ? nullptr : &entry->second;
}

void Replicas::settle(Replica& replica) {
    const auto count = [this](const Contents& contents, int change) {
        for (const auto& item : contents)
            if (!is_plain(item.ptr()) && may_be_replica(item.ptr())) settled_references_[item.ptr()] += change;
    };
    count(replica.settled(), -1);
    replica.settle();
    count(replica.settled(), 1);
}

std::vector<std::uint64_t> Replicas::changed() const {
    std::vector<std::uint64_t> numbers;
    for (const auto& [number, replica] : replicas_)
        if (!replica.is_unchanged()) numbers.push_back(number);
    return numbers;
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

void Replicas::drop(std::uint64_t number) {
    const auto entry = replicas_.find(number);
    if (entry == replicas_.end()) return;
    Replica& replica = entry->second;
    for (const auto& item : replica.settled()) {
        if (is_plain(item.ptr())) continue;
        const auto held = settled_references_.find(item.ptr());
        if (held != settled_references_.end() && --held->second == 0) settled_references_.erase(held);
    }
    numbers_.erase(replica.object());
    const auto gone = replicas_.extract(entry);  // its end may run code: last
}

}  // namespace gradebox::harness::bridge
