#include "harness/bridge/replica.hpp"

#include "harness/bridge/python_types.hpp"
#include "harness/python_memory.hpp"

namespace gradebox::harness::bridge {
namespace {

// Fewer are told whole.
constexpr std::size_t kFewItems = 64;

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

// Both sides agree which of these are the same, and neither has to be asked.
bool is_plain_key(PyObject* key) {
    if (!PyTuple_CheckExact(key)) return is_simple(key);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(key); ++i)
        if (!is_simple(PyTuple_GET_ITEM(key, i))) return false;
    return true;
}

bool has_plain_keys(ContentsView contents) {
    for (std::size_t i = 0; i < contents.size(); i += 2)
        if (!is_plain_key(contents[i])) return false;
    return true;
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

// The values of a dict by their keys, which are told by where they are. (A std::unordered_map takes ten times as long.)
// There is one at a time, in memory that is kept: under the interpreter's lock, and nothing runs meanwhile.
class Values {
public:
    explicit Values(PyObject* dict) {
        auto slots = std::size_t{4};
        while (slots < 2 * static_cast<std::size_t>(PyDict_GET_SIZE(dict))) slots *= 2;
        slots_.assign(slots, {});
        PyObject *key = nullptr, *value = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(dict, &position, &key, &value) != 0) slots_[slot_of(key)] = {key, value};
    }
    PyObject* find(PyObject* key) const { return slots_[slot_of(key)].second; }

private:
    // Where it is, or would be.
    static std::size_t slot_of(PyObject* key) {
        constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
        auto slot = (reinterpret_cast<std::uintptr_t>(key) * kSpread >> 32) & (slots_.size() - 1);
        while (slots_[slot].first != nullptr && slots_[slot].first != key) slot = (slot + 1) & (slots_.size() - 1);
        return slot;
    }

    static inline std::vector<std::pair<PyObject*, PyObject*>> slots_;
};

void append_in_order(PyObject* object, std::vector<PyObject*>& contents) {
    if (PyODict_Type.tp_basicsize != sizeof(OrderedDict)) throw std::runtime_error{"another Python's OrderedDict"};
    const Values values{object};
    for (const auto* node = reinterpret_cast<OrderedDict*>(object)->first; node != nullptr; node = node->next) {
        PyObject* const value = values.find(node->key);
        if (value == nullptr) continue;
        contents.push_back(node->key);
        contents.push_back(value);
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

bool is_simple(PyObject* object) {
    return PyLong_CheckExact(object) || PyUnicode_CheckExact(object) || PyFloat_CheckExact(object);
}

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

bool may_be_replica(PyObject* object) {
    return !is_simple(object) && (container_kind(object) || may_change_data(Py_TYPE(object)));
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

std::size_t Replica::unit() const {
    return is_dict(kind_) ? 2 : 1;
}

ContentsView Replica::now() const {
    static std::vector<PyObject*> contents;
    contents.clear();
    PyObject* const object = object_.ptr();
    if (kind_ == ReplicaKind::list) {
        auto** const items = reinterpret_cast<PyListObject*>(object)->ob_item;
        return {items, static_cast<std::size_t>(PyList_GET_SIZE(object))};
    }
    if (kind_ == ReplicaKind::ordered_dict) {
        append_in_order(object, contents);
        return contents;
    }
    PyObject *key = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(object, &position, &key, &value) != 0) {
        contents.push_back(key);
        contents.push_back(value);
    }
    return contents;
}

Contents Replica::contents() const {
    Contents contents;
    PyObject* const object = object_.ptr();
    if (kind_ == ReplicaKind::list) {
        contents.reserve(static_cast<std::size_t>(PyList_GET_SIZE(object)));
        bring_in(contents.data(), contents.capacity() * sizeof(py::object));
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(object); ++i)
            contents.push_back(borrowed(PyList_GET_ITEM(object, i)));
    } else if (is_dict(kind_)) {
        for (auto* const each : now()) contents.push_back(borrowed(each));
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
    if (!is_settled_) return false;
    if (kind_ == ReplicaKind::byte_array) return bytes() == settled_bytes_;
    PyObject* const object = object_.ptr();
    if (kind_ == ReplicaKind::list) {
        const auto size = settled_.size();
        return static_cast<std::size_t>(PyList_GET_SIZE(object)) == size &&
               (size == 0 || std::memcmp(reinterpret_cast<PyListObject*>(object)->ob_item, settled_.data(),
                                         size * sizeof(PyObject*)) == 0);
    }
    const auto settled = view_contents(settled_);
    if (is_dict(kind_)) {
        if (version_of(object, kind_) == settled_version_) return true;
        if (static_cast<std::size_t>(PyDict_GET_SIZE(object)) * 2 != settled.size()) return false;
        if (can_be_edited()) return false;  // which takes as long to find out as what has become of it
        const auto all = now();
        return std::equal(all.begin(), all.end(), settled.begin(), settled.end());
    }
    const auto all = contents();
    if (kind_ == ReplicaKind::data) return is_same_data(all.at(0), settled_.at(0));
    const auto view = view_contents(all);
    return std::equal(view.begin(), view.end(), settled.begin(), settled.end());
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
    is_settled_ = true;
    ++times_settled_;
    if (!is_dict(kind_)) return;
    settled_version_ = version_of(object_.ptr(), kind_);
    has_plain_keys_ = settled_.size() > kFewItems && has_plain_keys(view_contents(settled_));
}

void Replica::settle(const std::vector<Edit>& edits) {
    apply_edits(edits, settled_);
    ++times_settled_;
    if (!is_dict(kind_)) return;
    settled_version_ = version_of(object_.ptr(), kind_);
    for (const auto& edit : edits) has_plain_keys_ = has_plain_keys_ && has_plain_keys(view_contents(edit.added));
}

// In a dict a key comes last or not at all; where it was, it may get another value.
static bool keeps_keys(const Edit& edit, std::size_t size) {
    return edit.place + edit.removed == size || edit.added.empty() || edit.added.size() == edit.removed;
}

static bool has_same_keys(const Edit& edit, ContentsView settled) {
    if (edit.added.empty() || edit.place + edit.removed == settled.size()) return true;
    for (std::size_t i = 0; i < edit.removed; i += 2)
        if (edit.added[i].ptr() != settled[edit.place + i]) return false;
    return true;
}

bool Replica::can_be_edited() const {
    const bool has_edits = kind_ == ReplicaKind::list || (is_dict(kind_) && has_plain_keys_);
    return is_settled_ && has_edits && settled_.size() > kFewItems;
}

std::optional<std::vector<Edit>> Replica::edits() const {
    if (!can_be_edited()) return std::nullopt;
    const auto settled = view_contents(settled_);
    auto edits = edits_between(settled, now(), unit());
    const auto keeps = [settled](const Edit& edit) {
        return keeps_keys(edit, settled.size()) && has_same_keys(edit, settled);
    };
    if (is_dict(kind_) && !std::all_of(edits.begin(), edits.end(), keeps)) return std::nullopt;
    return edits;
}

void Replica::check_edits(const std::vector<Edit>& edits) const {
    std::size_t end = 0;  // of the last
    for (const auto& edit : edits) {
        const bool is_whole = edit.place % unit() == 0 && edit.removed % unit() == 0 && edit.added.size() % unit() == 0;
        const bool is_inside =
            edit.place >= end && edit.place <= settled_.size() && edit.removed <= settled_.size() - edit.place;
        if (!is_whole || !is_inside) throw ProtocolError{"a change of what there is not"};
        if (is_dict(kind_) && !keeps_keys(edit, settled_.size())) throw ProtocolError{"a key between others"};
        end = edit.place + edit.removed;
    }
    if (kind_ != ReplicaKind::list && !is_dict(kind_)) throw ProtocolError{"no sequence"};
}

// Of a dict. False: it is no longer what was settled.
bool Replica::delete_and_set(std::vector<Edit>& edits) {
    const bool is_ordered = kind_ == ReplicaKind::ordered_dict;
    const auto object = object_;
    Contents gone;
    for (auto& edit : edits) {
        const bool is_last = edit.place + edit.removed == settled_.size();
        for (std::size_t i = 0; i < edit.removed; i += 2) {
            const auto& key = settled_[edit.place + i];
            if (edit.added.empty() || is_last)
                gone.push_back(key);
            else
                edit.added[i] = key;  // the one that the dict has
        }
    }
    // From here on a key may be asked something, and what is settled be another.
    for (const auto& key : gone)
        if ((is_ordered ? PyODict_DelItem : PyDict_DelItem)(object.ptr(), key.ptr()) < 0) return false;
    auto* const set_item = is_ordered ? PyODict_SetItem : PyDict_SetItem;
    for (const auto& edit : edits)
        for (std::size_t i = 0; i < edit.added.size(); i += 2)
            if (set_item(object.ptr(), edit.added[i].ptr(), edit.added[i + 1].ptr()) < 0) return false;
    return true;
}

void Replica::follow(std::vector<Edit>& edits) {
    if (is_dict(kind_)) {
        const auto before = times_settled_;
        if (delete_and_set(edits)) return;
        PyErr_Clear();
        if (times_settled_ != before) return;
        Contents contents = settled_;
        apply_edits(edits, contents);
        return set_contents(contents);
    }
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        const auto added = new_list(edit->added.size());
        for (std::size_t i = 0; i < edit->added.size(); ++i)
            PyList_SET_ITEM(added.ptr(), static_cast<Py_ssize_t>(i), py::object{edit->added[i]}.release().ptr());
        const auto place = static_cast<Py_ssize_t>(edit->place);
        check(PyList_SetSlice(object_.ptr(), place, place + static_cast<Py_ssize_t>(edit->removed), added.ptr()));
    }
}

}  // namespace gradebox::harness::bridge
