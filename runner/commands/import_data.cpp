#include "runner/commands/import_data.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "runner/read_file.hpp"
#include "runner/submission.hpp"

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;
using Files = std::map<fs::path, std::string>;

constexpr std::size_t kLongestName = 255;

// The texts between quotes on one line, each up to where something is put into it: "data/" of f"data/{name}.txt".
std::set<std::string> quoted_texts(const std::string& source) {
    std::set<std::string> texts;
    for (std::size_t at = source.find_first_of("'\""); at != std::string::npos; at = source.find_first_of("'\"", at)) {
        const auto end = source.find_first_of(std::string{source[at]} + "\n", at + 1);
        if (end == std::string::npos) break;
        auto text = source.substr(at + 1, end - at - 1);
        text = text.substr(0, text.find_first_of("{%*\\"));
        if (!text.empty() && text.size() <= kLongestName) texts.insert(std::move(text));
        at = end + 1;
    }
    return texts;
}

// What is there under that name: it, or the folder that what is named is in.
fs::path entry_named(const std::string& text, const fs::path& folder) {
    auto name = fs::path{text}.lexically_normal();
    const auto is_inner = [](const fs::path& path) {
        return !path.empty() && path.is_relative() && *path.begin() != ".." && path != ".";
    };
    std::error_code error;
    for (; is_inner(name); name = name.parent_path())
        if (fs::exists(folder / name, error)) return name.has_filename() ? name : name.parent_path();
    return {};
}

bool is_left_behind(const fs::path& path) {
    return std::any_of(path.begin(), path.end(),
                       [](const fs::path& part) { return part.string().front() == '.' || part == "__pycache__"; }) &&
           path.filename() != ".keep" && path.filename() != ".gitkeep";  // for a folder that is otherwise empty
}

std::vector<fs::path> files_beneath_entry(const fs::path& folder, const fs::path& name) {
    std::error_code error;
    if (fs::is_regular_file(folder / name, error)) return {name};
    std::vector<fs::path> found;
    if (fs::exists(folder / name / "__init__.py", error)) return found;
    for (const auto& entry : fs::recursive_directory_iterator{folder / name, error})
        if (entry.is_regular_file(error)) found.push_back(entry.path().lexically_relative(folder));
    return found;
}

}  // namespace

tl::expected<Files, Error> data_beside(const std::vector<std::string>& sources, const fs::path& folder) {
    Files files;
    std::uintmax_t size = 0;
    for (const std::string& source : sources) {
        for (const std::string& text : quoted_texts(source)) {
            const auto entry = entry_named(text, folder);
            if (entry.empty()) continue;
            for (const fs::path& name : files_beneath_entry(folder, entry)) {
                const bool is_wanted = name == entry || !is_left_behind(name);  // ".env" is, when the test says so
                if (name.extension() == ".py" || !is_wanted || files.contains(name)) continue;
                auto content = read_file(folder / name);
                if (!content) return tl::unexpected(content.error());
                size += content->size();
                if (size > kMaxFolder) return tl::unexpected(Error{"the data beside it are too large", folder});
                files.emplace(name, std::move(*content));
            }
        }
    }
    return files;
}

bool may_hold_answers(const fs::path& name) {
    constexpr std::array kWords{"expect", "golden", "answer", "output", "result", "snapshot"};
    std::string text = name.string();
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](const char* word) { return text.find(word) != std::string::npos; });
}

}  // namespace gradebox::runner
