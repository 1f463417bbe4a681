#include "runner/files_beneath.hpp"

#include <algorithm>
#include <utility>

#include "runner/read_file.hpp"

namespace gradebox::runner {

namespace fs = std::filesystem;

tl::expected<std::vector<std::string>, Error> names_beneath(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    fs::recursive_directory_iterator entries{folder, error};
    for (; !error && entries != fs::recursive_directory_iterator{}; entries.increment(error)) {
        if (entries->is_regular_file(error)) names.push_back(entries->path().lexically_relative(folder).string());
    }
    if (error) return tl::unexpected{Error{"cannot be listed: " + error.message(), folder}};
    std::sort(names.begin(), names.end());
    return names;
}

tl::expected<std::vector<harness::InputFile>, Error> files_beneath(const fs::path& folder) {
    std::vector<harness::InputFile> files;
    std::error_code error;
    if (!fs::exists(folder, error)) return files;
    const auto names = names_beneath(folder);
    if (!names) return tl::unexpected{names.error()};
    for (const std::string& name : *names) {
        if (name.ends_with(".pyc")) continue;
        auto content = read_file(folder / name);
        if (!content) return tl::unexpected{content.error()};
        files.push_back({name, std::move(*content), ""});
    }
    return files;
}

}  // namespace gradebox::runner
