#include "harness/schedules/event_loop.hpp"

#include <Python.h>

#include <deque>

#include "harness/schedules/python_threads.hpp"

namespace gradebox::harness::event_loops {
namespace {

namespace py = pybind11;

constexpr double kNanoseconds = 1e9;

// What is ready to be called. Taking one is a choice; the default is the one that has been there longest.
class Ready {
public:
    void append(py::object handle) { handles_.push_back(std::move(handle)); }
    std::size_t size() const { return handles_.size(); }
    void clear() { handles_.clear(); }

    py::object take() {
        if (handles_.empty()) throw py::index_error{"pop from an empty deque"};
        auto* const threads = PythonThreads::running();
        const auto chosen = threads == nullptr ? 0 : threads->choose(handles_.size());
        auto handle = handles_[chosen];
        handles_.erase(handles_.begin() + static_cast<std::ptrdiff_t>(chosen));
        if (threads != nullptr) threads->scheduler().step();
        return handle;
    }

    static bool has_any(const void* ready) { return !static_cast<const Ready*>(ready)->handles_.empty(); }

private:
    std::deque<py::object> handles_;
};

// Waits until something is ready: another thread may see to that, or time.
class Selector {
public:
    explicit Selector(const Ready& ready) : ready_{ready} {}

    py::list select(const py::object& timeout) const {
        auto* const threads = PythonThreads::running();
        if (threads == nullptr) return py::list{};
        auto& scheduler = threads->scheduler();
        std::optional<Nanoseconds> until;
        if (!timeout.is_none())
            until = scheduler.now() + static_cast<Nanoseconds>(timeout.cast<double>() * kNanoseconds) + 1;
        if (until && *until <= scheduler.now() + 1) return py::list{};
        threads->wait({Wait::Kind::events, &ready_, Ready::has_any, until});
        return py::list{};
    }

private:
    const Ready& ready_;
};

// pybind11 must know them before they are used.
void register_classes() {
    static bool done = false;
    if (std::exchange(done, true)) return;
    py::class_<Ready>(py::handle{}, "deque")
        .def("append", &Ready::append)
        .def("popleft", &Ready::take)
        .def("clear", &Ready::clear)
        .def("__len__", &Ready::size);
    py::class_<Selector>(py::handle{}, "Selector").def("select", &Selector::select).def("close", [](Selector&) {});
}

}  // namespace

py::object make() {
    auto loop = py::module_::import("asyncio.base_events").attr("BaseEventLoop")();
    auto ready = py::cast(new Ready, py::return_value_policy::take_ownership);
    loop.attr("_selector") =
        py::cast(new Selector{ready.cast<const Ready&>()}, py::return_value_policy::take_ownership);
    loop.attr("_ready") = ready;
    loop.attr("_process_events") = py::cpp_function{[](const py::object&) {}};
    loop.attr("_write_to_self") = py::cpp_function{[] {}};
    return loop;
}

void install() {
    register_classes();
    auto asyncio = py::module_::import("asyncio");
    auto policy = asyncio.attr("DefaultEventLoopPolicy")();
    policy.attr("_loop_factory") = py::cpp_function{make};
    asyncio.attr("set_event_loop_policy")(policy);
}

}  // namespace gradebox::harness::event_loops
