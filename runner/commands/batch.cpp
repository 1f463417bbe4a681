#include <algorithm>
#include <map>

#include "runner/catalog.hpp"
#include "runner/commands/commands.hpp"
#include "runner/suggestion.hpp"

namespace gradebox::runner {

namespace {

namespace fs = std::filesystem;

struct Folder {
    std::vector<fs::path> python_files;  // everything that is called *.py, whatever it is
    std::vector<fs::path> folders;
};

tl::expected<Folder, Error> read_folder(const fs::path& path) {
    std::error_code error;
    fs::directory_iterator entry{path, error};
    Folder folder;
    for (; !error && entry != fs::directory_iterator{}; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown;
        if (entry->path().extension() == ".py") {
            folder.python_files.push_back(entry->path());
        } else if (name.front() != '.' && name != "__pycache__" && entry->is_directory(unknown)) {
            folder.folders.push_back(entry->path());
        }
    }
    if (error) return tl::unexpected(Error{"can't list the solutions: " + error.message(), path});
    return folder;
}

// Such a folder is a solution of several files, or one that is not laid out as it should be and is told so.
bool holds_python(const fs::path& folder) {
    std::error_code error;
    fs::recursive_directory_iterator entry{folder, error};
    for (; !error && entry != fs::recursive_directory_iterator{}; entry.increment(error))
        if (entry->path().extension() == ".py") return true;
    return false;
}

using Challenges = std::map<std::string, std::unique_ptr<Challenge>>;

// The solutions and the challenges they are for; the jobs point into the challenges.
struct Work {
    Challenges challenges;
    std::vector<Job> jobs;
    std::vector<Error> errors;
};

void add_jobs(Work& work, const Settings& settings, const std::string& word, const Folder& folder) {
    if (folder.python_files.empty() && folder.folders.empty()) return;
    auto challenge = load_named(settings, word);
    if (!challenge) {
        work.errors.insert(work.errors.end(), challenge.error().begin(), challenge.error().end());
        return;
    }
    for (const fs::path& file : folder.python_files) work.jobs.push_back({challenge->get(), file, file.string()});
    for (const fs::path& inner : folder.folders)
        if (holds_python(inner)) work.jobs.push_back({challenge->get(), inner, inner.string()});
    work.challenges.emplace(word, std::move(*challenge));
}

// DIR/<challenge-id>/*.py
void add_challenge_folders(Work& work, const Settings& settings, const Folder& folder) {
    const auto ids = challenge_ids(challenges_folder(settings));
    if (!ids) return work.errors.push_back(ids.error());
    for (const fs::path& file : folder.python_files) {
        work.errors.push_back({"a solution outside a challenge's folder; --challenge ID says what it solves", file});
    }
    for (const fs::path& path : folder.folders) {
        const std::string id = path.filename().string();
        if (!std::binary_search(ids->begin(), ids->end(), id)) {
            work.errors.push_back({"no challenge has this name" + did_you_mean(id, *ids), path});
            continue;
        }
        const auto inner = read_folder(path);
        if (inner) {
            add_jobs(work, settings, id, *inner);
        } else {
            work.errors.push_back(inner.error());
        }
    }
}

Work find_work(const BatchCommand& command, const Settings& settings) {
    Work work;
    const auto folder = read_folder(command.folder);
    if (!folder) {
        work.errors.push_back(folder.error());
    } else if (command.challenge.empty()) {
        add_challenge_folders(work, settings, *folder);
    } else {
        add_jobs(work, settings, command.challenge, *folder);
    }
    const auto by_path = [](const auto& left, const auto& right) { return left.name < right.name; };
    std::sort(work.jobs.begin(), work.jobs.end(), by_path);
    return work;
}

}  // namespace

ExitCode run(const BatchCommand& command, const Settings& settings) {
    Work work = find_work(command, settings);
    if (!work.errors.empty()) {
        std::sort(work.errors.begin(), work.errors.end(), comes_before);
        return complain(work.errors);
    }
    if (work.jobs.empty()) {
        complain(Error{"there is no solution (*.py, or a folder of such files)", command.folder});
        return ExitCode::nothing_to_run;
    }
    auto output = open_reports(settings, work.jobs, true);
    if (!output) return complain(output.error());
    return grade_into(*output, work.jobs, settings);
}

}  // namespace gradebox::runner
