#include "sandbox/processor.hpp"

#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {

ProcessorSet ProcessorSet::of_this_process() {
    ProcessorSet set;
    check(::sched_getaffinity(0, sizeof set.words, set.words.data()), "sched_getaffinity");
    return set;
}

OneProcessor::OneProcessor(const ProcessorSet& allowed, pid_t zygote) : allowed_{allowed} {
    ProcessorSet one;
    CPU_SET_S(check(::sched_getcpu(), "sched_getcpu"), sizeof one.words, one.words.data());
    check(::sched_setaffinity(0, sizeof one.words, one.words.data()), "sched_setaffinity");
    check(::sched_setaffinity(zygote, sizeof one.words, one.words.data()), "sched_setaffinity");
}

OneProcessor::~OneProcessor() {
    ::sched_setaffinity(0, sizeof allowed_.words, allowed_.words.data());
}

}  // namespace gradebox::sandbox
