#include "runner/catalog.hpp"

#include <algorithm>

#include "runner/suggestion.hpp"

namespace gradebox::runner {

namespace fs = std::filesystem;

tl::expected<std::vector<std::string>, Error> challenge_ids(const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entry{folder, error};
    if (error) return tl::unexpected(Error{"can't list the challenges: " + error.message(), folder});
    std::vector<std::string> ids;
    for (; entry != fs::directory_iterator{}; entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (name.front() == '.' || name == "__pycache__") continue;
        if (std::error_code ignored; entry->is_directory(ignored)) ids.push_back(std::move(name));
    }
    if (error) return tl::unexpected(Error{"can't list the challenges: " + error.message(), folder});
    std::sort(ids.begin(), ids.end());
    return ids;
}

tl::expected<fs::path, Error> find_challenge(const fs::path& folder, std::string_view word) {
    std::error_code error;
    const bool is_path = word.find('/') != std::string_view::npos || word == "." || word == "..";
    if (is_path) {
        if (fs::is_directory(word, error)) return fs::path{word};
        return tl::unexpected(Error{"there is no such challenge folder", fs::path{word}});
    }
    const auto ids = challenge_ids(folder);
    if (ids && std::binary_search(ids->begin(), ids->end(), word)) return folder / word;
    if (fs::is_regular_file(fs::path{word} / "challenge.toml", error)) return fs::path{word};
    if (!ids) return tl::unexpected(ids.error());
    return tl::unexpected(Error{"unknown challenge \"" + std::string{word} + "\"" + did_you_mean(word, *ids), {}});
}

}  // namespace gradebox::runner
