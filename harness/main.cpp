// gradebox-worker: what a gradebox starts, one for each run that it wants at a time. Not for people to call.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <optional>

#include "harness/examiner.hpp"
#include "harness/frame_socket.hpp"
#include "harness/heap.hpp"
#include "harness/interpreter.hpp"
#include "harness/rehearse_suite.hpp"
#include "harness/stub.hpp"
#include "harness/worker.hpp"
#include "sandbox/open_files.hpp"
#include "sandbox/processor.hpp"

namespace {

using namespace gradebox;

struct Options {
    int socket{-1};
    int processor{-1};
    std::string require{"full"};
    std::vector<std::string> packages;
    std::string examiner;
};

sandbox::SandboxOptions sandbox_options(const Options& options) {
    sandbox::SandboxOptions result;
    result.require = options.require;
    result.readable = harness::interpreter_folders();
    harness::Preparation besides;
    if (!options.examiner.empty())
        besides = {harness::prepare_examined, [] { harness::rehearse_suite(harness::bridge::Side::candidate); }, false};
    result.warm_up = [packages = options.packages, besides] { return harness::warm_up(packages, besides); };
    result.settle = harness::settle;
    result.wake_up = harness::wake_up;
    result.run = harness::run_stub;
    return result;
}

sandbox::SandboxOptions examiner_options(const Options& options) {
    auto result = sandbox_options(options);
    const auto packages = harness::examiner_packages(options.examiner == "pytest");
    const harness::Preparation besides{harness::prepare_examiner,
                                       [] { harness::rehearse_suite(harness::bridge::Side::examiner); }, false};
    result.warm_up = [packages, besides] { return harness::warm_up(packages, besides); };
    result.run = harness::run_examiner;
    return result;
}

void serve(const Options& options, harness::FrameSocket& host) {
    sandbox::allow_many_open_files();
    sandbox::stay_on_processor(options.processor);
    sandbox::Sandbox sandbox{sandbox_options(options)};
    host.send(harness::Hello{sandbox.zygote().word(), options.packages, sandbox.protections()});
    std::optional<sandbox::Zygote> examiner;
    if (!options.examiner.empty()) examiner.emplace(sandbox.start_zygote(examiner_options(options)));
    // The zygotes are there. What is still forked from here, the pid 1 of a box, needs nothing of the heap, and would
    // make every page of it a page to be copied.
    const auto heap = harness::extend_heap(64 << 20);
    ::madvise(heap.data(), heap.size(), MADV_DONTFORK);
    harness::Worker{sandbox, host, examiner ? &*examiner : nullptr}.serve();
}

void complain(const std::exception& failure) {
    std::fprintf(stderr, "gradebox-worker: %s\n", failure.what());
}

int run(const Options& options) {
    ::fcntl(options.socket, F_SETFD, FD_CLOEXEC);
    harness::FrameSocket host{sandbox::UniqueFd{options.socket}};
    try {
        serve(options, host);
        return 0;
    } catch (const sandbox::Abandoned&) {
        return 0;
    } catch (const sandbox::ZygoteGone& failure) {
        complain(failure);
        return 3;  // without a word: gradebox then starts another worker, where the request is done again
    } catch (const std::exception& failure) {
        complain(failure);
        try {
            host.send(harness::Failed{failure.what()});
        } catch (const std::system_error&) {
            return 3;  // gradebox is gone too
        }
        return 3;
    }
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"Runs candidates for gradebox, which starts it."};
    app.add_option("--socket", options.socket, "the descriptor of the socket to gradebox")->required();
    app.add_option("--processor", options.processor, "the processor to stay on (default: the one it runs on)");
    app.add_option("--require", options.require, "the weakest tier that will do");
    app.add_option("--package", options.packages, "a package to import before the first run");
    app.add_option("--examiner", options.examiner, "what runs the tests of suites: unittest or pytest");
    CLI11_PARSE(app, argc, argv);
    return run(options);
}
