#include "harness/schedules/event_loop.hpp"

#include <Python.h>

#include <deque>
#include <utility>

#include "harness/schedules/python_threads.hpp"

namespace gradebox::harness::event_loops {
namespace {

namespace py = pybind11;

constexpr double kNanoseconds = 1e9;
// A loop that has gone round so often without a pause lets others come, and time pass: who asks again and again waits.
constexpr int kRounds = 100;
// Who has waited for time so often waits for others as well: something may tick for ever.
constexpr int kPauses = 20;

// Whether something came. `can_wait`: nothing need come yet, and by default nothing does. `preempts`: the loop could go
// on by itself.
bool let_arrive(Arrivals* arrivals, Scheduler& scheduler, bool can_wait, bool preempts) {
    if (arrivals == nullptr) return false;
    std::vector<Choice> choices;
    if (can_wait) choices.push_back({scheduler.current(), false, false});
    for (const auto one : arrivals->outside()) choices.push_back({one, preempts, false});
    if (choices.empty()) return false;
    const auto picked = scheduler.pick(choices);
    if (can_wait && picked == 0) return false;
    arrivals->arrive(choices[picked].thread);
    return true;
}

// What is ready to be called, first in, first out. Before each one something may come from outside.
class Ready {
public:
    explicit Ready(Arrivals* arrivals) : arrivals_{arrivals} {}

    void append(py::object handle) { handles_.push_back(std::move(handle)); }
    std::size_t size() const { return handles_.size(); }
    void clear() { handles_.clear(); }

    py::object take() {
        if (handles_.empty()) throw py::index_error{"pop from an empty deque"};
        if (auto* const threads = PythonThreads::running()) {
            threads->scheduler().step();
            if (arrivals_ != nullptr && !arrivals_->come_at_rest())
                while (let_arrive(arrivals_, threads->scheduler(), true, true)) continue;
        }
        auto handle = std::move(handles_.front());
        handles_.pop_front();
        if (arrivals_ != nullptr) arrivals_->goes_on(handle);
        return handle;
    }

    // As by a byte in the pipe that a selector looks at: who appends from another thread must see to that as well.
    void wake() { is_woken_ = true; }
    bool was_woken() { return std::exchange(is_woken_, false); }
    static bool is_woken(const void* ready) { return static_cast<const Ready*>(ready)->is_woken_; }

private:
    Arrivals* arrivals_;
    std::deque<py::object> handles_;
    bool is_woken_{false};
};

// Waits until something is ready: time may see to that, another thread, or what comes from outside.
class Selector {
public:
    Selector(Ready& ready, py::handle loop, Arrivals* arrivals) : ready_{ready}, loop_{loop}, arrivals_{arrivals} {}

    py::list select(const py::object& timeout) {
        auto* const threads = PythonThreads::running();
        if (threads == nullptr) return py::list{};
        auto& scheduler = threads->scheduler();
        if (ready_.was_woken()) return py::list{};
        if (!timeout.is_none() && timeout.cast<double>() <= 0) {
            if (ready_.size() > 0 && ++rounds_ > kRounds) go_slow(scheduler);
            return py::list{};
        }
        rounds_ = 0;
        std::optional<Nanoseconds> until;
        if (!timeout.is_none())
            until = scheduler.now() + static_cast<Nanoseconds>(timeout.cast<double>() * kNanoseconds) + 1;
        const bool is_busy = arrivals_ != nullptr && arrivals_->is_busy();
        if (let_arrive(scheduler, is_busy && (until || scheduler.threads() > 1) && ++pauses_ <= kPauses))
            return py::list{};
        const bool until_idle = arrivals_ != nullptr && !arrivals_->outside().empty();
        const bool is_over = threads->wait({Wait::Kind::events, &ready_, Ready::is_woken, until, until_idle});
        ready_.was_woken();
        if (!is_over && until_idle && (!until || scheduler.now() < *until)) let_arrive(scheduler, false);
        return py::list{};
    }

private:
    bool let_arrive(Scheduler& scheduler, bool can_wait) {
        const bool came = event_loops::let_arrive(arrivals_, scheduler, can_wait, false);
        if (came) pauses_ = 0;
        return came;
    }

    void go_slow(Scheduler& scheduler) {
        rounds_ = 0;
        if (let_arrive(scheduler, false)) return;
        const py::list timers = loop_.attr("_scheduled");
        if (timers.empty()) return;
        const double left = timers[0].attr("_when").cast<double>() - loop_.attr("time")().cast<double>();
        if (left > 0) scheduler.pass(static_cast<Nanoseconds>(left * kNanoseconds) + 1);
    }

    Ready& ready_;
    py::handle loop_;  // which holds this
    Arrivals* arrivals_;
    int rounds_{0};
    int pauses_{0};
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

py::object make(Arrivals* arrivals) {
    auto loop = py::module_::import("asyncio.base_events").attr("BaseEventLoop")();
    const auto ready = py::cast(new Ready{arrivals}, py::return_value_policy::take_ownership);
    loop.attr("_selector") =
        py::cast(new Selector{ready.cast<Ready&>(), loop, arrivals}, py::return_value_policy::take_ownership);
    loop.attr("_ready") = ready;
    loop.attr("_process_events") = py::cpp_function{[](const py::object&) {}};
    loop.attr("_write_to_self") = py::cpp_function{[ready] { ready.cast<Ready&>().wake(); }};
    return loop;
}

void install() {
    register_classes();
    auto asyncio = py::module_::import("asyncio");
    auto policy = asyncio.attr("DefaultEventLoopPolicy")();
    policy.attr("_loop_factory") = py::cpp_function{[] { return make(); }};
    asyncio.attr("set_event_loop_policy")(policy);
}

void install_if_used() {
    if (PyDict_GetItemString(PyImport_GetModuleDict(), "asyncio") != nullptr) install();
}

}  // namespace gradebox::harness::event_loops
