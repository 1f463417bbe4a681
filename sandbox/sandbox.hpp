// The sandbox as its user sees it: one a worker; boxes are opened in it, and runs started in a box.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/box.hpp"
#include "sandbox/cgroup.hpp"
#include "sandbox/machine.hpp"
#include "sandbox/run_report.hpp"
#include "sandbox/scratch.hpp"
#include "sandbox/workspace.hpp"
#include "sandbox/zygote.hpp"

namespace gradebox::sandbox {

struct SandboxOptions {
    std::string require{"full"};           // the weakest tier that will do
    std::vector<std::string> readable;     // absolute folders that a box may read
    std::function<std::string()> warm_up;  // this and the next three: see ZygoteProgram
    std::function<void()> settle;
    std::function<void(bool)> wake_up;
    std::function<void(const Inherited&)> run;
};

class Sandbox {
public:
    // Sets everything up that is made once. Throws std::runtime_error that says what
    // is missing, or std::system_error. Call it once, with one thread.
    explicit Sandbox(const SandboxOptions& options);

    // Throws std::system_error; ENOTSUP when this tier cannot keep the limits.
    std::unique_ptr<Box> open_box(const Limits& limits) const;
    // Whether there are unix sockets in the network of the boxes: those that hold each other in flight outlive their
    // processes until the kernel collects them, and show their names (unix_gc in the kernel's net/unix/garbage.c).
    bool holds_sockets() const;
    // For the boxes that are opened from now on. Throws std::system_error.
    void renew_network();
    // Throws std::system_error.
    Workspace make_workspace(Bytes disk);

    const Machine& machine() const { return machine_; }
    const Protections& protections() const { return protections_; }
    // What the candidate's process becomes, as it sees it.
    uid_t candidate_id() const;
    // And as the worker sees it.
    uid_t candidate_on_host() const { return candidate_id_outside_; }
    // Another one beside the first, for runs of another kind; of the options it takes what ZygoteProgram has.
    Zygote start_zygote(const SandboxOptions& options) const { return Zygote::start(zygote_program(options)); }
    CgroupParent& cgroups() { return *cgroups_; }
    Zygote& zygote() { return *zygote_; }

private:
    ZygoteProgram zygote_program(const SandboxOptions& options) const;

    Machine machine_;
    Protections protections_;
    uid_t candidate_id_outside_{0};
    BoxTemplate template_;
    std::optional<Scratch> scratch_;  // where there are no namespaces
    std::unique_ptr<CgroupParent> cgroups_;
    std::unique_ptr<Zygote> zygote_;
};

}  // namespace gradebox::sandbox
