#include "harness/examination.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "harness/bridge/lane.hpp"
#include "sandbox/root.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::harness {
namespace {

using sandbox::check;

sandbox::UniqueFd make_bridge() {
    sandbox::UniqueFd file{check(::memfd_create("bridge", MFD_CLOEXEC), "memfd_create")};
    check(::ftruncate(file.get(), bridge::kBridgeSize), "sizing the bridge");
    return file;
}

}  // namespace

Examination::Examination(sandbox::Sandbox& sandbox, const sandbox::Limits& limits, const std::vector<InputFile>& files)
    : sandbox_{sandbox}, limits_{limits}, files_{sandbox.make_workspace(limits.disk)}, bridge_{make_bridge()} {
    for (const auto& file : files) files_.put(file.name, file.content);
    // It takes the place of the examiner's /dev/shm, where everybody may write.
    check(::fchmodat(files_.root(), ".", 01777, 0), "opening the test files to the examiner");
}

sandbox::SharedFile Examination::bridge() const {
    return {bridge_.get(), bridge::kBridgeSize};
}

void Examination::start(sandbox::Waiting waiting, sandbox::Box& box, std::shared_ptr<sandbox::Cgroup> cgroup,
                        const sandbox::Workspace& shared, int shared_root, int standard_input, int abandon) {
    const std::array files{sandbox::SharedFile{mailbox_.file(), kMailboxSize}, bridge()};
    sandbox::UniqueFd tree{check(::fcntl(files_.root(), F_DUPFD_CLOEXEC, 3), "dup")};
    const std::array shown{sandbox::Workspace::Shown{sandbox::kSharedMemoryFolder, std::move(tree)}};
    sandbox::RunOptions options;
    options.standard_input = standard_input;
    options.shared = files;
    options.shown = shown;
    options.workspace_root = shared_root;
    options.weighs = false;
    options.cgroup = std::move(cgroup);
    options.abandon = abandon;
    run_ = std::make_unique<sandbox::Run>(sandbox_, box, std::move(waiting), shared, limits_, options);
}

sandbox::RunReport Examination::Step::report() const {
    using sandbox::ExitCause;
    sandbox::RunReport result = candidate;
    if (answer || candidate.cause != ExitCause::replied) return result;
    result.cause = examiner.cause == ExitCause::replied ? ExitCause::machinery : examiner.cause;
    result.exit_code = examiner.exit_code;
    result.signal = examiner.signal;
    result.detail = examiner.cause == ExitCause::replied ? "the examiner's answer makes no sense" : examiner.detail;
    return result;
}

Examination::Step Examination::ask(const std::string& request, sandbox::Run* candidate) {
    const bool is_next = std::exchange(has_asked_, true);
    for (auto* const run : {run_.get(), candidate})
        if (run != nullptr) is_next ? run->begin_next_request() : run->begin_request();
    mailbox_.post(request);
    Step step;
    const auto answered = [this] { return mailbox_.answered(); };
    if (candidate != nullptr)
        std::tie(step.examiner, step.candidate) = run_->wait_with(*candidate, answered);
    else
        step.candidate = step.examiner = run_->wait(answered);
    if (step.examiner.cause != sandbox::ExitCause::replied || !mailbox_.answered()) return step;
    if (auto answer = decode_examiner_answer(mailbox_.take(kMaxReply))) step.answer = *std::move(answer);
    return step;
}

}  // namespace gradebox::harness
