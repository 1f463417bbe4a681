// The process that every run is forked from. It is warmed up once (an interpreter, its modules), holds nothing
// secret, and knows nothing of what it is used for: inputs go from the worker to the run, never through it.
// A fork can be had ahead of its run; it then waits, warm and not yet confined, for what it enters with.
// The handles live in gradebox-worker (trusted); the zygote itself is trusted and idle.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "sandbox/confine.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// A file that a run maps, to share its memory with others; borrowed.
struct SharedFile {
    int file{-1};
    std::uint64_t size{0};  // bytes
};
inline constexpr std::size_t kMaxShared = 2;

// What the candidate's process starts with, beside 0, 1, 2 and kWakeFd.
struct Inherited {
    std::array<void*, kMaxShared> memory{};  // the shared files, mapped
};

struct ZygoteProgram {
    std::function<std::string()> warm_up;       // once, before the first fork; gives a word for the worker
    std::function<void()> settle;               // once, after that; then the zygote allocates nothing any more
    std::function<void(bool)> wake_up;          // first thing in each fork, not yet confined; whether it answers
    std::function<void(const Inherited&)> run;  // in each fork, confined; ends the process
    std::vector<sock_filter> filter;            // of runs with one thread
    std::vector<sock_filter> threading_filter;  // of runs with one process that may have more threads
    std::vector<sock_filter> forking_filter;    // of runs that may have more processes
    std::vector<const char*> readable;          // see Entry
    std::vector<std::string> cgroup_folders;    // removed when the worker is gone, however it ended
    std::string scratch;                        // the same; a folder, or empty
    UniqueFd user_namespace;                    // of its runs, whose tasks are counted there; or none
};

// It was killed, or ended by a fault: the worker is of no more use.
struct ZygoteGone : std::runtime_error {
    ZygoteGone() : std::runtime_error{"the zygote is gone"} {}
};

struct Ended {
    int status{0};  // of wait4(2)
    rusage usage{};
};

class Zygote;

// A fork that waits in a box. Unless it enters, it is ended with this.
class Waiting {
public:
    ~Waiting();
    Waiting(Waiting&& other) noexcept;
    Waiting& operator=(Waiting&&) = delete;

    // What it was forked for: see ZygoteProgram::wake_up.
    bool answers() const { return answers_; }

    Zygote& zygote() const { return *zygote_; }

    // Lets it confine itself and run; entry.filter is chosen there. Of `shared` there are at most kMaxShared.
    // Gives its pid, which stays taken until Zygote::reap(). Throws std::system_error or ZygoteGone.
    pid_t enter(const Entry& entry, std::span<const SharedFile> shared) &&;

private:
    friend class Zygote;
    Waiting(Zygote& zygote, pid_t pid, UniqueFd channel, bool answers);

    Zygote* zygote_;
    pid_t pid_;
    UniqueFd channel_;
    bool answers_;
};

class Zygote {
public:
    // Forks the zygote and waits until it is warm. Throws std::system_error, or std::runtime_error with what
    // warm_up threw.
    static Zygote start(ZygoteProgram program);
    ~Zygote();
    Zygote(Zygote&&) noexcept = default;
    Zygote& operator=(Zygote&&) = delete;

    // What warm_up gave.
    const std::string& word() const { return word_; }
    pid_t pid() const { return pid_; }
    int user_namespace() const { return user_namespace_.get(); }

    // Forks into the box whose pid 1 `init` is a pidfd of; -1: into none. Throws std::system_error or ZygoteGone.
    Waiting fork(int init, bool answers);
    // How far the last one that entered has come.
    const SetUp& set_up() const { return *set_up_; }

    // Waits for the end of a fork. Throws ZygoteGone.
    Ended reap(pid_t pid);

private:
    friend class Waiting;
    Zygote() = default;

    struct Unmap {
        void operator()(SetUp* page) const;
    };

    UniqueFd channel_;
    pid_t pid_{-1};
    std::string word_;
    UniqueFd user_namespace_;
    std::unique_ptr<SetUp, Unmap> set_up_;
};

}  // namespace gradebox::sandbox
