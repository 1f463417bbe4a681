// {"scenario": {"init": [...], "before": [op, ...], "threads": [[op, ...], ...], "after": [op, ...]}}
#include <map>
#include <utility>

#include "runner/load_cases.hpp"
#include "runner/step_reader.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr std::size_t kMostThreads = 8;
constexpr std::size_t kMostSteps = 60;

class ScenarioReader {
public:
    ScenarioReader(const Challenge& challenge, ValueScope scope)
        : challenge_{challenge}, reader_{challenge, std::move(scope)} {}

    std::optional<ScenarioCase> read(JsonObject& object) {
        ScenarioCase scenario;
        if (!challenge_.search) object.fault("a scenario needs the table [concurrency] in challenge.toml");
        scenario.search = challenge_.search.value_or(harness::Search{});
        read_init(object);
        read_section(object, "before");
        scenario.sections.before = static_cast<std::uint32_t>(reader_.count());
        scenario.sections.are_tasks = object.has("tasks");
        const std::string key = scenario.sections.are_tasks ? "tasks" : "threads";
        if (object.has("threads") == object.has("tasks")) {
            object.fault("a scenario has exactly one of \"threads\" and \"tasks\": lists of the steps of each");
            return std::nullopt;
        }
        auto threads = object.list(key);
        if (!threads) return std::nullopt;
        if (threads->empty() || threads->size() > kMostThreads)
            object.fault('"' + key + "\" must be lists of steps, from 1 to " + std::to_string(kMostThreads) +
                         " of them");
        for (auto& thread : *threads) scenario.sections.threads.push_back(read_thread(std::move(thread), object));
        read_section(object, "after");
        const bool by_order = object.boolean("sequential").value_or(true);
        scenario.steps = reader_.finish();
        if (scenario.steps.program.size() > kMostSteps)
            object.fault("a scenario has at most " + std::to_string(kMostSteps) + " steps");
        const auto& expectations = scenario.steps.expectations;
        for (std::size_t i = 0; i < expectations.size(); ++i)
            scenario.by_order.push_back(by_order && std::holds_alternative<Anything>(expectations[i]) &&
                                        !std::holds_alternative<ImportGiven>(scenario.steps.program[i]));
        // The object itself is there for the others.
        if (has_init_ && !expectations.empty()) scenario.by_order.front() = false;
        object.finish();
        return scenario;
    }

private:
    void read_init(JsonObject& object) {
        has_init_ = object.has("init");
        if (!has_init_) return;
        if (!challenge_.entry.is_class) return object.fault("\"init\" is for an entry that is a class");
        Call init{Module{}, challenge_.entry.name, {}, {}};
        if (auto args = object.list("init"))
            init.args = reader_.read_arguments(std::move(*args), "\"init\"", object.place());
        reader_.add(std::move(init), Anything{});
    }

    void read_section(JsonObject& object, const std::string& key) {
        auto steps = object.list(key);
        if (steps) read_steps(std::move(*steps), '"' + key + '"', object);
    }

    // A thread sees the names that were given before it and its own.
    std::uint32_t read_thread(Value json, JsonObject& object) {
        auto* const steps = std::get_if<List>(&json.data);
        const std::string name = "thread " + std::to_string(++threads_);
        if (steps == nullptr || steps->items.empty()) {
            object.fault(name + " must be a list of at least one step");
            return 0;
        }
        if (threads_ == 1) names_before_ = names_ = reader_.names();
        reader_.set_names(names_before_);
        const auto first = reader_.count();
        read_steps(std::move(steps->items), name, object);
        for (const auto& [step_name, step] : reader_.names()) {
            const bool is_new = names_.emplace(step_name, step).second;
            if (!is_new && !names_before_.contains(step_name))
                object.fault("the name \"" + step_name + "\" is taken by another thread's step");
        }
        const auto count = reader_.count() - first;
        reader_.set_names(names_);
        return static_cast<std::uint32_t>(count);
    }

    void read_steps(Values steps, const std::string& where, JsonObject& object) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const std::string name = where + " step " + std::to_string(i + 1);
            if (std::holds_alternative<List>(steps[i].data)) {
                if (!has_init_) {
                    object.fault(name + ": an operation as a list needs \"init\", whose object it is called on");
                    continue;
                }
                if (auto call = read_operation(std::move(steps[i]), name, object, reader_))
                    reader_.add(std::move(*call), Anything{});
                continue;
            }
            JsonPlace place = object.place();
            place.name = name;
            auto* const members = std::get_if<Dict>(&steps[i].data);
            if (members == nullptr) {
                place.fault("must be a list or an object");
                continue;
            }
            JsonObject step{std::move(*members), std::move(place)};
            if (step.has("threads") || step.has("distinct"))
                step.fault("no \"threads\" and \"distinct\": a scenario's threads are its own");
            else
                reader_.read_step(std::move(step));
        }
    }

    const Challenge& challenge_;
    StepReader reader_;
    bool has_init_{false};
    std::size_t threads_{0};
    std::map<std::string, std::uint64_t> names_before_, names_;
};

}  // namespace

std::optional<ScenarioCase> read_scenario(JsonObject& object, const Challenge& challenge, ValueScope scope) {
    object.forbid({"args", "kwargs", "init", "ops", "steps", "expect", "raises", "take", "digest"},
                  "the scenario says what is asked and what is expected");
    auto scenario = object.object("scenario");
    if (!scenario) return std::nullopt;
    return ScenarioReader{challenge, std::move(scope)}.read(*scenario);
}

}  // namespace gradebox::runner
