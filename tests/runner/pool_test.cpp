#include "runner/pool.hpp"

#include <doctest/doctest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "sandbox/unique_fd.hpp"
#include "tests/runner/script_challenge.hpp"

namespace gradebox::runner {

namespace {

struct Outcome {
    std::vector<Result> complete;
    std::vector<Result> incomplete;
    std::string no_worker;
};

Outcome run(const WorkerOptions& options, const Challenge& challenge, std::size_t gradings, unsigned workers,
            int interrupt_fd = -1, const GradingOptions& how = {}) {
    Outcome outcome;
    const auto source = [&, left = gradings]() mutable -> std::unique_ptr<Grading> {
        if (left == 0) return nullptr;
        --left;
        return std::make_unique<Grading>(challenge, any_submission(), InputPaths{}, how);
    };
    const auto sink = [&](std::unique_ptr<Grading> grading, bool complete) {
        (complete ? outcome.complete : outcome.incomplete).push_back(grading->result());
    };
    const auto ran = run_pool(options, workers, interrupt_fd, source, sink);
    if (!ran) outcome.no_worker = ran.error().reason;
    return outcome;
}

void check_all_accepted(const Outcome& outcome, std::size_t gradings) {
    CHECK(outcome.no_worker == "");
    CHECK(outcome.incomplete.empty());
    REQUIRE(outcome.complete.size() == gradings);
    for (const Result& result : outcome.complete) CHECK(result.verdict == Verdict::accepted);
}

}  // namespace

TEST_CASE("every grading is served, by one worker or by several") {
    const Challenge challenge = script_challenge();
    check_all_accepted(run(fake_worker(), challenge, 5, 1), 5);
    check_all_accepted(run(fake_worker(), challenge, 5, 3), 5);
    check_all_accepted(run(fake_worker(), challenge, 0, 2), 0);
}

TEST_CASE("a worker holds its own descriptors only and leads its own session") {
    const Challenge challenge = script_challenge(1, "0 1 2 3 leader");
    check_all_accepted(run(fake_worker({"descriptors"}), challenge, 3, 3), 3);
}

TEST_CASE("a worker that goes wrong once is replaced and nothing is lost") {
    const Challenge challenge = script_challenge();
    for (const std::string behaviour :
         {"die-once", "nonsense-once", "huge-once", "surplus-once", "exit-at-once-once"}) {
        CAPTURE(behaviour);
        const TemporaryFolder folder;
        check_all_accepted(run(fake_worker({behaviour + "=" + (folder / "mark").string()}), challenge, 4, 2), 4);
        CHECK(std::filesystem::exists(folder / "mark"));
    }
}

TEST_CASE("a worker that hangs up without ending is ended") {
    const TemporaryFolder folder;
    const Challenge challenge = script_challenge();
    check_all_accepted(run(fake_worker({"hang-up-once=" + (folder / "mark").string()}), challenge, 1, 1), 1);
}

TEST_CASE("a worker that is silent for too long is killed and replaced") {
    const TemporaryFolder folder;
    Challenge challenge = script_challenge();
    challenge.limits.wall_time = std::chrono::milliseconds{50};
    WorkerOptions options = fake_worker({"silent-once=" + (folder / "mark").string()});
    options.patience = std::chrono::seconds{0};
    check_all_accepted(run(options, challenge, 2, 1), 2);
}

TEST_CASE("a run that wants to be alone is") {
    const TemporaryFolder folder;
    Challenge challenge = script_challenge();
    challenge.limits.cpu_time = std::chrono::seconds{1};
    GradingOptions grading;
    grading.in_company = true;
    const WorkerOptions options = fake_worker({"slow=" + (folder / "lock").string()});
    check_all_accepted(run(options, challenge, 30, 3, -1, grading), 30);
}

TEST_CASE("workers that always die make a judge error, never a wrong answer") {
    const Challenge challenge = script_challenge();
    for (const std::string behaviour : {"die", "nonsense"}) {
        const Outcome outcome = run(fake_worker({behaviour}), challenge, 2, 2);
        CHECK(outcome.no_worker == "");
        REQUIRE(outcome.complete.size() == 2);
        for (const Result& result : outcome.complete) CHECK(result.verdict == Verdict::judge_error);
    }
}

TEST_CASE("a pool gives up when workers can't start") {
    const Challenge challenge = script_challenge();
    SUBCASE("they refuse") {
        CHECK(run(fake_worker({"refuse"}), challenge, 2, 2).no_worker == "this machine has no namespaces");
    }
    SUBCASE("they end") {
        CHECK(run(fake_worker({"exit-at-once"}), challenge, 2, 2).no_worker.find("exit code 7") != std::string::npos);
    }
    SUBCASE("there is no such program") {
        WorkerOptions options = fake_worker();
        options.program = "/nonexistent/gradebox-worker";
        CHECK(run(options, challenge, 2, 2).no_worker.find("No such file") != std::string::npos);
    }
}

TEST_CASE("where not all workers can start the others do the work") {
    const TemporaryFolder folder;
    const Challenge challenge = script_challenge();
    check_all_accepted(run(fake_worker({"only-one=" + (folder / "lock").string()}), challenge, 9, 3), 9);
}

TEST_CASE("an interrupt stops the pool and hands back what was running") {
    const sandbox::UniqueFd interrupt{::eventfd(1, EFD_CLOEXEC)};
    const Challenge challenge = script_challenge();
    const Outcome outcome = run(fake_worker(), challenge, 5, 2, interrupt.get());
    CHECK(outcome.no_worker == "");
    CHECK(outcome.complete.empty());
    REQUIRE(outcome.incomplete.size() == 2);
    for (const Result& result : outcome.incomplete) CHECK(result.verdict == Verdict::skipped);
}

}  // namespace gradebox::runner
