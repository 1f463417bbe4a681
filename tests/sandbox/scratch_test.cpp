// The folders of runs where nothing can be mounted, and how they go.
#include "sandbox/scratch.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "sandbox/unique_fd.hpp"
#include "tests/support/probe.hpp"
#include "tests/support/temporary_folder.hpp"

using gradebox::sandbox::Scratch;
using gradebox::sandbox::UniqueFd;

TEST_SUITE_BEGIN("scratch");

namespace {

namespace fs = std::filesystem;

// A folder that TMPDIR names, taken away afterwards.
class TmpDir {
public:
    TmpDir() {
        if (const char* named = std::getenv("TMPDIR")) before_ = named;
        ::setenv("TMPDIR", folder_.path().c_str(), 1);
    }
    ~TmpDir() {
        before_ ? ::setenv("TMPDIR", before_->c_str(), 1) : ::unsetenv("TMPDIR");
        gradebox::sandbox::remove_tree(folder_.path());
    }
    TmpDir(const TmpDir&) = delete;
    TmpDir& operator=(const TmpDir&) = delete;

    fs::path operator/(const std::string& name) const { return folder_ / name; }

private:
    gradebox::tests::TemporaryFolder folder_;
    std::optional<std::string> before_;
};

void make_depth(const fs::path& top, int depth) {
    UniqueFd folder{::open(top.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    for (int i = 0; i < depth; ++i) {
        REQUIRE(::mkdirat(folder.get(), "a folder with a long name", 0700) == 0);
        folder = UniqueFd{::openat(folder.get(), "a folder with a long name", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        REQUIRE(folder);
    }
}

}  // namespace

TEST_CASE("a folder is made for the worker's user alone, and removed with all that is in it") {
    const TmpDir temporary;
    {
        Scratch scratch{"gradebox-worker-1-1"};
        const fs::path run = scratch.make_folder(::geteuid());
        CHECK(fs::status(run).permissions() == fs::perms::owner_all);
        make_depth(run, 300);  // no path is as long
        fs::create_symlink("/etc", run / "link");
        REQUIRE(::mkfifo((run / "fifo").c_str(), 0) == 0);
    }
    CHECK(!fs::exists(temporary / "gradebox-worker-1-1"));
}

TEST_CASE("what a killed worker left is swept when another starts, but what a living one holds is not") {
    const TmpDir temporary;
    fs::create_directories(temporary / "gradebox-worker-1-1/run-1/work/left");
    fs::create_directories(temporary / "another program's");
    const Scratch living{"gradebox-worker-2-2"};
    CHECK(!fs::exists(temporary / "gradebox-worker-1-1"));
    const Scratch next{"gradebox-worker-3-3"};
    CHECK(fs::exists(temporary / "gradebox-worker-2-2"));
    CHECK(fs::exists(temporary / "another program's"));
}

TEST_CASE("a sweep follows no link, and touches nothing of another user") {
    NEED(::geteuid() == 0, "root, to give a folder away");
    const TmpDir temporary;
    fs::create_directories(temporary / "victim/kept");
    fs::create_directory_symlink(temporary / "victim", temporary / "gradebox-worker-1-1");
    fs::create_directories(temporary / "gradebox-worker-2-2/kept");
    REQUIRE(::chown((temporary / "gradebox-worker-2-2").c_str(), 65534, 65534) == 0);
    const Scratch scratch{"gradebox-worker-3-3"};
    CHECK(fs::exists(temporary / "victim/kept"));
    CHECK(fs::exists(temporary / "gradebox-worker-2-2/kept"));
}

TEST_CASE("removing a tree follows no link in it") {
    const TmpDir temporary;
    fs::create_directories(temporary / "victim/kept");
    fs::create_directories(temporary / "tree");
    fs::create_directory_symlink(temporary / "victim", temporary / "tree/link");
    gradebox::sandbox::remove_tree(temporary / "tree");
    CHECK(!fs::exists(temporary / "tree"));
    CHECK(fs::exists(temporary / "victim/kept"));
}

TEST_SUITE_END();
