// Who the candidate is, and the user namespaces: the worker's own (for an ordinary user) and the candidate's.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <sys/types.h>

#include "sandbox/machine.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

inline constexpr uid_t kCandidateId = 1000;  // uid and gid as the candidate sees them

// The uid and gid of the candidate as the worker sees them: outside its user namespace, if it has one.
uid_t candidate_id_outside(const Machine& machine);

// Takes the groups away that a run would inherit, where that is allowed.
void leave_groups();

// Gives the worker the right to make mounts: a mount namespace of its own, and for an ordinary user a user
// namespace in which it is root. Irreversible; throws std::system_error.
void enter_worker_namespaces(const Machine& machine);

// A user namespace that maps nothing but the candidate. Throws std::system_error.
UniqueFd make_candidate_namespace(uid_t id_outside);

}  // namespace gradebox::sandbox
