#include <spdlog/fmt/fmt.h>

#include "runner/commands/commands.hpp"
#include "runner/reports/encoding.hpp"

namespace gradebox::runner {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string size(sandbox::Bytes bytes) {
    const std::uint64_t n = count(bytes);
    if (n >= (1U << 20) && n % (1U << 20) == 0) return fmt::format("{} MiB", n >> 20);
    return n % 1024 == 0 ? fmt::format("{} KiB", n >> 10) : fmt::format("{} B", n);
}

std::string seconds(sandbox::Microseconds time) {
    return fmt::format("{:g} s", std::chrono::duration<double>{time}.count());
}

std::string entry(const Entry& entry) {
    if (entry.kind == harness::EntryKind::script) return "a program";
    return (entry.is_class ? "class " : "function ") + entry.name;
}

std::string limits(const sandbox::Limits& limits) {
    return fmt::format("{} cpu, {} wall, {} memory, {} output", seconds(limits.cpu_time), seconds(limits.wall_time),
                       size(limits.memory), size(limits.output));
}

}  // namespace

ExitCode run(const ShowCommand& command, const Settings& settings) {
    const auto loaded = load_named(settings, command.challenge);
    if (!loaded) return complain(loaded.error());
    const Challenge& challenge = **loaded;
    std::string text = fmt::format("{}: {}\n\n", challenge.id, challenge.title);
    text += fmt::format("  domain      {}\n  topics      {}\n  difficulty  {}\n", challenge.domain,
                        joined(challenge.topics), challenge.difficulty);
    text += fmt::format("  solution    {}\n", entry(challenge.entry));
    if (!challenge.entry.packages.empty()) text += fmt::format("  packages    {}\n", joined(challenge.entry.packages));
    text += fmt::format("  limits      {}\n  groups\n", limits(challenge.limits));
    for (const Group& group : challenge.groups) {
        text += fmt::format("    {}: {}, cases: {}, points: {:g}\n", group.name, to_string(group.visibility),
                            group.cases.size(), group.points);
    }
    text += "\n" + challenge.statement;
    if (text.back() != '\n') text += '\n';
    return print(printable(text, true));
}

}  // namespace gradebox::runner
