#include "harness/worker.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "harness/load_request.hpp"
#include "sandbox/file_cache.hpp"
#include "sandbox/precedence.hpp"
#include "sandbox/read_only_file.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::harness {
namespace {

using sandbox::check;
using sandbox::UniqueFd;

void provide(sandbox::Workspace& workspace, const std::vector<InputFileView>& files) {
    for (const auto& file : files) {
        if (file.host_path.empty())
            workspace.put(file.name, file.content);
        else
            workspace.show(file.name, std::string{file.host_path});
    }
}

// The room that a solution's own files take is none of the room that it may fill.
sandbox::Bytes with_solution(sandbox::Bytes disk, std::string_view source, const std::vector<InputFile>& files) {
    constexpr std::uint64_t kPage = 4096;
    const auto room = [](std::string_view content) { return (content.size() + kPage - 1) / kPage * kPage; };
    auto all = count(disk) + room(source);
    for (const auto& file : files) all += room(file.content);
    return sandbox::Bytes{all};
}

// What a run reads as its standard input: a host's file as it is, or a sealed copy of the content.
UniqueFd standard_input(const sandbox::Machine& machine, const InputFileView& input) {
    if (!input.host_path.empty()) {
        UniqueFd file = sandbox::open_read_only(machine, std::string{input.host_path});
        sandbox::bring_into_memory(file.get());
        return file;
    }
    if (input.content.empty()) return UniqueFd{check(::open("/dev/null", O_RDONLY | O_CLOEXEC), "opening /dev/null")};
    const UniqueFd file{check(::memfd_create("stdin", MFD_CLOEXEC | MFD_ALLOW_SEALING), "memfd_create")};
    for (auto rest = input.content; !rest.empty();)
        rest.remove_prefix(static_cast<std::size_t>(
            check(::write(file.get(), rest.data(), rest.size()), "writing the standard input")));
    check(::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL), "sealing");
    // A descriptor of its own, which cannot write and starts at the beginning.
    const auto path = "/proc/self/fd/" + std::to_string(file.get());
    return UniqueFd{check(::open(path.c_str(), O_RDONLY | O_CLOEXEC), "opening the standard input")};
}

}  // namespace

Worker::Submission::Submission(sandbox::Sandbox& sandbox, const OpenView& open)
    : box{sandbox.open_box(open.limits)},
      kind{open.kind},
      entry{open.entry},
      source{open.source},
      record_types{open.record_types.begin(), open.record_types.end()},
      limits{open.limits},
      processes{open.processes},
      is_package{open.is_package},
      files{owned(open.files)} {}

void Worker::serve() {
    while (const auto frame = host_.receive()) {
        const auto request = decode_request(*frame);
        if (!request) {
            host_.send(Failed{"the host sent " + request.error().reason});
            return;
        }
        host_.send(answer(*request));
        take_down();
        fork_ahead();
    }
}

Reply Worker::answer(const RequestView& request) {
    try {
        return std::visit([this](const auto& message) { return handle(message); }, request);
    } catch (const std::system_error& failure) {
        discard();
        spare_examiner_.reset();
        return Failed{failure.what()};
    }
}

void Worker::retire_process() {
    retired_process_ = std::move(process_);
}

void Worker::retire_submission() {
    retire_process();
    retired_submission_ = std::move(submission_);
}

void Worker::close_box(std::unique_ptr<sandbox::Box> box) {
    box->close();
    closing_box_ = std::move(box);  // waits for the one before
}

bool Worker::leave_no_sockets() {
    if (!sandbox_.holds_sockets()) return true;
    sandbox_.renew_network();
    if (!submission_) return false;
    const auto renew = [this](std::unique_ptr<sandbox::Box>& box, const sandbox::Limits& limits) {
        close_box(std::move(box));
        box = sandbox_.open_box(limits);
    };
    renew(submission_->box, submission_->limits);
    if (submission_->examiner) renew(submission_->examiner->box, submission_->examiner->suite.limits);
    return false;
}

void Worker::take_down() {
    bool is_clean = true;
    if (retired_process_) {
        retired_process_.reset();
        is_clean = leave_no_sockets();
    }
    if (!retired_submission_) return;
    retired_submission_->waiting.reset();
    // A box that a solution ran in is of that solution alone.
    if (auto& examiner = retired_submission_->examiner; examiner && is_clean && !examiner->suite.shares_process)
        spare_examiner_ = std::move(examiner);
    else if (examiner)
        close_box(std::move(examiner->box));
    close_box(std::move(retired_submission_->box));
    retired_submission_.reset();
}

void Worker::discard() {
    retire_submission();
    take_down();
}

sandbox::Waiting Worker::fork() {
    const bool answers = submission_->kind != EntryKind::script;
    if (submission_->processes > 0) --submission_->processes;
    return sandbox_.zygote().fork(submission_->box->init(), answers);
}

void Worker::fork_ahead() {
    if (!submission_ || submission_->waiting || process_ || submission_->processes == 0) return;
    try {
        submission_->waiting.emplace(fork());
    } catch (const std::system_error&) {
        // The run will meet the same, and report it.
    }
}

void Worker::start_run(const sandbox::RunOptions& options) {
    auto waiting = submission_->waiting ? *std::move(submission_->waiting) : fork();
    submission_->waiting.reset();
    process_->run = std::make_unique<sandbox::Run>(sandbox_, *submission_->box, std::move(waiting), process_->workspace,
                                                   submission_->limits, options);
}

Reply Worker::handle(const OpenView& request) {
    discard();
    submission_ = std::make_unique<Submission>(sandbox_, request);
    if (request.kind == EntryKind::suite) submission_->examiner = examiner_for(request);
    return Opened{};
}

Worker::Examiner Worker::examiner_for(const OpenView& open) {
    Suite suite = owned(open.suite);
    if (suite.shares_process) suite.limits = open.limits;
    if (spare_examiner_ && spare_examiner_->suite == suite) return *std::exchange(spare_examiner_, std::nullopt);
    if (spare_examiner_) close_box(std::move(spare_examiner_->box));
    spare_examiner_.reset();
    const auto uses_hypothesis = [](const InputFile& file) {
        return file.content.find("hypothesis") != std::string::npos;
    };
    const bool with_properties = std::any_of(suite.files.begin(), suite.files.end(), uses_hypothesis);
    return {sandbox_.open_box(suite.limits), std::move(suite), with_properties};
}

Reply Worker::handle(const Close&) {
    retire_submission();
    return Closed{};
}

sandbox::RunOptions Worker::run_options(int standard_input) const {
    sandbox::RunOptions options;
    options.standard_input = standard_input;
    options.shared = process_->shared;
    options.abandon = host_.fd();
    return options;
}

LoadRequest Worker::load_request() const {
    return {submission_->kind,
            submission_->entry,
            submission_->source,
            {submission_->record_types.begin(), submission_->record_types.end()},
            {},
            {},
            submission_->is_package,
            !submission_->files.empty()};
}

void Worker::make_process() {
    const auto disk = with_solution(submission_->limits.disk, submission_->source, submission_->files);
    process_ = std::make_unique<Process>(sandbox_.make_workspace(disk));
    process_->workspace.put(solution_name(submission_->kind, submission_->entry, submission_->is_package),
                            submission_->source);
    for (const auto& file : submission_->files) process_->workspace.put(file.name, file.content);
    process_->shared = {sandbox::SharedFile{process_->mailbox.file(), kMailboxSize}};
}

std::optional<Ran> Worker::start_calls(const RunCallsView& request) {
    make_process();
    provide(process_->workspace, request.files);
    auto options = run_options(standard_input(sandbox_.machine(), {}).release());
    options.counts_instructions = request.measured;
    const UniqueFd input{options.standard_input};
    auto failed = load_solution(options, request.scheduled);
    if (failed) retire_process();
    return failed;
}

std::optional<Ran> Worker::load_solution(const sandbox::RunOptions& options, bool scheduled) {
    auto load = load_request();
    load.is_scheduled = scheduled;
    process_->mailbox.post(encode(load));
    start_run(options);
    const auto report = process_->run->wait([this] { return process_->mailbox.answered(); });
    auto loaded = collect(report);
    const bool ready = report.cause == sandbox::ExitCause::replied && loaded.answered &&
                       std::holds_alternative<Loaded>(loaded.progress);
    if (ready) return std::nullopt;
    return loaded;
}

Reply Worker::handle(const RunCallsView& request) {
    if (!submission_) return Failed{"no submission is open"};
    if (request.scheduled && !request.fresh) return Failed{"a scenario needs a fresh process"};
    if (request.fresh) {
        retire_process();
        take_down();
    }
    if (!process_) {
        if (auto failed = start_calls(request)) return *std::move(failed);
    } else {
        provide(process_->workspace, request.files);
    }
    process_->run->begin_request();
    process_->mailbox.post(request.program);
    const auto report = process_->run->wait([this] { return process_->mailbox.answered(); });
    auto ran = collect(report);
    if (report.cause != sandbox::ExitCause::replied || (request.fresh && !request.measured)) retire_process();
    return ran;
}

Reply Worker::handle(const RunScriptView& request) {
    if (!submission_) return Failed{"no submission is open"};
    make_process();
    provide(process_->workspace, request.files);
    auto load = load_request();
    load.argv = request.argv;
    load.environment = request.environment;
    process_->mailbox.post(encode(load));
    const UniqueFd input = standard_input(sandbox_.machine(), request.standard_input);
    UniqueFd output;
    auto options = run_options(input.get());
    if (!request.standard_output_path.empty()) {
        const std::string path{request.standard_output_path};
        output = UniqueFd{
            check(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644), "opening the output file")};
        options.standard_output = output.get();
    }
    start_run(options);
    auto ran = collect(process_->run->wait(nullptr));
    for (const auto name : request.output_files) {
        auto taken = process_->workspace.take(name, submission_->limits.output);
        ran.files.push_back({std::string{name}, taken.present, std::move(taken.problem), std::move(taken.content)});
    }
    retire_process();
    return ran;
}

std::optional<Ran> Worker::start_suite(const RunSuiteView& request) {
    const Suite& suite = submission_->examiner->suite;
    make_process();
    provide(process_->workspace, request.files);
    process_->examination = std::make_unique<Examination>(sandbox_, suite.limits, suite.files);
    Examination& examination = *process_->examination;
    process_->shared.push_back(examination.bridge());
    const UniqueFd second_root = process_->workspace.second_root();
    const UniqueFd input = standard_input(sandbox_.machine(), {});
    if (suite.shares_process) {
        start_examiner(second_root, input.get());
        return std::nullopt;
    }
    auto options = run_options(input.get());
    options.turns = &examination.turns();
    examination.begin_turn();
    auto failed = load_solution(options);
    examination.end_turn();
    if (failed) return failed;
    start_examiner(second_root, input.get());
    return std::nullopt;
}

void Worker::start_examiner(const UniqueFd& second_root, int standard_input) {
    auto& [box, suite, with_properties, cgroup] = *submission_->examiner;
    if (!cgroup || cgroup->oom_kills().count > 0)
        cgroup = sandbox_.cgroups().make(suite.limits);
    else
        cgroup->forget_peak();
    process_->examination->start(examiner_->fork(box->init(), true), *box, cgroup, process_->workspace,
                                 second_root.get(), standard_input, host_.fd());
}

// Until every test has been run, or one of the two processes is gone.
Examined Worker::examine(const RunSuiteView& request) {
    Examined examined;
    if (auto failed = start_suite(request)) {
        examined.runs.push_back(*std::move(failed));
        return examined;
    }
    const auto& [box, suite, with_properties, cgroup] = *submission_->examiner;
    ExaminerOrder order{suite.test,
                        submission_->entry,
                        suite.with_pytest,
                        with_properties,
                        suite.shares_process,
                        suite.is_compared,
                        {},
                        {suite.modules.begin(), suite.modules.end()},
                        request.tests,
                        {suite.compiled.begin(), suite.compiled.end()}};
    for (const auto& [test, classes] : suite.comparisons)
        order.comparisons.emplace_back(test, std::vector<std::string_view>{classes.begin(), classes.end()});
    std::string ask = encode(order);
    const sandbox::Precedence precedence;
    for (std::size_t next = 0;; ++next) {
        auto step = process_->examination->ask(ask, process_->run.get());
        ask.clear();
        const bool listed = step.answer && !step.answer->is_trouble && next == 0;
        if (listed) {
            examined.tests = step.answer->tests;
            examined.compiled = std::move(step.answer->compiled);
        }
        if (step.answer && step.answer->is_trouble) examined.trouble = step.answer->trouble;
        if (!listed || step.candidate.cause != sandbox::ExitCause::replied) {
            examined.runs.push_back(collect(step));
        }
        const bool goes_on =
            step.answer && !step.answer->is_trouble && step.candidate.cause == sandbox::ExitCause::replied;
        if (!goes_on || next == examined.tests.size()) return examined;
    }
}

Reply Worker::handle(const RunSuiteView& request) {
    if (!submission_ || !submission_->examiner) return Failed{"no suite's submission is open"};
    if (examiner_ == nullptr) return Failed{"this worker was started without an examiner"};
    auto examined = examine(request);
    retire_process();
    return examined;
}

Ran Worker::collect(const Examination::Step& step) {
    Ran ran;
    if (process_->run) ran = collect(step.report());
    ran.report = step.report();
    // That the solution could not be loaded once is of no account if the tests went on.
    if (!step.answer || !step.answer->is_trouble) ran.progress = Loaded{};
    if (!step.answer) return ran;
    ran.parts = step.answer->parts;
    ran.compared = step.answer->compared;
    return ran;
}

// What is known of a request's end, from the meters and from what the candidate's process left.
Ran Worker::collect(const sandbox::RunReport& report) {
    Ran ran;
    ran.report = report;
    ran.standard_output = process_->run->standard_output();
    ran.standard_error = process_->run->standard_error();
    const auto bytes = process_->mailbox.take(kMaxReply);
    if (bytes.empty()) return ran;
    if (auto answer = decode_answer(bytes)) {
        ran.answered = true;
        ran.progress = std::move(answer->progress);
        ran.outcomes = answer->outcomes;
    }
    return ran;
}

}  // namespace gradebox::harness
