#include "runner/jobs.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <csignal>

#include "tests/runner/script_challenge.hpp"

namespace gradebox::runner {

namespace {

struct Fixture {
    Fixture() { ::setenv("GRADEBOX_WORKER", FAKE_WORKER, 1); }
    ~Fixture() { ::unsetenv("GRADEBOX_WORKER"); }

    void add(const Challenge& challenge, const std::string& name, const std::string& content = "print('ok')\n") {
        jobs.push_back({&challenge, folder.write(name, content), name});
    }

    void run() {
        RunSettings settings;
        settings.workers = 2;
        results.resize(jobs.size());
        reason = run_jobs(jobs, settings, interrupt, [&](std::size_t index, Result result) {
            CHECK_FALSE(results[index]);
            results[index] = std::move(result);
        });
        for (const auto& result : results) REQUIRE(result);
    }

    TemporaryFolder folder;
    Interrupt interrupt;
    std::vector<Job> jobs;
    std::vector<std::optional<Result>> results;
    std::optional<std::string> reason;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "every job gets its own result, whatever its file is") {
    const Challenge right = script_challenge();
    const Challenge wrong = script_challenge(1, "something else");
    add(right, "a.py");
    add(wrong, "b.py");
    add(right, "c.py", std::string("\0", 1));
    jobs.push_back({&right, folder / "missing.py", "missing.py"});
    add(right, "e.py");
    run();
    CHECK_FALSE(reason);
    CHECK(results[0]->verdict == Verdict::accepted);
    CHECK(results[1]->verdict == Verdict::wrong_answer);
    CHECK(results[2]->verdict == Verdict::compile_error);
    CHECK(results[3]->verdict == Verdict::judge_error);
    CHECK(results[4]->verdict == Verdict::accepted);
    CHECK(results[4]->submission == "e.py");
}

TEST_CASE_FIXTURE(Fixture, "challenges with other packages get workers of their own") {
    const Challenge plain = script_challenge();
    Challenge special = script_challenge(1, "0 1 2 3 leader");
    special.entry.packages = {"descriptors"};
    add(special, "a.py");
    add(plain, "b.py");
    add(special, "c.py");
    run();
    for (const auto& result : results) CHECK(result->verdict == Verdict::accepted);
}

TEST_CASE_FIXTURE(Fixture, "without a worker every job is a judge error with the reason") {
    Challenge refused = script_challenge();
    refused.entry.packages = {"refuse"};
    const Challenge plain = script_challenge();
    add(refused, "a.py");
    add(plain, "b.py");
    add(refused, "c.py");
    run();
    CHECK(reason == "no worker: this machine has no namespaces");
    CHECK(results[0]->verdict == Verdict::judge_error);
    CHECK(results[1]->verdict == Verdict::accepted);
    CHECK(results[2]->message == reason);
}

TEST_CASE_FIXTURE(Fixture, "an input that can't be made is a judge error") {
    ::setenv("GRADEBOX_CACHE", (folder / "cache").c_str(), 1);
    Challenge challenge = script_challenge();
    challenge.inputs.push_back({"big.log", folder / "no-generator.py", {}, sandbox::Bytes{1}, {}});
    add(challenge, "a.py");
    run();
    ::unsetenv("GRADEBOX_CACHE");
    CHECK(reason);
    CHECK(results[0]->verdict == Verdict::judge_error);
}

TEST_CASE_FIXTURE(Fixture, "after an interrupt what is left is skipped") {
    const Challenge challenge = script_challenge();
    for (const char* name : {"a.py", "b.py", "c.py"}) add(challenge, name);
    std::raise(SIGINT);
    run();
    CHECK_FALSE(reason);
    for (const auto& result : results) {
        CHECK(result->verdict == Verdict::skipped);
        CHECK(result->cases.size() == 2);
    }
}

}  // namespace gradebox::runner
