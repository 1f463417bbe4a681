// A challenge in a temporary folder, sound until a test breaks it.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "runner/challenge.hpp"
#include "tests/runner/script_challenge.hpp"

namespace gradebox::runner {

class ChallengeFolder {
public:
    ChallengeFolder() {
        write("challenge.toml",
              "title = \"Sum\"\n[entry]\nkind = \"calls\"\nfunction = \"add\"\n[[group]]\nname = \"basics\"\n");
        write("statement.md", "Add two numbers.\n");
        write("cases/basics.jsonl", "{\"id\": \"small\", \"args\": [1, 2], \"expect\": 3}\n");
    }

    std::filesystem::path path() const { return root_.path() / "a-sum"; }
    void write(const std::string& name, const std::string& content) const {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << content;
    }
    void definition(const std::string& toml) const { write("challenge.toml", toml); }
    void cases(const std::string& jsonl) const { write("cases/basics.jsonl", jsonl); }
    void make_class() const {
        definition(
            "title = \"Box\"\n[entry]\nkind = \"calls\"\nclass = \"Box\"\n[limits]\nthreads = 8\n"
            "[[group]]\nname = \"basics\"\n");
    }
    void make_script(const std::string& rest = "") const {
        definition("title = \"Script\"\n[entry]\nkind = \"script\"\n[[group]]\nname = \"basics\"\n" + rest);
    }

    // "challenge.toml:3:5: message" for each fault; nothing when it loads.
    std::vector<std::string> faults() const {
        std::vector<std::string> texts;
        const auto loaded = load_challenge(path());
        if (loaded) return texts;
        for (const Error& error : loaded.error()) {
            std::string text = to_string(error);
            const std::string prefix = std::filesystem::canonical(path()).string() + "/";
            if (text.starts_with(prefix)) text.erase(0, prefix.size());
            texts.push_back(std::move(text));
        }
        return texts;
    }
    // Whether there is just one fault, and it says `part`.
    bool only_fault_says(const std::string& part) const {
        const auto all = faults();
        return all.size() == 1 && all.front().find(part) != std::string::npos;
    }
    Challenge load() const { return load_challenge(path()).value(); }

private:
    TemporaryFolder root_;
};

}  // namespace gradebox::runner
