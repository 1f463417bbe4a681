#include "runner/commands/commands.hpp"
#include "runner/suggestion.hpp"

namespace gradebox::runner {

ExitCode run(const ExplainCommand& command, const Settings&) {
    if (const auto verdict = parse_verdict(command.word)) {
        return print(std::string{to_string(*verdict)} + ": " + std::string{explanation(*verdict)} + "\n");
    }
    std::vector<std::string> known;
    for (const Verdict verdict : all_verdicts()) known.emplace_back(to_string(verdict));
    std::string all;
    for (const std::string& word : known) all += (all.empty() ? "" : ", ") + word;
    return complain(
        Error{"\"" + command.word + "\" is no verdict" + did_you_mean(command.word, known) + "; there are " + all, {}});
}

}  // namespace gradebox::runner
