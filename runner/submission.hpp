// A submission as the user gave it: a file, or a folder whose files import each other.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "harness/messages.hpp"
#include "runner/challenge.hpp"
#include "runner/result.hpp"

namespace gradebox::runner {

struct Submission {
    std::string name;                         // as the user gave it
    std::string source;                       // UTF-8; of a folder that of its solution.py, or what else tests import
    std::string hash;                         // "sha256:…"
    bool is_package{false};                   // the source is that of an __init__.py
    std::vector<harness::InputFile> files{};  // the folder's others, by name
};

// Why one cannot be graded.
struct SubmissionFault {
    Verdict verdict{Verdict::compile_error};  // compile_error for bad content, judge_error for what cannot be read
    std::string message;
};

inline constexpr std::uintmax_t kMaxSource = 1 << 20;   // bytes of a solution's own file
inline constexpr std::uintmax_t kMaxFolder = 16 << 20;  // and of all files of a folder

// Reads a regular file of at most kMaxSource bytes that is UTF-8 without NUL, or a folder of one such file and of
// others. Never blocks on a fifo, never leaves the folder by a link.
tl::expected<Submission, SubmissionFault> read_submission(const Challenge& challenge, const std::filesystem::path& path,
                                                          std::string name);

// A folder's files by name, in order, without what Python or an editor left there.
tl::expected<std::vector<std::string>, SubmissionFault> names_in(const std::filesystem::path& folder);
// By what name an import begins that leads to this file of a folder: "shop" of "shop/carts.py".
std::string top_module(const std::string& file);
// "shop.carts". What only __import__() finds counts, too: "6-max_integer".
bool is_module_name(std::string_view name);

// Of a folder, where the solution's own file may be: as a module, or for calls and suites as a package, which the
// folder may be itself.
std::vector<std::string> main_files(const Challenge& challenge);
bool has_main_file(const Challenge& challenge, const std::filesystem::path& folder);

// A file whose name a case's own file has as well, or is to have.
std::optional<std::string> taken_name(const Challenge& challenge, const std::vector<harness::InputFile>& files);

// What lies beside its source: the files that the challenge gives every solution, and its own but for those of their
// names.
std::vector<harness::InputFile> files_beside(const Challenge& challenge, const Submission& submission);

// What makes its box.
harness::Open open_request(const Challenge& challenge, const Submission& submission, const sandbox::Limits& limits,
                           std::uint32_t processes);

// The row of a submission that could not be read.
Result faulty_submission(const Challenge& challenge, const std::string& name, const SubmissionFault& fault);

}  // namespace gradebox::runner
