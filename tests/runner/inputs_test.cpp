#include "runner/inputs.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/runner/script_challenge.hpp"

namespace gradebox::runner {

namespace {

// A cache and a challenge with one generated input.
struct Fixture {
    Fixture() {
        ::setenv("GRADEBOX_CACHE", (folder / "cache").c_str(), 1);
        challenge = script_challenge();
        Input input;
        input.name = "big.log";
        input.generator = folder.write("generator.py", "print('x' * 10)");
        input.size = sandbox::Bytes{100};
        challenge.inputs.push_back(input);
    }
    ~Fixture() { ::unsetenv("GRADEBOX_CACHE"); }

    std::string failure(const std::string& behaviour) const {
        const auto paths = prepare_inputs(challenge, fake_worker({behaviour}), -1);
        return paths ? "" : to_string(paths.error());
    }
    std::size_t cached_files() const {
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder / "cache" / "inputs"}) {
            if (entry.path().extension() != ".lock") ++files;
        }
        return files;
    }

    TemporaryFolder folder;
    Challenge challenge;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "an input is made once, whole and read-only") {
    const auto paths = prepare_inputs(challenge, fake_worker(), -1);
    REQUIRE(paths);
    const std::filesystem::path made = paths->at("big.log");
    CHECK(std::filesystem::file_size(made) == 10);
    struct stat status {};
    REQUIRE(::stat(made.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0444);
    // A worker that can't even start is not needed any more.
    CHECK(prepare_inputs(challenge, fake_worker({"refuse"}), -1) == paths);
    CHECK(cached_files() == 1);
}

TEST_CASE_FIXTURE(Fixture, "another generator, name or size makes another file") {
    REQUIRE(prepare_inputs(challenge, fake_worker(), -1));
    challenge.inputs[0].size = sandbox::Bytes{101};
    REQUIRE(prepare_inputs(challenge, fake_worker(), -1));
    folder.write("generator.py", "print('y' * 10)");
    REQUIRE(prepare_inputs(challenge, fake_worker(), -1));
    CHECK(cached_files() == 3);
}

TEST_CASE_FIXTURE(Fixture, "a generator that fails says why and leaves nothing") {
    CHECK(contains(failure("fail-generator"), "no luck"));
    CHECK(contains(failure("fill=101"), "more than its size"));
    CHECK(contains(failure("die"), "exit code 9"));
    CHECK(contains(failure("refuse"), "no namespaces"));
    CHECK(cached_files() == 0);
    CHECK(failure("fill=100") == "");
}

TEST_CASE_FIXTURE(Fixture, "two runs at the same time share one file") {
    const pid_t other = ::fork();
    const auto paths = prepare_inputs(challenge, fake_worker(), -1);
    if (other == 0) ::_exit(paths ? 0 : 1);
    int status = -1;
    REQUIRE(::waitpid(other, &status, 0) == other);
    CHECK(status == 0);
    CHECK(paths);
    CHECK(cached_files() == 1);
}

TEST_CASE_FIXTURE(Fixture, "a cache that others can write to is not used") {
    std::filesystem::create_directories(folder / "cache" / "inputs");
    REQUIRE(::chmod((folder / "cache" / "inputs").c_str(), 0777) == 0);
    CHECK(contains(failure(""), "only you can write"));
}

}  // namespace gradebox::runner
