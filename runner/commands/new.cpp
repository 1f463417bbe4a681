#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "runner/commands/commands.hpp"

namespace gradebox::runner {

namespace {

namespace fs = std::filesystem;

struct TemplateFile {
    std::string_view path;
    std::string_view text;
};

constexpr std::array<TemplateFile, 6> kTemplate{{
    {"challenge.toml", R"(title = "Add two numbers"
domain = "Basic Python"
topics = ["arithmetic"]
difficulty = "easy"

[entry]
kind = "calls"
function = "add"

[limits]
cpu_time = "1s"
wall_time = "5s"

[[group]]
name = "basics"
visibility = "public"
points = 1

[[group]]
name = "more"
visibility = "hint"
points = 2
hint = "Numbers may be negative, and as large as Python allows."
)"},
    {"statement.md", R"(# Add two numbers

Write a function `add(left, right)` that returns the sum of two integers.

    add(1, 2)   # 3
)"},
    {"cases/basics.jsonl", R"({"id": "small", "args": [1, 2], "expect": 3}
{"id": "zero", "args": [0, 0], "expect": 0}
)"},
    {"cases/more.jsonl", R"({"id": "negative", "args": [-5, 3], "expect": -2}
{"id": "large", "args": [{"$int": "100000000000000000000"}, 1], "expect": {"$int": "100000000000000000001"}}
)"},
    {"solutions/accepted/reference.py", R"(def add(left, right):
    return left + right
)"},
    {"solutions/wrong_answer/ignores_the_sign.py", R"(def add(left, right):
    return abs(left) + abs(right)
)"},
}};

}  // namespace

tl::expected<void, Error> write_challenge_file(const fs::path& path, std::string_view text) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return tl::unexpected(Error{"can't make the folder: " + error.message(), path.parent_path()});
    std::ofstream file{path, std::ios::binary};
    file << text;
    file.close();
    if (!file) return tl::unexpected(Error{"can't write the file", path});
    return {};
}

// Into --challenges when that is given, else into the current folder: the shipped ones are not the user's.
ExitCode run(const NewCommand& command, const Settings& settings) {
    if (!is_challenge_id(command.id)) {
        return complain(Error{"\"" + command.id + "\" is no id: " + std::string{kIdRule}, {}});
    }
    const fs::path folder = settings.challenges / command.id;
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder, error))) return complain(Error{"exists already", folder});
    for (const TemplateFile& file : kTemplate) {
        if (const auto written = write_challenge_file(folder / file.path, file.text); !written)
            return complain(written.error());
    }
    if (settings.quiet) return ExitCode::sound;
    const std::string path = folder.has_parent_path() ? folder.string() : "./" + folder.string();
    return print("made " + path + "; see that it is sound with: gradebox check " + path + "\n");
}

}  // namespace gradebox::runner
