#include "runner/cli.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

namespace gradebox::runner {

namespace {

tl::expected<Invocation, EarlyExit> parse(std::vector<const char*> words) {
    words.insert(words.begin(), "gradebox");
    return parse_command_line(static_cast<int>(words.size()), words.data());
}

ExitCode exit_code(std::vector<const char*> words) {
    const auto parsed = parse(std::move(words));
    REQUIRE_FALSE(parsed);
    return parsed.error().code;
}

}  // namespace

TEST_CASE("grade takes a challenge and a solution, options before, between and after") {
    const auto parsed = parse({"grade", "--workers", "3", "lru-cache", "--report", "json=-", "a.py", "--reveal"});
    REQUIRE(parsed);
    const auto& command = std::get<GradeCommand>(parsed->command);
    CHECK(command.challenge == "lru-cache");
    CHECK(command.solution == "a.py");
    CHECK(parsed->settings.workers == 3);
    CHECK(parsed->settings.reveal);
    CHECK(parsed->settings.reports == std::vector<ReportTarget>{{ReportFormat::json, "-"}});
}

TEST_CASE("reports repeat and keep their order") {
    const auto parsed = parse({"batch", "dir", "--report", "jsonl=-", "--report=junit=out=1.xml"});
    REQUIRE(parsed);
    CHECK(parsed->settings.reports ==
          std::vector<ReportTarget>{{ReportFormat::jsonl, "-"}, {ReportFormat::junit, "out=1.xml"}});
    CHECK(std::get<BatchCommand>(parsed->command).challenge.empty());
}

TEST_CASE("every command has its words") {
    CHECK(std::get<CheckCommand>(parse({"check", "a", "b"})->command).challenges.size() == 2);
    CHECK(std::get<CheckCommand>(parse({"check"})->command).challenges.empty());
    CHECK(std::holds_alternative<ListCommand>(parse({"list"})->command));
    CHECK(std::get<ShowCommand>(parse({"show", "x"})->command).challenge == "x");
    CHECK(std::get<ExplainCommand>(parse({"explain", "deadlock"})->command).word == "deadlock");
    CHECK(std::get<NewCommand>(parse({"new", "x"})->command).id == "x");
    CHECK(std::get<DoctorCommand>(parse({"doctor", "--json"})->command).json);
    CHECK(parse({"doctor", "--require", "rootless"})->settings.require == "rootless");
    CHECK(std::get<BatchCommand>(parse({"batch", "d", "--challenge", "x"})->command).challenge == "x");
}

TEST_CASE("full protection is required unless the user says otherwise") {
    ::unsetenv("GRADEBOX_REQUIRE");
    CHECK(parse({"grade", "c", "s"})->settings.require == "full");
    CHECK(parse({"grade", "c", "s", "--require", "rootless"})->settings.require == "rootless");
    CHECK(exit_code({"grade", "c", "s", "--require", "none"}) == ExitCode::usage);
    ::setenv("GRADEBOX_REQUIRE", "confined", 1);
    CHECK(parse({"grade", "c", "s"})->settings.require == "confined");
    CHECK(parse({"grade", "c", "s", "--require", "full"})->settings.require == "full");
    ::setenv("GRADEBOX_REQUIRE", "ful", 1);
    CHECK(exit_code({"grade", "c", "s"}) == ExitCode::usage);
    ::unsetenv("GRADEBOX_REQUIRE");
}

TEST_CASE("the environment names the challenges unless the command line does") {
    ::setenv("GRADEBOX_CHALLENGES", "/there", 1);
    CHECK(parse({"list"})->settings.challenges == "/there");
    CHECK(parse({"list", "--challenges", "/here"})->settings.challenges == "/here");
    ::unsetenv("GRADEBOX_CHALLENGES");
    CHECK(parse({"list"})->settings.challenges.empty());
}

TEST_CASE("help and the version are no error and go to standard output") {
    for (const char* word : {"--help", "--version"}) {
        const auto parsed = parse({word});
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ExitCode::sound);
        CHECK_FALSE(parsed.error().output.empty());
        CHECK(parsed.error().errors.empty());
    }
}

TEST_CASE("wrong usage is exit code 4 with words on standard error") {
    for (const std::vector<const char*>& words :
         std::vector<std::vector<const char*>>{{},
                                               {"grde", "c", "s"},
                                               {"grade", "c"},
                                               {"grade", "c", "s", "more"},
                                               {"grade", "c", "s", "--no-such-flag"},
                                               {"grade", "c", "s", "--workers", "0"},
                                               {"grade", "c", "s", "--color", "sometimes"},
                                               {"grade", "c", "s", "--report", "json"},
                                               {"grade", "c", "s", "--report", "json="},
                                               {"grade", "c", "s", "--report", "jsno=-"}}) {
        const auto parsed = parse(words);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ExitCode::usage);
        CHECK_FALSE(parsed.error().errors.empty());
        CHECK(parsed.error().output.empty());
    }
}

TEST_CASE("a mistyped report format gets a suggestion") {
    CHECK(parse_report_target("jsno=-").error().find("did you mean \"json\"") != std::string::npos);
}

}  // namespace gradebox::runner
