#include <doctest/doctest.h>
#include <sys/stat.h>

#include "runner/grading.hpp"
#include "runner/hash.hpp"
#include "tests/runner/script_challenge.hpp"

using namespace gradebox::runner;

namespace {

SubmissionFault fault_of(const std::string& content) {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "a.py", std::ios::binary} << content;
    return read_submission(script_challenge(), folder.path() / "a.py", "a.py").error();
}

}  // namespace

TEST_CASE("a submission is its text, its name and its hash") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "a.py"} << "abc";
    std::filesystem::create_symlink("a.py", folder.path() / "link.py");
    const auto submission = read_submission(script_challenge(), folder.path() / "link.py", "mine");
    REQUIRE(submission);
    CHECK(submission->name == "mine");
    CHECK(submission->source == "abc");
    CHECK(submission->hash == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("an empty submission is read like any other") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "a.py"} << "";
    CHECK(read_submission(script_challenge(), folder.path() / "a.py", "a.py")->source.empty());
}

TEST_CASE("what can't be read is the grader's problem, and a fifo is never waited for") {
    const TemporaryFolder folder;
    REQUIRE(::mkfifo((folder.path() / "fifo").c_str(), 0600) == 0);
    const auto fault = [](const std::filesystem::path& path) {
        return read_submission(script_challenge(), path, "x").error();
    };
    CHECK(fault(folder.path() / "none").message == "cannot be read: No such file or directory");
    CHECK(fault(folder.path() / "fifo").message == "cannot be read: it is a fifo, not a regular file");
    CHECK(fault("/dev/zero").message == "cannot be read: it is a device, not a regular file");
    CHECK(fault("/dev/zero").verdict == Verdict::judge_error);
}

TEST_CASE("bad content is a compile error that tells the place") {
    CHECK(fault_of("x = 1\ny = '\xff'").message ==
          "the file is not UTF-8 at byte 11 (line 2); save it with that encoding");
    CHECK(fault_of("\xed\xa0\x80").message.starts_with("the file is not UTF-8 at byte 0"));
    CHECK(fault_of(std::string{"x\0y", 3}).message == "the file holds a NUL character at byte 1 (line 1)");
    CHECK(fault_of(std::string(kMaxSource + 1, 'x')).message == "the file is larger than 1 MiB");
    CHECK(fault_of("\xff").verdict == Verdict::compile_error);
}

TEST_CASE("a file of just the largest size is read") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "a.py"} << std::string(kMaxSource, '#');
    CHECK(read_submission(script_challenge(), folder.path() / "a.py", "a.py").has_value());
}

TEST_CASE("the row of an unreadable submission says why and scores nothing") {
    const Challenge challenge = script_challenge();
    const Result result = faulty_submission(challenge, "a.py", {Verdict::judge_error, "cannot be read: gone"});
    CHECK(result.verdict == Verdict::judge_error);
    CHECK(result.message == "cannot be read: gone");
    CHECK(result.score == 0);
    CHECK(result.max_score == 1);
    CHECK(result.cases.empty());
}

TEST_CASE("a folder is one submission: its solution.py, and what that imports and reads") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "tools/__pycache__");
    std::filesystem::create_directories(folder.path() / ".git");
    std::ofstream{folder.path() / "solution.py"} << "import tools.twice";
    std::ofstream{folder.path() / "tools/twice.py"} << "x = 2";
    std::ofstream{folder.path() / "data.bin"} << std::string{"\0\xff", 2};
    std::ofstream{folder.path() / ".git/config"} << "no";
    std::ofstream{folder.path() / "tools/__pycache__/twice.cpython-311.pyc"} << "no";
    const auto submission = read_submission(script_challenge(), folder.path(), "mine");
    REQUIRE(submission);
    CHECK(submission->source == "import tools.twice");
    CHECK_FALSE(submission->is_package);
    REQUIRE(submission->files.size() == 2);
    CHECK(submission->files[0].name == "data.bin");
    CHECK(submission->files[0].content.size() == 2);
    CHECK(submission->files[1].name == "tools/twice.py");
    std::ofstream{folder.path() / "tools/twice.py"} << "x = 3";
    CHECK(read_submission(script_challenge(), folder.path(), "mine")->hash != submission->hash);
}

TEST_CASE("what Python leaves in a reference's folder is none of the challenge") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "cases");
    std::filesystem::create_directories(folder.path() / "right/__pycache__");
    std::ofstream{folder.path() / "challenge.toml"} << "";
    std::ofstream{folder.path() / "right/solution.py"} << "x = 1";
    const auto hash = [&] { return hash_challenge(folder.path(), folder.path() / "right").value(); };
    const auto before = hash();
    std::ofstream{folder.path() / "right/__pycache__/solution.cpython-311.pyc"} << "compiled";
    CHECK(hash() == before);
    std::ofstream{folder.path() / "right/more.py"} << "";
    CHECK(hash() != before);
}

TEST_CASE("what tests import may be a package") {
    const TemporaryFolder folder;
    Challenge challenge;
    challenge.entry.kind = gradebox::harness::EntryKind::suite;
    challenge.entry.name = "shop.carts";
    std::filesystem::create_directories(folder.path() / "shop/carts");
    CHECK_FALSE(has_main_file(challenge, folder.path()));
    std::ofstream{folder.path() / "shop/carts/__init__.py"} << "pass";
    CHECK(read_submission(challenge, folder.path(), "mine")->is_package);
    std::ofstream{folder.path() / "shop/carts.py"} << "pass";
    const auto submission = read_submission(challenge, folder.path(), "mine");
    CHECK_FALSE(submission->is_package);
    CHECK(submission->files.size() == 1);
}

TEST_CASE("a folder that cannot be graded says why") {
    const TemporaryFolder folder;
    auto challenge = script_challenge();
    const auto fault = [&] { return read_submission(challenge, folder.path(), "mine").error(); };
    CHECK(fault().message == "the folder has no solution.py");
    std::ofstream{folder.path() / "solution.py"} << "'\xff'";
    CHECK(fault().message == "solution.py is not UTF-8 at byte 1 (line 1); save it with that encoding");
    std::ofstream{folder.path() / "solution.py"} << "pass";
    std::filesystem::create_symlink("/etc/passwd", folder.path() / "users");
    CHECK(fault().message == "users is neither a file nor a folder");
    std::filesystem::remove(folder.path() / "users");
    std::ofstream{folder.path() / "big"} << std::string(kMaxFolder, '#');
    CHECK(fault().message == "the files are larger than 16 MiB");
    CHECK(fault().verdict == Verdict::compile_error);
    std::filesystem::remove(folder.path() / "big");
    challenge.groups[0].cases[0].files.push_back({"data/a.txt", InlineContent{}});
    CHECK(read_submission(challenge, folder.path(), "mine"));
    std::filesystem::create_directory(folder.path() / "data");
    std::ofstream{folder.path() / "data/b.txt"} << "";
    CHECK(fault().message == "data/b.txt has the name of one of the challenge's own files");
}
