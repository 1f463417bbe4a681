#include "runner/inputs.hpp"

#include <fcntl.h>
#include <linux/magic.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "runner/hash.hpp"
#include "runner/read_file.hpp"
#include "runner/reports/encoding.hpp"
#include "runner/worker.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::runner {

namespace {

namespace fs = std::filesystem;
using sandbox::UniqueFd;

constexpr std::size_t kShownErrors = 2000;   // bytes of a generator's standard error, from its end
constexpr std::uint64_t kNoSpace = 1 << 20;  // less than this is a full disk

std::string in_words(int error) {
    return std::system_category().message(error);
}

Error fault(const Input& input, const std::string& reason) {
    return {"input \"" + input.name + "\" can't be made: " + reason, input.generator};
}

// Others must not be able to put files there: what lies in the cache is trusted.
tl::expected<void, std::string> make_private_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (error) return tl::unexpected("the cache " + folder.parent_path().string() + ": " + error.message());
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        return tl::unexpected("the cache " + folder.string() + ": " + in_words(errno));
    }
    struct stat status {};
    if (::lstat(folder.c_str(), &status) != 0) return tl::unexpected(folder.string() + ": " + in_words(errno));
    if (!S_ISDIR(status.st_mode) || status.st_uid != ::geteuid() || (status.st_mode & 022) != 0) {
        return tl::unexpected("the cache " + folder.string() + " is not a folder that only you can write to");
    }
    return {};
}

tl::expected<UniqueFd, std::string> lock(const fs::path& path) {
    UniqueFd fd{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!fd || ::flock(fd.get(), LOCK_EX) != 0) return tl::unexpected(path.string() + ": " + in_words(errno));
    return fd;
}

// A file under its temporary name, gone unless it is kept.
class Draft {
public:
    explicit Draft(fs::path path) : path_{std::move(path)} {
        ::unlink(path_.c_str());
        fd_ = UniqueFd{::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
        if (!fd_) sandbox::throw_errno("create " + path_.string());
    }
    ~Draft() { ::unlink(path_.c_str()); }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const fs::path& path() const { return path_; }
    int fd() const { return fd_.get(); }
    std::uint64_t size() const {
        struct stat status {};
        sandbox::check(::fstat(fd_.get(), &status), "fstat");
        return static_cast<std::uint64_t>(status.st_size);
    }
    // What is written to it is then memory of who writes it.
    bool lies_in_memory() const {
        struct statfs system {};
        return ::fstatfs(fd_.get(), &system) == 0 && system.f_type == TMPFS_MAGIC;
    }
    bool disk_is_full() const {
        struct statvfs disk {};
        return ::fstatvfs(fd_.get(), &disk) == 0 && disk.f_bavail * disk.f_frsize < kNoSpace;
    }
    // Whole on the disk before it has its name: whoever sees the name sees all of it.
    void keep_as(const fs::path& target) {
        sandbox::check(::fchmod(fd_.get(), 0444), "fchmod");
        sandbox::check(::fsync(fd_.get()), "fsync");
        sandbox::check(::rename(path_.c_str(), target.c_str()), "rename");
        const UniqueFd folder{::open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        sandbox::check(::fsync(folder.get()), "fsync the cache");
    }

private:
    fs::path path_;
    UniqueFd fd_;
};

harness::Open open_input(const Input& input, std::string source, const Draft& draft) {
    harness::Open open;
    open.kind = harness::EntryKind::script;
    open.source = std::move(source);
    open.limits = input.limits;
    open.limits.output = std::max(open.limits.output, input.size);
    open.limits.file_size = std::max(open.limits.file_size, input.size);
    open.limits.disk = std::max(open.limits.disk, input.size);
    if (draft.lies_in_memory()) open.limits.memory = sandbox::Bytes{count(open.limits.memory) + count(input.size)};
    return open;
}

std::string_view in_words(sandbox::ExitCause cause) {
    using sandbox::ExitCause;
    switch (cause) {
        case ExitCause::replied:
            return "did not end";
        case ExitCause::exited:
            return "failed";
        case ExitCause::signalled:
            return "was killed by a signal";
        case ExitCause::cpu_time:
            return "used more than its cpu_time";
        case ExitCause::wall_time:
            return "took longer than its wall_time";
        case ExitCause::memory:
            return "used more than its memory";
        case ExitCause::output:
            return "wrote more than its size";
        case ExitCause::forbidden_call:
            return "made a forbidden system call";
        case ExitCause::machinery:
            return "could not be run";
    }
    return "failed";
}

// Why the run gave no file; empty when it gave one.
std::string failure_of(const harness::Ran& ran) {
    const sandbox::RunReport& report = ran.report;
    if (report.cause == sandbox::ExitCause::exited && report.exit_code == 0) return {};
    std::string reason = "the generator " + std::string{in_words(report.cause)};
    if (report.cause == sandbox::ExitCause::exited) reason += " with exit code " + std::to_string(report.exit_code);
    if (!report.detail.empty()) reason += ": " + report.detail;
    const std::size_t cut = ran.standard_error.size() > kShownErrors ? ran.standard_error.size() - kShownErrors : 0;
    if (!ran.standard_error.empty()) reason += "\n" + printable(ran.standard_error.substr(cut), true);
    return reason;
}

// Runs the generator with its standard output in the draft. Gives why it failed, or nothing.
std::string generate(const Input& input, std::string source, const WorkerOptions& options, const Draft& draft,
                     int interrupt_fd) {
    const auto patience = std::chrono::ceil<std::chrono::milliseconds>(longest_wall(input.limits)) + options.patience;
    Worker worker{options};
    if (const auto lost = wait_for_hello(worker, interrupt_fd)) return lost->reason;
    const auto opened = ask(worker, open_input(input, std::move(source), draft), patience, interrupt_fd);
    if (!opened) return opened.error().reason;

    harness::RunScript run;
    run.argv = input.argv;
    run.standard_output_path = draft.path().string();
    const auto reply = ask(worker, run, patience, interrupt_fd);
    if (!reply) return reply.error().reason;
    const auto* ran = std::get_if<harness::Ran>(&*reply);
    return ran != nullptr ? failure_of(*ran) : "the worker gave an answer of the wrong kind";
}

tl::expected<void, Error> make_input(const Input& input, std::string source, const fs::path& target,
                                     const WorkerOptions& options, int interrupt_fd) {
    spdlog::info("making input \"{}\" (at most {} KiB)", printable(input.name), count(input.size) >> 10);
    try {
        Draft draft{fs::path{target} += ".partial"};
        const std::string failure = generate(input, std::move(source), options, draft, interrupt_fd);
        if (!failure.empty()) {
            const char* hint = draft.disk_is_full() ? "No space left on the disk of the cache; " : "";
            return tl::unexpected(fault(input, hint + failure));
        }
        if (draft.size() > count(input.size)) {
            return tl::unexpected(fault(input, "the generator wrote more than its size"));
        }
        draft.keep_as(target);
    } catch (const std::system_error& error) {
        return tl::unexpected(fault(input, error.what()));
    }
    return {};
}

// How many of the first bytes are whole lines; 0: the file is shorter than that, or the first line is longer.
std::uint64_t whole_lines(int file, std::uint64_t most) {
    struct stat status {};
    sandbox::check(::fstat(file, &status), "fstat");
    if (static_cast<std::uint64_t>(status.st_size) < most) return 0;
    std::string piece(64 << 10, '\0');
    for (std::uint64_t end = most; end > 0;) {
        const auto length = std::min<std::uint64_t>(end, piece.size());
        sandbox::check(::pread(file, piece.data(), length, static_cast<off_t>(end - length)), "reading an input");
        const auto newline = std::string_view{piece}.substr(0, length).rfind('\n');
        if (newline != std::string_view::npos) return end - length + newline + 1;
        end -= length;
    }
    return 0;
}

// The first lines of an input, as far as they fit into `size`, beside it in the cache.
tl::expected<fs::path, Error> cut_input(const Input& input, const fs::path& whole, std::uint64_t size) {
    const fs::path target = fs::path{whole} += "-" + std::to_string(size);
    const auto locked = lock(fs::path{target} += ".lock");
    if (!locked) return tl::unexpected(fault(input, locked.error()));
    std::error_code error;
    if (fs::is_regular_file(fs::symlink_status(target, error))) return target;
    try {
        const UniqueFd from{sandbox::check(::open(whole.c_str(), O_RDONLY | O_CLOEXEC), "opening an input")};
        auto left = whole_lines(from.get(), size);
        if (left == 0)
            return tl::unexpected(fault(input, "a growth case wants lines of " + std::to_string(size) +
                                                   " bytes together, and the generator wrote fewer"));
        Draft draft{fs::path{target} += ".partial"};
        while (left > 0) {
            const auto copied = sandbox::check(::copy_file_range(from.get(), nullptr, draft.fd(), nullptr, left, 0),
                                               "copying an input");
            if (copied == 0) return tl::unexpected(fault(input, "it has become shorter"));
            left -= static_cast<std::uint64_t>(copied);
        }
        draft.keep_as(target);
    } catch (const std::system_error& failure) {
        return tl::unexpected(fault(input, failure.what()));
    }
    return target;
}

// Those that growth cases want of it.
tl::expected<void, Error> cut_inputs(const Challenge& challenge, const Input& input, InputPaths& paths) {
    for (const Group& group : challenge.groups) {
        for (const Case& a_case : group.cases) {
            const auto* const growth = std::get_if<GrowthCase>(&a_case.work);
            if (growth == nullptr) continue;
            const auto is_cut = [&](const CaseFile& file) {
                const auto* const generated = std::get_if<GeneratedInput>(&file.content);
                return file.name == growth->file && generated != nullptr && generated->name == input.name;
            };
            if (std::none_of(a_case.files.begin(), a_case.files.end(), is_cut)) continue;
            for (const std::uint64_t size : growth->sizes) {
                auto path = cut_input(input, paths.at(input.name), size);
                if (!path) return tl::unexpected(path.error());
                paths.insert_or_assign(cut_name(input.name, size), std::move(*path));
            }
        }
    }
    return {};
}

std::string key_of(const Input& input, std::string_view source) {
    Sha256 hash;
    hash.update_field(source);
    hash.update_field(input.name);
    for (const std::string& argument : input.argv) hash.update_field(argument);
    hash.update_field(std::to_string(count(input.size)));
    const std::string name = hash.finish();
    return name.substr(name.find(':') + 1);
}

const char* setting(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : nullptr;
}

}  // namespace

fs::path cache_folder() {
    if (const char* cache = setting("GRADEBOX_CACHE")) return fs::absolute(cache);
    if (const char* cache = setting("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
        return fs::path{cache} / "gradebox";
    }
    if (const char* home = setting("HOME"); home != nullptr && *home == '/') return fs::path{home} / ".cache/gradebox";
    return "/var/tmp/gradebox-" + std::to_string(::geteuid());
}

tl::expected<fs::path, Error> prepare_input(const Input& input, const WorkerOptions& options, int interrupt_fd) {
    auto source = read_file(input.generator, kMaxSource);
    if (!source) return tl::unexpected(source.error());
    const fs::path folder = cache_folder() / "inputs";
    const fs::path target = folder / key_of(input, *source);
    if (const auto made = make_private_folder(folder); !made) return tl::unexpected(fault(input, made.error()));
    const auto locked = lock(fs::path{target} += ".lock");
    if (!locked) return tl::unexpected(fault(input, locked.error()));
    std::error_code error;
    if (fs::is_regular_file(fs::symlink_status(target, error))) return target;
    const auto made = make_input(input, std::move(*source), target, options, interrupt_fd);
    if (!made) return tl::unexpected(made.error());
    return target;
}

tl::expected<InputPaths, Error> prepare_inputs(const Challenge& challenge, const WorkerOptions& options,
                                               int interrupt_fd) {
    InputPaths paths;
    for (const Input& input : challenge.inputs) {
        auto path = prepare_input(input, options, interrupt_fd);
        if (!path) return tl::unexpected(path.error());
        paths.emplace(input.name, std::move(*path));
        if (const auto cut = cut_inputs(challenge, input, paths); !cut) return tl::unexpected(cut.error());
    }
    return paths;
}

}  // namespace gradebox::runner
