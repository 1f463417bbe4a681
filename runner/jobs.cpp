#include "runner/jobs.hpp"

#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "runner/generated.hpp"
#include "runner/grading.hpp"
#include "runner/inputs.hpp"
#include "runner/installation.hpp"
#include "runner/pool.hpp"
#include "runner/suite.hpp"

namespace gradebox::runner {

namespace {

std::string examiner_of(const Challenge& challenge) {
    if (challenge.entry.kind != harness::EntryKind::suite) return "";
    return challenge.entry.with_pytest ? "pytest" : "unittest";
}

// The jobs whose challenges name the same packages: one kind of worker serves them.
class Round {
public:
    Round(const std::vector<Job>& jobs, std::vector<std::size_t> indices, const RunSettings& settings,
          const Interrupt& interrupt, const OnResult& on_result)
        : jobs_{jobs},
          indices_{std::move(indices)},
          settings_{settings},
          interrupt_{interrupt},
          on_result_{on_result} {}

    // Why some jobs could not be run, if so.
    std::optional<std::string> run();

private:
    std::unique_ptr<Grading> next_grading();
    struct Prepared {
        std::unique_ptr<Challenge> complete;  // with the cases that are known once they have been run
        InputPaths inputs;
    };
    const tl::expected<Prepared, Error>& prepared(const Challenge& challenge);
    tl::expected<Prepared, Error> prepare(const Challenge& challenge);
    void take_back(std::unique_ptr<Grading> grading, bool complete);
    void fail(std::size_t index, const std::string& reason);
    void skip(std::size_t index);

    const std::vector<Job>& jobs_;
    std::vector<std::size_t> indices_;
    std::size_t position_{0};  // of the next index
    const RunSettings& settings_;
    const Interrupt& interrupt_;
    const OnResult& on_result_;
    WorkerOptions options_;
    unsigned workers_{1};
    std::map<const Challenge*, tl::expected<Prepared, Error>> prepared_;
    std::unordered_map<const Grading*, std::size_t> running_;
    std::vector<std::pair<std::size_t, Result>> incomplete_;
    std::optional<std::string> broken_;
};

std::optional<std::string> Round::run() {
    options_.program = worker_program();
    options_.packages = jobs_[indices_.front()].challenge->entry.packages;
    options_.examiner = examiner_of(*jobs_[indices_.front()].challenge);
    options_.require = settings_.require;
    workers_ = static_cast<unsigned>(std::min<std::size_t>(settings_.workers, indices_.size()));
    const auto ran = run_pool(
        options_, workers_, interrupt_.fd(), [this] { return next_grading(); },
        [this](std::unique_ptr<Grading> grading, bool complete) { take_back(std::move(grading), complete); });
    if (ran) {
        for (auto& [index, result] : incomplete_) on_result_(index, std::move(result));
        for (; position_ < indices_.size(); ++position_) skip(indices_[position_]);
    } else {
        const std::string reason = "no worker: " + ran.error().reason;
        for (const auto& [index, result] : incomplete_) fail(index, reason);
        for (; position_ < indices_.size(); ++position_) fail(indices_[position_], reason);
    }
    return broken_;
}

// Submissions that can't be run get their result here and are passed over.
std::unique_ptr<Grading> Round::next_grading() {
    while (position_ < indices_.size() && !interrupt_.raised()) {
        const std::size_t index = indices_[position_];
        const Job& job = jobs_[index];
        auto submission = read_submission(*job.challenge, job.path, job.name);
        if (!submission) {
            ++position_;
            on_result_(index, faulty_submission(*job.challenge, job.name, submission.error()));
            continue;
        }
        const auto& ready = prepared(*job.challenge);
        if (interrupt_.raised()) break;
        ++position_;
        if (!ready) {
            fail(index, to_string(ready.error()));
            continue;
        }
        GradingOptions options;
        options.reveal = settings_.reveal;
        options.in_company = workers_ > 1;
        options.stop_at_first_failure = job.stop_at_first_failure;
        auto grading = std::make_unique<Grading>(ready->complete ? *ready->complete : *job.challenge,
                                                 std::move(*submission), ready->inputs, options);
        running_.emplace(grading.get(), index);
        return grading;
    }
    return nullptr;
}

const tl::expected<Round::Prepared, Error>& Round::prepared(const Challenge& challenge) {
    const auto known = prepared_.find(&challenge);
    if (known != prepared_.end()) return known->second;
    return prepared_.emplace(&challenge, prepare(challenge)).first->second;
}

tl::expected<Round::Prepared, Error> Round::prepare(const Challenge& challenge) {
    auto inputs = prepare_inputs(challenge, options_, interrupt_.fd());
    if (!inputs) return tl::unexpected(inputs.error());
    const bool is_suite = challenge.entry.kind == harness::EntryKind::suite;
    if (!is_suite && !challenge.has_generated_cases() && !challenge.has_scenarios())
        return Prepared{nullptr, std::move(*inputs)};
    auto complete = is_suite ? with_cases(challenge, options_, interrupt_.fd())
                             : with_generated_cases(challenge, *inputs, options_, interrupt_.fd());
    if (!complete) return tl::unexpected(complete.error());
    return Prepared{std::make_unique<Challenge>(std::move(*complete)), std::move(*inputs)};
}

void Round::take_back(std::unique_ptr<Grading> grading, bool complete) {
    const auto entry = running_.extract(grading.get());
    if (complete) {
        on_result_(entry.mapped(), grading->result());
    } else {
        incomplete_.emplace_back(entry.mapped(), grading->result());
    }
}

void Round::fail(std::size_t index, const std::string& reason) {
    const Job& job = jobs_[index];
    broken_ = reason;
    on_result_(index, faulty_submission(*job.challenge, job.name, {Verdict::judge_error, reason}));
}

void Round::skip(std::size_t index) {
    const Job& job = jobs_[index];
    auto submission = read_submission(*job.challenge, job.path, job.name);
    if (!submission) return on_result_(index, faulty_submission(*job.challenge, job.name, submission.error()));
    on_result_(index, Grading{*job.challenge, std::move(*submission), {}}.result());
}

}  // namespace

std::optional<std::string> run_jobs(const std::vector<Job>& jobs, const RunSettings& settings,
                                    const Interrupt& interrupt, const OnResult& on_result) {
    std::map<std::pair<std::string, std::set<std::string>>, std::vector<std::size_t>> rounds;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const std::vector<std::string>& packages = jobs[i].challenge->entry.packages;
        rounds[{examiner_of(*jobs[i].challenge), {packages.begin(), packages.end()}}].push_back(i);
    }
    std::optional<std::string> broken;
    for (auto& [kind, indices] : rounds) {
        auto failure = Round{jobs, std::move(indices), settings, interrupt, on_result}.run();
        if (failure) broken = std::move(failure);
    }
    return broken;
}

}  // namespace gradebox::runner
