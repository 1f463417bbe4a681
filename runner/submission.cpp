#include "runner/submission.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

#include "runner/hash.hpp"
#include "runner/read_file.hpp"
#include "runner/units.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;
using Fault = tl::unexpected<SubmissionFault>;

constexpr std::size_t kMaxFiles = 1000;

Fault fault(std::string message) {
    return Fault{{Verdict::compile_error, std::move(message)}};
}

Fault unreadable(const Error& error) {
    return Fault{{Verdict::judge_error, error.message}};
}

std::string place(std::string_view text, std::size_t offset) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    return "at byte " + std::to_string(offset) + " (line " + std::to_string(line) + ")";
}

std::string top_of(const std::string& name) {
    return name.substr(0, name.find('/'));
}

std::optional<std::string> content_fault(std::string_view source, const std::string& what) {
    if (source.size() > kMaxSource) return what + " is larger than " + to_text(sandbox::Bytes{kMaxSource});
    if (const auto offset = first_invalid_utf8(source)) {
        return what + " is not UTF-8 " + place(source, *offset) + "; save it with that encoding";
    }
    const std::size_t nul = source.find('\0');
    if (nul != std::string_view::npos) return what + " holds a NUL character " + place(source, nul);
    return std::nullopt;
}

}  // namespace

tl::expected<std::vector<std::string>, SubmissionFault> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    fs::recursive_directory_iterator entry{folder, error};
    for (; !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
        const auto last = entry->path().filename().string();
        const bool is_left_over = last.front() == '.' || last == "__pycache__";
        const auto type = entry->symlink_status(error).type();
        if (is_left_over || type == fs::file_type::directory) {
            if (is_left_over) entry.disable_recursion_pending();
            continue;
        }
        auto name = entry->path().lexically_relative(folder).string();
        if (type != fs::file_type::regular) return fault(name + " is neither a file nor a folder");
        names.push_back(std::move(name));
        if (names.size() > kMaxFiles) return fault("more than " + std::to_string(kMaxFiles) + " files");
    }
    if (error) return unreadable({"cannot be listed: " + error.message(), folder});
    std::sort(names.begin(), names.end());
    return names;
}

std::string top_module(const std::string& file) {
    return file.substr(0, file.find_first_of("/."));
}

bool is_module_name(std::string_view name) {
    const auto is_fit = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isalnum(byte) != 0 || c == '_' || c == '-' || c == '.';
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), is_fit) && name.front() != '-' &&
           name.front() != '.' && name.back() != '.' && name.find("..") == std::string_view::npos;
}

std::optional<std::string> taken_name(const Challenge& challenge, const std::vector<harness::InputFile>& files) {
    const auto find_alike = [&](const std::string& theirs) -> std::optional<std::string> {
        const auto is_alike = [&](const auto& file) { return top_of(file.name) == top_of(theirs); };
        const auto found = std::find_if(files.begin(), files.end(), is_alike);
        return found == files.end() ? std::nullopt : std::optional{found->name};
    };
    for (const Group& group : challenge.groups) {
        for (const Case& a_case : group.cases) {
            for (const auto& file : a_case.files)
                if (auto name = find_alike(file.name)) return name;
            const auto* const script = std::get_if<ScriptCase>(&a_case.work);
            if (script == nullptr) continue;
            for (const auto& file : script->output_files)
                if (auto name = find_alike(file.name)) return name;
        }
    }
    return std::nullopt;
}

namespace {

bool holds(const std::vector<harness::InputFile>& files, const std::string& name) {
    return std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
}

tl::expected<Submission, SubmissionFault> read_single(const fs::path& path, std::string name) {
    auto source = read_file(path, kMaxSource);
    if (!source) return unreadable(source.error());
    if (auto wrong = content_fault(*source, "the file")) return fault(std::move(*wrong));
    std::string hash = sha256(*source);
    return Submission{std::move(name), std::move(*source), std::move(hash), false, {}};
}

tl::expected<std::vector<harness::InputFile>, SubmissionFault> files_in(const fs::path& folder) {
    const auto names = names_in(folder);
    if (!names) return tl::unexpected{names.error()};
    std::vector<harness::InputFile> files;
    std::uintmax_t size = 0;
    for (const std::string& name : *names) {
        auto content = read_file(folder / name, kMaxFolder);
        if (!content) return unreadable({name + " " + content.error().message, folder});
        size += content->size();
        if (size > kMaxFolder) return fault("the files are larger than " + to_text(sandbox::Bytes{kMaxFolder}));
        files.push_back({name, std::move(*content), ""});
    }
    return files;
}

// Where a folder's files are for who imports them: beneath "", or "shop/" if the folder is the package itself. None: it
// has no file that the solution could be.
std::optional<std::string> place_of(const Challenge& challenge, const fs::path& folder,
                                    const std::function<bool(const std::string&)>& has) {
    const auto mains = main_files(challenge);
    const std::string package = mains.back().substr(0, mains.back().rfind('/') + 1);
    std::vector<std::string> places{""};
    if (has("__init__.py")) {
        // One that holds a module of the package's own name, too, is what its name says, or what the reference is.
        const Solution* const reference = challenge.reference();
        std::error_code error;
        const bool is_package = folder.filename() == top_of(package) ||
                                (reference != nullptr && fs::exists(reference->path / mains.back(), error));
        places.insert(is_package ? places.begin() : places.end(), {top_of(package) + "/", package});
    }
    for (const std::string& place : places)
        for (const std::string& main : mains)
            if (main.starts_with(place) && has(main.substr(place.size()))) return place;
    return std::nullopt;
}

tl::expected<Submission, SubmissionFault> read_folder(const Challenge& challenge, const fs::path& folder,
                                                      std::string name) {
    auto files = files_in(folder);
    if (!files) return tl::unexpected{files.error()};
    const auto mains = main_files(challenge);
    const auto beneath = place_of(challenge, folder, [&](const auto& file) { return holds(*files, file); });
    if (!beneath) return fault("the folder has no " + mains.front());
    for (auto& file : *files) file.name.insert(0, *beneath);
    const auto main = std::find_if(mains.begin(), mains.end(), [&](const auto& file) { return holds(*files, file); });
    if (const auto taken = taken_name(challenge, *files))
        return fault(*taken + " has the name of one of the challenge's own files");
    Submission submission{std::move(name), {}, {}, main != mains.begin(), {}};
    Sha256 hash;
    for (auto& file : *files) {
        hash.update_field(file.name);
        hash.update_field(file.content);
        if (file.name == *main) {
            if (auto wrong = content_fault(file.content, file.name)) return fault(std::move(*wrong));
            submission.source = std::move(file.content);
        } else {
            submission.files.push_back(std::move(file));
        }
    }
    submission.hash = hash.finish();
    return submission;
}

}  // namespace

tl::expected<Submission, SubmissionFault> read_submission(const Challenge& challenge, const fs::path& path,
                                                          std::string name) {
    std::error_code error;
    return fs::is_directory(path, error) ? read_folder(challenge, path, std::move(name))
                                         : read_single(path, std::move(name));
}

std::vector<std::string> main_files(const Challenge& challenge) {
    const auto kind = challenge.entry.kind;
    const auto& name = challenge.entry.name;
    std::vector<std::string> files{harness::solution_name(kind, name, false)};
    if (kind != harness::EntryKind::script) files.push_back(harness::solution_name(kind, name, true));
    return files;
}

bool has_main_file(const Challenge& challenge, const fs::path& folder) {
    std::error_code error;
    return place_of(challenge, folder, [&](const auto& file) { return fs::exists(folder / file, error); }).has_value();
}

std::vector<harness::InputFile> files_beside(const Challenge& challenge, const Submission& submission) {
    auto files = challenge.given;
    for (const auto& file : submission.files)
        if (!holds(challenge.given, file.name)) files.push_back(file);
    return files;
}

harness::Open open_request(const Challenge& challenge, const Submission& submission, const sandbox::Limits& limits,
                           std::uint32_t processes) {
    const Entry& entry = challenge.entry;
    return {entry.kind,
            entry.name,
            submission.source,
            entry.record_types,
            limits,
            processes,
            challenge.suite,
            submission.is_package,
            files_beside(challenge, submission)};
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
