#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

std::uint64_t Objects::send(PyObject* object) {
    const auto [known, fresh] = numbers_.try_emplace(object, next_);
    if (fresh) mine_.emplace(next_++, Mine{borrowed(object), 0});
    ++mine_.at(known->second).sent;
    uncommitted_.push_back(known->second);
    return known->second;
}

void Objects::roll_back() {
    for (const auto number : std::exchange(uncommitted_, {})) release({number, 1});
}

PyObject* Objects::mine(std::uint64_t number) const {
    const auto entry = mine_.find(number);
    if (entry == mine_.end()) throw ProtocolError{"an object that was never handed over"};
    return entry->second.object.ptr();
}

void Objects::release(const Release& release) {
    const auto entry = mine_.find(release.number);
    if (entry == mine_.end() || release.times > entry->second.sent) throw ProtocolError{"a release too many"};
    entry->second.sent -= release.times;
    if (entry->second.sent > 0) return;
    const auto object = std::move(entry->second.object);  // goes last: its end may run code
    numbers_.erase(object.ptr());
    mine_.erase(entry);
}

PyObject* Objects::proxy(std::uint64_t number) const {
    const auto entry = theirs_.find(number);
    return entry == theirs_.end() ? nullptr : entry->second.proxy;
}

void Objects::add_proxy(std::uint64_t number, PyObject* proxy) {
    theirs_[number] = {proxy, 0, false};
    proxies_[proxy] = number;
}

void Objects::received(std::uint64_t number, bool hides_methods) {
    Theirs& entry = theirs_.at(number);
    ++entry.received;
    entry.hides_methods = hides_methods;
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

}  // namespace gradebox::harness::bridge
