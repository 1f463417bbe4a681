// Files put into a workspace and taken out of it by the worker, where a candidate may have made anything of them.
#include "sandbox/workspace.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "tests/support/probe.hpp"

using namespace gradebox;
using sandbox::UniqueFd;
using sandbox::Workspace;
using sandbox::operator""_KiB;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("workspace");

namespace {

// Each begins with the folder work/ of a new workspace as the candidate's.
struct Given {
    Workspace workspace{1_MiB, ::geteuid()};
    UniqueFd work{::openat(workspace.root(), "work", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};

    void write(const char* name, const std::string& text) const {
        const UniqueFd file{::openat(work.get(), name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
        REQUIRE(::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    std::string read(const char* name) const {
        const UniqueFd file{::openat(work.get(), name, O_RDONLY | O_CLOEXEC)};
        std::string text(100, '\0');
        const auto size = ::read(file.get(), text.data(), text.size());
        text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
        return text;
    }
    void check_refused(const char* name) const {
        INFO(name);
        const auto taken = workspace.take(name, 64_KiB);
        CHECK(taken.present);
        CHECK(!taken.problem.empty());
        CHECK(taken.content.empty());
    }
};

}  // namespace

TEST_CASE("a file is taken as it is, up to the cap") {
    NEED(::geteuid() == 0, "root, to mount");
    const Given given;
    given.write("out", std::string(65536, 'x'));
    CHECK(given.workspace.take("out", 64_KiB).content == std::string(65536, 'x'));
    given.write("out", std::string(65537, 'x'));
    given.check_refused("out");
    CHECK(!given.workspace.take("absent", 64_KiB).present);
}

TEST_CASE("no link is followed on the way to a file, not even to one of the candidate's own") {
    NEED(::geteuid() == 0, "root, to mount");
    const Given given;
    given.write("real", "x");
    REQUIRE(::mkdirat(given.work.get(), "folder", 0755) == 0);
    given.write("folder/real", "x");
    REQUIRE(::symlinkat("real", given.work.get(), "link") == 0);
    REQUIRE(::symlinkat("folder", given.work.get(), "hop") == 0);
    REQUIRE(::symlinkat("/etc/passwd", given.work.get(), "passwd") == 0);
    for (const char* name : {"link", "hop/real", "passwd"}) given.check_refused(name);
}

TEST_CASE("nothing is taken from beside or above the working directory") {
    NEED(::geteuid() == 0, "root, to mount");
    const Given given;
    given.write("../tmp/left", "x");
    for (const char* name : {"../tmp/left", "/etc/passwd", "/proc/self/status"}) given.check_refused(name);
}

TEST_CASE("only regular files are taken, and none is waited for") {
    NEED(::geteuid() == 0, "root, to mount");
    const Given given;
    REQUIRE(::mkfifoat(given.work.get(), "fifo", 0644) == 0);
    REQUIRE(::mkdirat(given.work.get(), "folder", 0755) == 0);
    for (const char* name : {"fifo", "folder"}) given.check_refused(name);
}

TEST_CASE("a link in the place of an input file is replaced, and what it names is untouched") {
    NEED(::geteuid() == 0, "root, to mount");
    Given given;
    given.write("victim", "untouched");
    REQUIRE(::symlinkat("victim", given.work.get(), "input") == 0);
    given.workspace.put("input", "new");
    CHECK(given.read("input") == "new");
    CHECK(given.read("victim") == "untouched");
}

TEST_CASE("a link in the place of an input file's folder is not followed") {
    NEED(::geteuid() == 0, "root, to mount");
    Given given;
    REQUIRE(::symlinkat("../tmp", given.work.get(), "out") == 0);
    REQUIRE(::mkdirat(given.work.get(), "real", 0755) == 0);
    REQUIRE(::symlinkat("real", given.work.get(), "in") == 0);
    for (const char* name : {"out/x", "in/x"}) CHECK_THROWS_AS(given.workspace.put(name, "x"), std::system_error);
    CHECK(::faccessat(given.work.get(), "../tmp/x", F_OK, 0) != 0);
}

TEST_SUITE_END();
