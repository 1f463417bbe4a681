#include <algorithm>
#include <utility>

#include "runner/grading.hpp"
#include "runner/hash.hpp"
#include "runner/read_file.hpp"
#include "runner/units.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

std::string place(std::string_view text, std::size_t offset) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    return "at byte " + std::to_string(offset) + " (line " + std::to_string(line) + ")";
}

std::optional<std::string> content_fault(std::string_view source) {
    if (source.size() > kMaxSource) return "the file is larger than " + to_text(sandbox::Bytes{kMaxSource});
    if (const auto offset = first_invalid_utf8(source)) {
        return "the file is not UTF-8 " + place(source, *offset) + "; save it with that encoding";
    }
    const std::size_t nul = source.find('\0');
    if (nul != std::string_view::npos) return "the file holds a NUL character " + place(source, nul);
    return std::nullopt;
}

}  // namespace

tl::expected<Submission, SubmissionFault> read_submission(const std::filesystem::path& path, std::string name) {
    auto source = read_file(path, kMaxSource);
    if (!source) return tl::unexpected{SubmissionFault{Verdict::judge_error, source.error().message}};
    if (auto fault = content_fault(*source)) {
        return tl::unexpected{SubmissionFault{Verdict::compile_error, std::move(*fault)}};
    }
    std::string hash = sha256(*source);
    return Submission{std::move(name), std::move(*source), std::move(hash)};
}

Result faulty_submission(const Challenge& challenge, const std::string& name, const SubmissionFault& fault) {
    Result result;
    result.challenge = challenge.id;
    result.submission = name;
    result.verdict = fault.verdict;
    result.max_score = challenge.max_score();
    result.message = fault.message;
    result.shares_process = challenge.entry.shares_process;
    result.challenge_hash = challenge.hash;
    return result;
}

}  // namespace gradebox::runner
