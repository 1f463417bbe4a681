// A solution's file: its size, its encoding.
#include <sys/mman.h>
#include <unistd.h>

#include "runner/grading.hpp"
#include "runner/utf8.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox;
using fuzz::require;
using sandbox::check;

namespace {

// A file in memory, so that the loader gets a path and nothing is left behind.
class SolutionFile {
public:
    std::string path() const { return "/proc/self/fd/" + std::to_string(file_.get()); }
    void fill(std::string_view text) const {
        check(::ftruncate(file_.get(), 0), "ftruncate");
        const auto written = check(::pwrite(file_.get(), text.data(), text.size(), 0), "pwrite");
        require(static_cast<std::size_t>(written) == text.size(), "there is room for a solution");
    }

private:
    sandbox::UniqueFd file_{check(::memfd_create("solution.py", MFD_CLOEXEC), "memfd_create")};
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SolutionFile file;
    const auto text = fuzz::text_of(data, size);
    file.fill(text);
    static const runner::Challenge challenge;
    const auto submission = runner::read_submission(challenge, file.path(), "solution.py");
    const bool sound = !runner::first_invalid_utf8(text) && text.find('\0') == std::string_view::npos;
    require(submission.has_value() == sound, "a solution is UTF-8 without NUL");
    if (submission) {
        require(submission->source == text, "a solution is read as it is");
    } else {
        require(submission.error().verdict == runner::Verdict::compile_error, "a bad file is its author's fault");
        require(!runner::first_invalid_utf8(submission.error().message), "what is wrong is said in UTF-8");
    }
    return 0;
}
