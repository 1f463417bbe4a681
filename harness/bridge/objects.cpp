#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

// CPython finalizes an object once, unless that is undone: the lowest bit of the second word of what lies before an
// object that takes part in garbage collection (PyGC_Head in its pycore_gc.h).
void Objects::Theirs::no_longer_kept() {
    if (!kept) return;
    if (PyType_IS_GC(Py_TYPE(proxy))) reinterpret_cast<std::uintptr_t*>(proxy)[-1] &= ~std::uintptr_t{1};
    kept = {};
}

PyObject* Objects::Mine::get() const {
    if (!is_weak) return object.ptr();
    PyObject* const found = PyWeakref_GetObject(object.ptr());
    return found == Py_None ? nullptr : found;
}

std::uint64_t Objects::send(PyObject* object) {
    const bool known = is_known(object);
    // Its classes with it, but for those of C, which others have, too.
    const bool seals = is_sealing_ && !(PyType_Check(object) && is_builtin(as_type(object)));
    const auto number = known ? numbers_.at(object) : next_++;
    if (known) {
        hold_again(number);
    } else {
        numbers_[object] = number;
        mine_[number] = {borrowed(object), 0, false, seals};
    }
    Mine& mine = mine_.at(number);
    ++mine.sent;
    mine.is_sealed = mine.is_sealed && seals;
    uncommitted_.push_back(number);
    return number;
}

bool Objects::is_known(PyObject* object) {
    const auto known = numbers_.find(object);
    if (known == numbers_.end()) return false;
    // One that was held weakly may be gone, and another be where it was.
    if (mine_.at(known->second).get() == object) return true;
    numbers_.erase(known);
    return false;
}

void Objects::roll_back() {
    for (const auto number : std::exchange(uncommitted_, {})) release({number, 1});
}

PyObject* Objects::mine(std::uint64_t number) const {
    const auto entry = mine_.find(number);
    if (entry == mine_.end()) throw ProtocolError{"an object that was never handed over"};
    PyObject* const object = entry->second.get();
    if (object != nullptr) return object;
    PyErr_SetString(PyExc_ReferenceError, "weakly-referenced object no longer exists");
    throw py::error_already_set{};
}

bool Objects::is_sealed(std::uint64_t number) const {
    const auto entry = mine_.find(number);
    return entry != mine_.end() && entry->second.is_sealed;
}

void Objects::forget(std::unordered_map<std::uint64_t, Mine>::iterator entry) {
    const auto number = entry->first;
    const auto object = std::move(entry->second.object);  // goes last: its end may run code
    const auto weak = weak_.find(number);
    const auto known = numbers_.find(weak == weak_.end() ? object.ptr() : weak->second);
    if (known != numbers_.end() && known->second == number) numbers_.erase(known);
    if (weak != weak_.end()) weak_.erase(weak);
    mine_.erase(entry);
}

void Objects::release(const Release& release) {
    const auto entry = mine_.find(release.number);
    if (entry == mine_.end() || release.times > entry->second.sent) throw ProtocolError{"a release too many"};
    entry->second.sent -= release.times;
    if (entry->second.sent == 0) forget(entry);
}

std::optional<bool> Objects::hold_weakly(const Release& release) {
    const auto entry = mine_.find(release.number);
    if (entry == mine_.end() || release.times > entry->second.sent) throw ProtocolError{"a release too many"};
    Mine& mine = entry->second;
    mine.sent -= release.times;
    if (mine.sent > 0) return std::nullopt;
    if (mine.is_weak || !PyType_SUPPORTS_WEAKREFS(Py_TYPE(mine.object.ptr()))) {
        forget(entry);
        return false;
    }
    auto strong = std::exchange(mine.object, owned(PyWeakref_NewRef(mine.object.ptr(), nullptr)));
    mine.is_weak = true;
    weak_[release.number] = strong.ptr();
    strong = {};
    const auto after = mine_.find(release.number);
    if (after == mine_.end()) return false;
    if (after->second.get() != nullptr) return true;
    forget(after);
    return false;
}

void Objects::hold_again(std::uint64_t number) {
    const auto entry = mine_.find(number);
    if (entry == mine_.end()) throw ProtocolError{"an object that was never handed over"};
    Mine& mine = entry->second;
    PyObject* const object = mine.get();
    if (!mine.is_weak || object == nullptr) return;
    mine.object = borrowed(object);
    mine.is_weak = false;
    weak_.erase(number);
}

std::vector<std::uint64_t> Objects::take_gone() {
    std::vector<std::uint64_t> gone;
    for (const auto& [number, object] : weak_)
        if (mine_.at(number).get() == nullptr) gone.push_back(number);
    for (const auto number : gone) forget(mine_.find(number));
    return gone;
}

PyObject* Objects::proxy(std::uint64_t number) const {
    const auto entry = theirs_.find(number);
    return entry == theirs_.end() ? nullptr : entry->second.proxy;
}

void Objects::add_proxy(std::uint64_t number, PyObject* proxy) {
    theirs_[number].proxy = proxy;
    proxies_[proxy] = number;
}

void Objects::received(std::uint64_t number, bool hides_methods) {
    Theirs& entry = theirs_.at(number);
    ++entry.received;
    entry.hides_methods = hides_methods;
    // The owner holds it again, and whoever reads it does, too.
    entry.is_weak = false;
    entry.no_longer_kept();
}

std::optional<std::uint64_t> Objects::number_of(PyObject* proxy) const {
    const auto entry = proxies_.find(proxy);
    return entry == proxies_.end() ? std::nullopt : std::optional{entry->second};
}

bool Objects::hides_methods(PyObject* proxy) const {
    const auto number = number_of(proxy);
    return number && theirs_.at(*number).hides_methods;
}

void Objects::hide_methods(PyObject* proxy) {
    if (const auto number = number_of(proxy)) theirs_.at(*number).hides_methods = true;
}

void Objects::proxy_gone(PyObject* proxy) {
    const auto entry = proxies_.find(proxy);
    if (entry == proxies_.end()) return;
    const auto theirs = theirs_.find(entry->second);
    releases_.push_back({entry->second, theirs->second.received});
    theirs_.erase(theirs);
    proxies_.erase(entry);
}

void Objects::keep(PyObject* proxy, bool is_weak) {
    const auto number = number_of(proxy);
    if (!number) return;
    Theirs& entry = theirs_.at(*number);
    entry.is_weak = is_weak;
    if (entry.kept) return;
    entry.kept = borrowed(proxy);
    kept_.push_back(*number);
}

PyObject* Objects::next_kept() {
    for (const auto number : kept_) {
        const auto entry = theirs_.find(number);
        if (entry == theirs_.end() || !entry->second.kept || entry->second.is_weak) continue;
        if (Py_REFCNT(entry->second.proxy) == 1) return entry->second.proxy;
        entry->second.no_longer_kept();
    }
    return nullptr;
}

Release Objects::held(PyObject* proxy) {
    const auto number = proxies_.at(proxy);
    return {number, std::exchange(theirs_.at(number).received, 0)};
}

void Objects::lost(std::uint64_t number) {
    const auto entry = theirs_.find(number);
    if (entry == theirs_.end()) return;
    const auto kept = std::move(entry->second.kept);  // goes last: its weak references may call back
    std::erase(kept_, number);
    proxies_.erase(entry->second.proxy);
    theirs_.erase(entry);
}

std::vector<std::uint64_t> Objects::take_used_again() {
    std::vector<std::uint64_t> again;
    std::erase_if(kept_, [&](std::uint64_t number) {
        const auto entry = theirs_.find(number);
        if (entry == theirs_.end() || !entry->second.kept) return true;
        if (Py_REFCNT(entry->second.proxy) == 1) return false;
        if (std::exchange(entry->second.is_weak, false)) again.push_back(number);
        entry->second.no_longer_kept();
        return true;
    });
    return again;
}

}  // namespace gradebox::harness::bridge
