#include "harness/schedules/explorer.hpp"

#include <Python.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "harness/load_request.hpp"
#include "harness/raised.hpp"
#include "harness/schedules/scenario_run.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

constexpr std::uint32_t kMostOrders = 5000;
// What schedules leave behind in cycles is collected after so many, not whenever the collector thinks.
constexpr std::uint32_t kCollectEvery = 50;
// Replays that go into making schedules shorter, which random ones need.
constexpr std::uint32_t kShortenings = 400;
constexpr std::size_t kShortEnough = 4;  // switches

// The worker's own bytes: always valid.
ScenarioRequest read_request(std::string_view bytes) {
    ByteReader in{bytes};
    ScenarioRequest request{static_cast<Exploring>(in.byte()), {}, {}, {}, {}};
    auto& search = request.search;
    for (auto* const number : {&search.preemptions, &search.schedules, &search.random, &search.seed, &search.steps})
        *number = static_cast<std::uint32_t>(in.count());
    request.schedule = parse_schedule(in.text()).value_or(Schedule{});
    request.sections.before = static_cast<std::uint32_t>(in.count());
    for (auto left = in.items(); left > 0; --left)
        request.sections.threads.push_back(static_cast<std::uint32_t>(in.count()));
    request.sections.are_tasks = in.byte() != 0;
    request.program = in.text();
    return request;
}

// What earlier schedules left in the library: threads, and in `logging` handlers and levels.
class Library {
public:
    Library() : module_{py::module_::import("threading")}, count_{py::module_::import("itertools").attr("count")} {
        main_ = module_.attr("_active").attr("copy")();
    }

    void reset() {
        module_.attr("_active").attr("clear")();
        module_.attr("_active").attr("update")(main_);
        module_.attr("_limbo").attr("clear")();
        module_.attr("_shutdown_locks").attr("clear")();
        module_.attr("_counter") = count_(1).attr("__next__");
        if (const auto futures = sys_module("concurrent.futures.thread")) {
            futures.attr("_threads_queues").attr("clear")();
            futures.attr("_shutdown") = false;
        }
        if (const auto logging = sys_module("logging")) reset_logging(logging);
    }

private:
    static void reset_logging(const py::object& logging) {
        const auto manager = logging.attr("root").attr("manager");
        manager.attr("disable") = 0;
        const auto reset = [&](const py::handle& logger, const char* level) {
            if (!py::hasattr(logger, "handlers")) return;  // a place in the tree, without a logger
            logger.attr("handlers").attr("clear")();
            logger.attr("filters").attr("clear")();
            logger.attr("disabled") = false;
            logger.attr("propagate") = true;
            logger.attr("setLevel")(logging.attr(level));
        };
        for (const auto& logger : py::list{manager.attr("loggerDict").attr("values")()}) reset(logger, "NOTSET");
        reset(logging.attr("root"), "WARNING");
    }

    static py::object sys_module(const char* name) {
        return py::reinterpret_borrow<py::object>(PyDict_GetItemString(PyImport_GetModuleDict(), name));
    }

    py::object module_;
    py::object count_;
    py::object main_;
};

// Modules beside the solution are run anew for each schedule, but compiled once.
void keep_compiled_modules() {
    const auto loader = py::module_::import("_frozen_importlib_external").attr("SourceFileLoader");
    const py::object original = loader.attr("get_code");
    const py::dict known;
    loader.attr("get_code") =
        py::cpp_function{[original, known](const py::object& self, const py::object& name) -> py::object {
                             const py::object path = self.attr("path");
                             if (!text_of(path.ptr()).starts_with(kWorkPath)) return original(self, name);
                             if (!known.contains(path)) known[path] = original(self, name);
                             return known[path];
                         },
                         py::is_method{loader}};
}

void write_turns(const std::vector<Turn>& turns, ByteWriter& out) {
    out.count(turns.size());
    for (const auto& turn : turns) {
        out.count(turn.thread);
        out.count(turn.line);
        out.byte(static_cast<std::uint8_t>(turn.reason));
    }
}

void write_stuck(ScenarioRun& run, bool is_deadlock, const Schedule& schedule, ByteWriter& out) {
    out.byte(is_deadlock ? 1 : 0);
    out.text(to_string(schedule));
    write_turns(run.threads().turns(), out);
    const auto waiting = is_deadlock ? run.waiting() : std::vector<Stuck::Waiting>{};
    out.count(waiting.size());
    for (const auto& one : waiting) {
        out.count(one.thread);
        out.count(one.line);
        out.byte(one.for_lock ? 1 : 0);
        out.byte(one.holder ? 1 : 0);
        if (one.holder) out.count(*one.holder);
        out.count(one.held_since);
    }
}

class Explorer {
public:
    Explorer(const ScenarioRequest& request, const std::function<py::object()>& fresh_module,
             const RecordTypes& records)
        : request_{request}, fresh_module_{fresh_module}, records_{records} {}

    void run() {
        PyGC_Disable();
        keep_compiled_modules();
        forget();  // what loading the solution has filled
        if (request_.exploring == Exploring::replay) {
            Replay replay{request_.schedule};
            run_one(replay, request_.schedule);
            return;
        }
        auto search = request_.search;
        if (request_.exploring == Exploring::sequential) search = {kMostOrders, kMostOrders, 0, 1, search.steps};
        Exploration exploration{search};
        while (!found_stuck_ && exploration.next()) run_one(exploration, exploration.schedule());
        if (request_.exploring == Exploring::search) shorten();
        exhausted_ = exploration.exhausted();
        if (request_.exploring == Exploring::sequential && !exploration.is_complete()) exhausted_.reset();
    }

    void write(RoomWriter& out) const {
        std::string head;
        ByteWriter writer{head};
        writer.count(schedules_);
        writer.count(steps_);
        writer.byte(exhausted_ ? 1 : 0);
        if (exhausted_) writer.count(*exhausted_);
        writer.count(first_thread_);
        const auto is_stuck = [](const Found& found) { return found.is_stuck; };
        writer.count(found_.size() - static_cast<std::size_t>(std::count_if(found_.begin(), found_.end(), is_stuck)));
        out.bytes(head);
        for (const auto& found : found_)
            if (!found.is_stuck) out.bytes(found.encoded);
        const auto stuck = std::find_if(found_.begin(), found_.end(), is_stuck);
        out.byte(stuck == found_.end() ? 0 : 1);
        if (stuck != found_.end()) out.bytes(stuck->encoded);
    }

private:
    // `schedule` is the one that was run, when it has been.
    void run_one(Decider& decider, const Schedule& schedule) {
        {
            ScenarioRun run{request_, decider, fresh_module_, records_};
            const auto end = run.run();
            // A process that the solution forked comes back here too: it has nothing to say.
            if (::getpid() != self_) ::_exit(0);
            ++schedules_;
            steps_ += run.threads().scheduler().steps();
            first_thread_ = run.first_thread();
            if (!run.is_loaded()) throw std::runtime_error{"the solution could not be loaded again"};
            note(run, end, schedule);
        }
        // What the schedule left goes now, while nobody runs.
        forget();
        if (schedules_ % kCollectEvery == 0) collect();
    }

    // Disabled, the collector would not do it.
    static void collect() {
        PyGC_Enable();
        PyGC_Collect();
        PyGC_Disable();
    }

    // The solution's modules, those given beside it, and what is left in the library's.
    void forget() {
        forget_modules();
        library_.reset();
    }

    static void forget_modules() {
        const py::dict modules = py::reinterpret_borrow<py::dict>(PyImport_GetModuleDict());
        const auto all = py::reinterpret_steal<py::list>(PyDict_Items(modules.ptr()));
        for (const auto& item : all) {
            PyObject* const module = PyTuple_GET_ITEM(item.ptr(), 1);
            if (!PyModule_Check(module)) continue;
            PyObject* const file = PyDict_GetItemString(PyModule_GetDict(module), "__file__");
            if (text_of(file).starts_with(kWorkPath)) PyDict_DelItem(modules.ptr(), PyTuple_GET_ITEM(item.ptr(), 0));
        }
        PyErr_Clear();
    }

    // What a schedule came to: an encoded history, or how nobody went on.
    static std::string came_to(const ScenarioRun& run, Scheduler::End end) {
        return end == Scheduler::End::finished ? run.history() : std::to_string(static_cast<int>(end));
    }

    void note(ScenarioRun& run, Scheduler::End end, const Schedule& schedule) {
        const bool is_finished = end == Scheduler::End::finished;
        // An order in which a step waits for one after it is none.
        if (!is_finished && request_.exploring == Exploring::sequential) return;
        auto key = came_to(run, end);
        const auto [known, is_new] = known_.emplace(key, found_.size());
        if (!is_new && found_[known->second].schedule.size() <= schedule.size()) return;
        if (is_new) found_.emplace_back();
        found_stuck_ = found_stuck_ || !is_finished;
        auto& found = found_[known->second];
        found.key = std::move(key);
        found.schedule = schedule;
        found.is_stuck = !is_finished;
        found.encoded.clear();
        ByteWriter out{found.encoded};
        if (!is_finished) return write_stuck(run, end == Scheduler::End::deadlock, schedule, out);
        out.text(to_string(schedule));
        write_turns(run.threads().turns(), out);
        found.encoded += found.key;
    }

    // Takes switches out of long schedules as long as they come to the same.
    void shorten() {
        std::uint32_t left = kShortenings;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            for (std::size_t at = 0; at < found_[i].schedule.size() && left > 0;) {
                if (found_[i].schedule.size() <= kShortEnough) break;
                Schedule shorter = found_[i].schedule;
                shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(at));
                const auto size = found_[i].schedule.size();
                Replay replay{shorter};
                run_one(replay, shorter);
                --schedules_;
                --left;
                if (found_[i].schedule.size() == size) ++at;
            }
        }
    }

    const ScenarioRequest& request_;
    const std::function<py::object()>& fresh_module_;
    const RecordTypes& records_;
    const pid_t self_{::getpid()};
    Library library_;
    std::uint32_t schedules_{0};
    std::uint64_t steps_{0};
    std::optional<std::uint32_t> exhausted_;
    ThreadNumber first_thread_{1};
    struct Found {
        std::string key;
        Schedule schedule;
        std::string encoded;
        bool is_stuck{false};
    };
    std::unordered_map<std::string, std::size_t> known_;  // of found_, by key
    std::vector<Found> found_;                            // what schedules came to, in the order in which it was found
    bool found_stuck_{false};
};

}  // namespace

bool run_scheduled(const std::function<void()>& body) {
    PythonThreads::install();
    Replay by_default{{}};
    PythonThreads threads{by_default, ScenarioRun::kLoadingSteps};
    threads.start(body);
    return threads.scheduler().run() == Scheduler::End::finished;
}

void explore(std::string_view scenario, const std::function<py::object()>& fresh_module, const RecordTypes& records,
             RoomWriter& out) {
    const auto request = read_request(scenario);
    Explorer explorer{request, fresh_module, records};
    explorer.run();
    explorer.write(out);
}

}  // namespace gradebox::harness
