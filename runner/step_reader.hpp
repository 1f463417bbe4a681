// Builds the program of a `calls` case and what is expected of each of its steps. Expectations go to one list, steps
// to the other: nothing expected can slip into the program that the worker gets.
// Runs in: gradebox (trusted); the file is its author's.
#pragma once

#include <string>
#include <utility>

#include "runner/load_cases.hpp"

namespace gradebox::runner {

class StepReader {
public:
    StepReader(const Challenge& challenge, ValueScope scope) : challenge_{challenge}, scope_{std::move(scope)} {}

    // args and kwargs of the object.
    harness::Call read_call(JsonObject& object, harness::Target target, std::string name);
    harness::Arguments read_arguments(harness::Values json, const std::string& what, const JsonPlace& place);
    harness::Value read_argument(harness::Value json, const std::string& what, const JsonPlace& place);
    harness::Value read_expected(harness::Value json, const std::string& what, const JsonPlace& place);
    // expect or raises of the object; Anything with neither.
    Expectation read_expectation(JsonObject& object);

    void reserve(std::size_t steps);
    void add(harness::Step step, Expectation expectation);
    void add_take(JsonObject& object, harness::StepResult target);
    void add_digest(JsonObject& object, harness::StepResult target);

    // Results that later steps may refer to, by name.
    const std::map<std::string, std::uint64_t>& names() const { return scope_.steps; }
    void set_names(std::map<std::string, std::uint64_t> names) { scope_.steps = std::move(names); }
    std::size_t count() const { return work_.program.size(); }

    // One object of "steps".
    void read_step(JsonObject object);

    CallsCase finish() { return std::move(work_); }

private:
    std::optional<std::uint64_t> find_step(const std::string& name, const JsonObject& object) const;
    std::optional<harness::Target> read_target(JsonObject& object);
    void read_action(const std::string& action, JsonObject& object);
    void read_same(JsonObject& object);
    void read_call_step(JsonObject& object, const harness::Target& target);
    void read_threads(JsonObject& object, harness::Call call);
    void read_attribute(JsonObject& object, const std::string& action, const harness::Target& target);
    void read_import(JsonObject& object);
    void name_step(JsonObject& object);

    const Challenge& challenge_;
    ValueScope scope_;
    CallsCase work_;
};

// ["put", 1, 2]: a call of the object that step 0 gave. `what` names it in faults.
std::optional<harness::Call> read_operation(harness::Value json, const std::string& what, const JsonObject& object,
                                            StepReader& reader);

}  // namespace gradebox::runner
