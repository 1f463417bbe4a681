#include "harness/interpreter.hpp"

#include <Python.h>
#include <fcntl.h>
#include <pybind11/embed.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <functional>
#include <stdexcept>

#include "harness/memory_image.hpp"
#include "harness/python_memory.hpp"
#include "harness/rehearsal.hpp"
#include "harness/sanitized.hpp"
#include "harness/working_set.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

// What solutions usually import. Each makes every fork a little larger, so what is rarer is left to those who use it.
// _strptime and shutil are what datetime.strptime() and argparse import when first used: 11 ms each in every run that
// does, and nothing measurable in those that don't.
constexpr std::array kUsualModules{
    "abc",         "argparse", "bisect",   "collections", "collections.abc", "contextlib", "copy",      "csv",
    "dataclasses", "datetime", "enum",     "functools",   "heapq",           "io",         "itertools", "json",
    "logging",     "math",     "operator", "os",          "pathlib",         "queue",      "random",    "re",
    "shutil",      "string",   "struct",   "sys",         "textwrap",        "threading",  "time",      "traceback",
    "types",       "typing",   "weakref",  "_strptime"};

void check_status(const PyStatus& status, const char* what) {
    if (PyStatus_Exception(status))
        throw std::runtime_error{std::string{what} + ": " + (status.err_msg != nullptr ? status.err_msg : "failed")};
}

// CPython looks at 0 and 1 once, as it starts; every run has pipes there, so the zygote has pipes too.
void put_pipes_on_standard_streams() {
    std::array<int, 2> ends{};
    sandbox::check(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
    sandbox::check(::dup2(ends[0], 0), "dup2");
    sandbox::check(::dup2(ends[1], 1), "dup2");
    ::close(ends[0]);
    ::close(ends[1]);
}

// What a candidate finds in its environment; the zygote's own must not reach it.
void set_environment() {
    // /proc/self/environ shows the memory in which the program was given it, whatever setenv(3) does later.
    for (char** entry = ::environ; *entry != nullptr; ++entry) std::memset(*entry, 0, std::strlen(*entry));
    ::clearenv();
    constexpr std::array<std::pair<const char*, const char*>, 5> kEnvironment{{{"PATH", "/usr/bin:/bin"},
                                                                               {"HOME", "/work"},
                                                                               {"LANG", "C.UTF-8"},
                                                                               {"TZ", "UTC"},
                                                                               {"OPENBLAS_NUM_THREADS", "1"}}};
    for (const auto& [name, value] : kEnvironment) ::setenv(name, value, 1);
}

// A gradebox under nohup, or in the background of a script, ignores signals, and all that it starts would too.
void take_signals_as_they_come() {
    for (int signal = 1; signal < NSIG; ++signal)
        if (signal != SIGKILL && signal != SIGSTOP) ::signal(signal, SIG_DFL);  // fails for those of the C library
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void initialize() {
    PyPreConfig preconfig;
    PyPreConfig_InitIsolatedConfig(&preconfig);
    // As the python3 command does: the locale of the environment, or UTF-8 where the machine has no C.UTF-8.
    preconfig.configure_locale = 1;
    preconfig.utf8_mode = -1;
    check_status(Py_PreInitialize(&preconfig), "pre-initialising Python");
    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.use_hash_seed = 1;
    config.hash_seed = 0;
    config.write_bytecode = 0;
    config.install_signal_handlers = 1;
    PyConfig_SetString(&config, &config.program_name, L"/usr/bin/python3.11");
    const PyStatus status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    check_status(status, "initialising Python");
}

void import_all(const std::vector<std::string>& packages) {
    for (const char* name : kUsualModules) py::module_::import(name);
    for (const auto& name : packages) {
        try {
            py::module_::import(name.c_str());
        } catch (const py::error_already_set& failure) {
            throw std::runtime_error{"importing " + name + ": " + failure.what()};
        }
    }
}

// A solution that draws lots gets the same ones tomorrow.
void fix_random_state() {
    py::module_::import("random").attr("seed")(0);
    const py::dict modules = py::module_::import("sys").attr("modules");
    if (modules.contains("numpy.random")) modules["numpy.random"].attr("seed")(0);
}

// After a freeze the collector never looks at what is here, so it never touches its pages in a fork.
void freeze() {
    const auto gc = py::module_::import("gc");
    gc.attr("collect")();
    gc.attr("freeze")();
}

enum Kind : std::size_t { kCalls, kScript };

// What forks begin with; set once, before the first one.
struct Settled {
    std::array<WorkingSet, MemoryImage::kKinds> working_sets;
    MemoryImage image;
};
Settled& settled() {
    static Settled instance;
    return instance;
}

// What the rehearsal prints goes nowhere.
void silently(const std::function<void()>& rehearsal) {
    const int output = sandbox::check(::fcntl(1, F_DUPFD_CLOEXEC, 3), "dup");
    const sandbox::UniqueFd nowhere{sandbox::check(::open("/dev/null", O_WRONLY | O_CLOEXEC), "open")};
    ::dup2(nowhere.get(), 1);
    rehearsal();
    ::dup2(output, 1);
    ::close(output);
}

}  // namespace

std::string warm_up(const std::vector<std::string>& packages, const Preparation& besides) {
    put_pipes_on_standard_streams();
    set_environment();
    take_signals_as_they_come();
    gather_python_memory();
    initialize();
    import_all(packages);
    besides.prepare();
    fix_random_state();
    silently(rehearse_script);
    const auto rehearse_calls_and_packages = [&] {
        for (const auto& name : packages) rehearse_package(name);
        rehearse_calls();
    };
    silently(rehearse_calls_and_packages);
    freeze();
    std::string version{Py_GetVersion()};
    version.erase(version.find(' '));
    if (kSanitized) return version;
    fill_holes();
    auto& sets = settled().working_sets;
    sets[kScript] = learn_working_set([] { silently(rehearse_script_to_the_end); });
    const auto rehearse_all = [&] {
        if (besides.serves_calls) rehearse_calls_and_packages();
        besides.rehearse();
    };
    sets[kCalls] = learn_working_set([&] { silently(rehearse_all); });
    return version;
}

// No image could be laid over a sanitizer's shadow memory; forks then inherit the zygote's memory as it is.
void settle() {
    if (kSanitized) return;
    round_python_memory();
    settled().image.take(settled().working_sets);
}

// PyOS_AfterFork_Child is left out: it makes new locks, a new main thread and a new random state, none of which a
// fork of one thread that holds no lock needs, and costs two milliseconds of page faults.
void wake_up(bool answers) {
    settled().image.bring_in(answers ? kCalls : kScript);
}

// By /etc/alternatives libraries such as libblas are found, and programs such as awk.
std::vector<std::string> interpreter_folders() {
    return {"/usr/lib/python3.11",        "/usr/lib/python3", "/usr/local/lib/python3.11", "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu", "/usr/lib64",       "/usr/lib/locale",           "/usr/bin",
            "/usr/share/zoneinfo",        "/etc/alternatives"};
}

}  // namespace gradebox::harness
