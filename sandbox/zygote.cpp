#include "sandbox/zygote.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "sandbox/cgroup.hpp"
#include "sandbox/kernel.hpp"
#include "sandbox/scratch.hpp"
#include "sandbox/socket.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

// What the worker asks of the zygote. With a fork come the socket that the fork waits on, and the pidfd of the box's
// pid 1, if there is a box.
struct Order {
    enum class What : std::uint32_t { fork, reap } what{What::reap};
    pid_t pid{-1};  // of what to reap
    bool answers{false};
};

// What a fork enters with, besides descriptors. Those are in the order in which descriptors_of() puts them; the shown
// paths follow the header, each ended by a NUL.
struct Header {
    Limits limits;
    uid_t id{0};
    std::uint32_t landlock_abi{0};
    std::uint64_t data_limit{0};
    std::uint64_t address_limit{0};
    std::array<std::uint64_t, kMaxShared> shared_sizes{};  // 0: none
    std::uint32_t cgroup_doors{0};
    std::uint32_t shown{0};
    bool has_box{false};
    bool has_wake{false};
};
constexpr std::size_t kMaxEntry = 64 << 10;

struct Forked {
    pid_t pid{-1};
    int error{0};
};

// The zygote's own side.
class Server {
public:
    Server(const ZygoteProgram& program, int channel, SetUp& set_up)
        : program_{program}, channel_{channel}, set_up_{set_up} {}

    void serve() {
        for (;;) {
            Order order;
            Passed passed;
            const auto size = receive_message(channel_, std::as_writable_bytes(std::span{&order, 1}), &passed);
            if (size < sizeof order) return;
            if (order.what == Order::What::fork)
                fork(order.answers, passed);
            else
                reap(order.pid);
        }
    }

    // The worker is gone: pid 1 of its box goes with it, and then the groups are empty. Forks are reaped first: the
    // end of pid 1 waits for everything in its namespace to be reaped, and those are ours (pid_namespaces(7)).
    void clean_up() {
        if (!last_init_) kill_forks();
        while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) continue;
        if (last_init_) {
            pollfd ended{last_init_.get(), POLLIN, 0};
            while (::poll(&ended, 1, -1) < 0 && errno == EINTR) continue;
        }
        for (const auto& folder : program_.cgroup_folders) remove_worker_folder(folder);
        if (!program_.scratch.empty()) remove_tree(program_.scratch);
    }

private:
    void fork(bool answers, Passed& passed) {
        Forked forked;
        const int channel = passed.descriptors[0].get();
        UniqueFd& init = passed.descriptors[1];
        if (!init || ::setns(init.get(), CLONE_NEWPID) == 0) forked.pid = ::fork();
        if (forked.pid == 0) wait_for_entry(answers, channel);
        if (forked.pid < 0) forked.error = errno;
        if (forked.pid > 0) *std::find(forks_.begin(), forks_.end() - 1, 0) = forked.pid;
        last_init_ = std::move(init);
        send_message(channel_, std::as_bytes(std::span{&forked, 1}));
    }

    [[noreturn]] void wait_for_entry(bool answers, int channel) {
        ::close(channel_);  // or the worker would not see the zygote's end
        program_.wake_up(answers);
        std::array<std::byte, kMaxEntry> bytes;
        Passed passed;
        if (receive_message(channel, bytes, &passed) < sizeof(Header)) ::_exit(0);
        Header header;
        std::memcpy(&header, bytes.data(), sizeof header);
        run(header, reinterpret_cast<const char*>(bytes.data() + sizeof header), passed);
    }

    [[noreturn]] void run(const Header& header, const char* paths, const Passed& passed) {
        std::array<int, kMaxPassed> fds{};
        std::array<const char*, kMaxPassed> names{};
        for (std::size_t i = 0; i < passed.count; ++i) fds[i] = passed.descriptors[i].get();
        for (std::size_t i = 0; i < header.shown; ++i, paths += std::strlen(paths) + 1) names[i] = paths;

        Entry entry;
        auto next = fds.begin();
        entry.workspace = *next++;
        entry.standard_input = *next++;
        entry.standard_output = *next++;
        entry.standard_error = *next++;
        Inherited inherited;
        for (std::size_t i = 0; i < kMaxShared; ++i)
            if (header.shared_sizes[i] > 0) inherited.memory[i] = map_shared(*next++, header.shared_sizes[i]);
        if (header.has_box) entry.init = *next++;
        if (header.has_box) entry.user_namespace = *next++;
        if (header.has_wake) entry.wake = *next++;
        entry.cgroup_doors = std::span{next, header.cgroup_doors};
        entry.shown_trees = std::span{next + header.cgroup_doors, header.shown};
        entry.shown_paths = std::span{names}.first(header.shown);
        entry.readable = program_.readable;
        entry.id = header.id;
        entry.limits = header.limits;
        entry.filter = filter_for(header.limits);
        entry.landlock_abi = header.landlock_abi;
        entry.data_limit = header.data_limit;
        entry.address_limit = header.address_limit;

        confine(entry, set_up_);
        program_.run(inherited);
        ::_exit(0);
    }

    std::span<const sock_filter> filter_for(const Limits& limits) const {
        if (limits.processes > 1) return program_.forking_filter;
        return limits.threads > 1 ? program_.threading_filter : program_.filter;
    }

    static void* map_shared(int file, std::uint64_t size) {
        void* memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (memory == MAP_FAILED) ::_exit(1);
        return memory;
    }

    void reap(pid_t pid) {
        Ended ended;
        while (::wait4(pid, &ended.status, 0, &ended.usage) < 0 && errno == EINTR) continue;
        std::replace(forks_.begin(), forks_.end(), pid, 0);
        send_message(channel_, std::as_bytes(std::span{&ended, 1}));
    }

    // Without a box no pid 1 ends them with the worker.
    void kill_forks() const {
        for (const pid_t pid : forks_)
            if (pid > 0) ::kill(pid, SIGKILL);
    }

    const ZygoteProgram& program_;
    int channel_;
    SetUp& set_up_;
    UniqueFd last_init_;
    std::array<pid_t, 8> forks_{};  // not yet reaped; 0: free. A worker has one that runs and one that waits
};

// '+' and what warm_up gave, or what it threw.
std::string warm_up(const ZygoteProgram& program) {
    try {
        auto word = "+" + program.warm_up();
        program.settle();
        return word;
    } catch (const std::exception& failure) {
        return failure.what();
    }
}

[[noreturn]] void zygote_main(const ZygoteProgram& program, int channel, SetUp& set_up) {
    ::prctl(PR_SET_NAME, "zygote");
    ::setsid();  // whoever kills the worker's process group leaves the one who cleans up
    Server server{program, channel, set_up};
    try {
        const auto word = warm_up(program);
        send_message(channel, std::as_bytes(std::span{word}));
        if (word.starts_with('+')) server.serve();
    } catch (const std::system_error&) {
        // The worker is gone; if not, it sees the end of the channel.
    }
    server.clean_up();
    ::_exit(0);
}

std::vector<int> descriptors_of(const Entry& entry, std::span<const SharedFile> shared) {
    std::vector<int> fds{entry.workspace, entry.standard_input, entry.standard_output, entry.standard_error};
    for (const auto& [file, size] : shared) fds.push_back(file);
    if (entry.init >= 0) fds.insert(fds.end(), {entry.init, entry.user_namespace});
    if (entry.wake >= 0) fds.push_back(entry.wake);
    fds.insert(fds.end(), entry.cgroup_doors.begin(), entry.cgroup_doors.end());
    fds.insert(fds.end(), entry.shown_trees.begin(), entry.shown_trees.end());
    return fds;
}

template <class Answer>
Answer ask(int channel, std::span<const std::byte> order, std::span<const int> descriptors = {}) {
    Answer answer;
    try {
        send_message(channel, order, descriptors);
        if (receive_message(channel, std::as_writable_bytes(std::span{&answer, 1})) == sizeof answer) return answer;
    } catch (const std::system_error& failure) {
        const auto& code = failure.code();
        if (code != std::errc::broken_pipe && code != std::errc::connection_reset) throw;
    }
    throw ZygoteGone{};
}

}  // namespace

void Zygote::Unmap::operator()(SetUp* page) const {
    ::munmap(page, sizeof *page);
}

Zygote Zygote::start(ZygoteProgram program) {
    Zygote zygote;
    void* page = ::mmap(nullptr, sizeof(SetUp), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) throw_errno("mmap");
    zygote.set_up_.reset(new (page) SetUp);
    auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
    zygote.pid_ = check(::fork(), "fork");
    if (zygote.pid_ == 0) {
        ours.reset();
        zygote_main(program, theirs.get(), *zygote.set_up_);
    }
    theirs.reset();
    zygote.channel_ = std::move(ours);
    std::array<std::byte, 4096> bytes;
    const auto size = receive_message(zygote.channel_.get(), bytes);
    const std::string word{reinterpret_cast<const char*>(bytes.data()), size};
    if (!word.starts_with('+')) throw std::runtime_error{word.empty() ? "the zygote ended while warming up" : word};
    zygote.word_ = word.substr(1);
    zygote.user_namespace_ = std::move(program.user_namespace);
    return zygote;
}

Zygote::~Zygote() {
    if (!channel_) return;
    channel_.reset();
    ::waitpid(pid_, nullptr, 0);
}

Waiting Zygote::fork(int init, bool answers) {
    auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
    const Order order{Order::What::fork, -1, answers};
    const std::array descriptors{theirs.get(), init};
    const auto forked = ask<Forked>(channel_.get(), std::as_bytes(std::span{&order, 1}),
                                    std::span{descriptors}.first(init < 0 ? 1 : 2));
    if (forked.error != 0) throw_errno("forking a run", forked.error);
    return Waiting{*this, forked.pid, std::move(ours), answers};
}

Ended Zygote::reap(pid_t pid) {
    const Order order{Order::What::reap, pid, false};
    return ask<Ended>(channel_.get(), std::as_bytes(std::span{&order, 1}));
}

Waiting::Waiting(Zygote& zygote, pid_t pid, UniqueFd channel, bool answers)
    : zygote_{&zygote}, pid_{pid}, channel_{std::move(channel)}, answers_{answers} {}

Waiting::Waiting(Waiting&& other) noexcept
    : zygote_{other.zygote_},
      pid_{std::exchange(other.pid_, -1)},
      channel_{std::move(other.channel_)},
      answers_{other.answers_} {}

Waiting::~Waiting() {
    if (pid_ < 0) return;
    channel_.reset();
    try {
        zygote_->reap(pid_);
    } catch (const std::exception&) {
        // The zygote is gone, as the next request will say.
    }
}

pid_t Waiting::enter(const Entry& entry, std::span<const SharedFile> shared) && {
    new (zygote_->set_up_.get()) SetUp;
    Header header{entry.limits,
                  entry.id,
                  entry.landlock_abi,
                  entry.data_limit,
                  entry.address_limit,
                  {},
                  static_cast<std::uint32_t>(entry.cgroup_doors.size()),
                  static_cast<std::uint32_t>(entry.shown_trees.size()),
                  entry.init >= 0,
                  entry.wake >= 0};
    for (std::size_t i = 0; i < shared.size(); ++i) header.shared_sizes.at(i) = shared[i].size;
    std::string bytes{reinterpret_cast<const char*>(&header), sizeof header};
    for (const char* path : entry.shown_paths) bytes.append(path, std::strlen(path) + 1);
    if (bytes.size() > kMaxEntry) throw_errno("too many shown files for one run", E2BIG);
    try {
        send_message(channel_.get(), std::as_bytes(std::span{bytes}), descriptors_of(entry, shared));
    } catch (const std::system_error&) {
        throw ZygoteGone{};  // someone has killed its fork
    }
    return std::exchange(pid_, -1);
}

}  // namespace gradebox::sandbox
