// Turns the first SIGINT or SIGTERM into a readable fd; a second one ends the process at once.
// Runs in: gradebox (trusted).
#pragma once

namespace gradebox::runner {

// Holds the handlers while it lives; at most one at a time. A signal that was ignored stays ignored (nohup).
// A handler with an eventfd, and no signalfd: only so does a second signal act while the first is being served.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    int fd() const noexcept;  // readable from the first signal on
    bool raised() const noexcept;
};

}  // namespace gradebox::runner
