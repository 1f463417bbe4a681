// The first request in every mailbox: the solution, and how to start it.
// Written by: gradebox-worker (trusted). Read in the candidate's process, before the candidate's first byte.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/messages.hpp"

namespace gradebox::harness {

inline constexpr const char* kWorkPath = "/work/";
// Where the code of a solution that no tests import says it is.
inline constexpr const char* kSolutionFile = "/work/solution.py";

struct LoadRequest {
    EntryKind kind{EntryKind::calls};
    std::string_view entry{};
    std::string_view source{};
    std::vector<std::string_view> record_types{};
    std::vector<std::string_view> argv{};
    std::vector<std::pair<std::string_view, std::string_view>> environment{};
    bool is_package{false};
    bool has_files{false};     // of its own, beside its source
    bool is_scheduled{false};  // calls: its threads are the scheduler's; the requests are scenarios

    std::string file() const { return kWorkPath + solution_name(kind, entry, is_package); }
};

std::string encode(const LoadRequest& request);
LoadRequest decode_load_request(std::string_view bytes);  // the worker's own bytes: always valid

}  // namespace gradebox::harness
