#include "sandbox/instruction_counter.hpp"

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace gradebox::sandbox {

InstructionCounter::InstructionCounter(pid_t process, Event event) {
    perf_event_attr about{};
    about.size = sizeof about;
    if (event == Event::instructions) {
        about.type = PERF_TYPE_HARDWARE;
        about.config = PERF_COUNT_HW_INSTRUCTIONS;
    } else {
        about.type = PERF_TYPE_SOFTWARE;
        about.config = PERF_COUNT_SW_TASK_CLOCK;
    }
    about.read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
    about.inherit = 1;
    about.exclude_kernel = event == Event::instructions ? 1 : 0;  // perf_event_paranoid 2 allows no more
    about.exclude_hv = 1;
    event_ = UniqueFd{static_cast<int>(::syscall(SYS_perf_event_open, &about, process, -1, -1, PERF_FLAG_FD_CLOEXEC))};
}

std::uint64_t InstructionCounter::count() const {
    struct {
        std::uint64_t value{0}, enabled{0}, running{0};
    } counted;
    if (!event_ || ::read(event_.get(), &counted, sizeof counted) != sizeof counted) return 0;
    return counted.running < counted.enabled ? 0 : counted.value;
}

}  // namespace gradebox::sandbox
