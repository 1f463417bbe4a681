// Which objects the two sides know of each other, by number: mine that the other side may name, and proxies here for
// the other side's. A proxy that goes tells the owner, who then lets its object go. One that weak references are left
// to is kept until the object itself goes, which its owner from then on holds weakly, too. Runs in: both; each side has
// its own.
#pragma once

#include <Python.h>
#include <pybind11/pybind11.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "harness/owned.hpp"

namespace gradebox::harness::bridge {

namespace py = pybind11;

// The other side sent what no honest one sends.
struct ProtocolError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline py::object borrowed(PyObject* object) {
    return py::reinterpret_borrow<py::object>(object);
}
inline PyTypeObject* as_type(PyObject* object) {
    return reinterpret_cast<PyTypeObject*>(object);
}
// A class of C, not one that a class statement made.
inline bool is_builtin(PyTypeObject* type) {
    return !(type->tp_flags & Py_TPFLAGS_HEAPTYPE);
}
inline void check(int result) {
    if (result < 0) throw py::error_already_set{};
}

struct Release {
    std::uint64_t number{0};
    std::uint64_t times{0};  // it was received
};

class Objects {
public:
    // The number under which the other side knows this object from now on. Counts how often it is sent.
    std::uint64_t send(PyObject* object);
    // What is sent for the first time from now on is sealed: the other side may hold it and compare it, not use it.
    // Until it is sent unsealed.
    void set_sealing(bool sealing) { is_sealing_ = sealing; }
    bool is_sealed(std::uint64_t number) const;
    // What was sent since the last commit() was sent, or was not.
    void commit() { uncommitted_.clear(); }
    void roll_back();
    // Whether the other side has been told of it, and not let go of it.
    bool is_known(PyObject* object);
    // Throws ProtocolError; py::error_already_set with a ReferenceError for one that was held weakly.
    PyObject* mine(std::uint64_t number) const;
    // Lets go of what the other side no longer has.
    void release(const Release& release);
    // The other side has only weak references to it. False: it is gone, and so is its number; nullopt: it has been
    // sent once more meanwhile.
    std::optional<bool> hold_weakly(const Release& release);
    // The other side has strong references again.
    void hold_again(std::uint64_t number);
    // Those held weakly that are gone.
    std::vector<std::uint64_t> take_gone();

    // A proxy is borrowed: whoever uses it holds it. Null: there is none.
    PyObject* proxy(std::uint64_t number) const;
    void add_proxy(std::uint64_t number, PyObject* proxy);
    void received(std::uint64_t number, bool hides_methods);
    // It was received, and nothing here stands for it.
    void decline(std::uint64_t number) { releases_.push_back({number, 1}); }
    std::optional<std::uint64_t> number_of(PyObject* proxy) const;
    // Whether attributes of its own hide methods of its class.
    bool hides_methods(PyObject* proxy) const;
    void hide_methods(PyObject* proxy);
    void proxy_gone(PyObject* proxy);
    std::vector<Release> take_releases() { return std::exchange(releases_, {}); }
    // Keeps a proxy that only weak references are left to: until its owner can be asked to hold its object weakly, and
    // when it does.
    void keep(PyObject* proxy, bool is_weak);
    // The next proxy that was kept, is still unused and was not asked about. Null: none.
    PyObject* next_kept();
    // What is to be said of it, as if from now on it had not been received.
    Release held(PyObject* proxy);
    // The owner's object is gone: so is the proxy, without a release.
    void lost(std::uint64_t number);
    // Proxies whose objects are held weakly and that are used again.
    std::vector<std::uint64_t> take_used_again();

private:
    struct Mine {
        py::object object;  // or the weak reference to it
        std::uint64_t sent{0};
        bool is_weak{false};
        bool is_sealed{false};

        PyObject* get() const;  // null: it is gone
    };
    struct Theirs {
        PyObject* proxy{nullptr};
        std::uint64_t received{0};
        bool hides_methods{false};
        bool is_weak{false};
        py::object kept;  // the proxy itself, while nobody else holds it

        void no_longer_kept();
    };
    void forget(std::unordered_map<std::uint64_t, Mine>::iterator entry);

    std::uint64_t next_{1};
    bool is_sealing_{false};
    std::vector<std::uint64_t> uncommitted_;
    std::unordered_map<std::uint64_t, Mine> mine_;
    std::unordered_map<PyObject*, std::uint64_t> numbers_;  // of mine
    std::unordered_map<std::uint64_t, PyObject*> weak_;     // of mine: where each was
    std::unordered_map<std::uint64_t, Theirs> theirs_;
    std::unordered_map<PyObject*, std::uint64_t> proxies_;
    std::vector<Release> releases_;
    std::vector<std::uint64_t> kept_;  // proxies
};

}  // namespace gradebox::harness::bridge
