#include "runner/output.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "tests/runner/script_challenge.hpp"

namespace gradebox::runner {

namespace {

std::string content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

Result named(const std::string& name) {
    Result result;
    result.submission = name;
    return result;
}

}  // namespace

TEST_CASE("results are written in their order as soon as it allows") {
    const TemporaryFolder folder;
    const std::string path = folder / "out.jsonl";
    auto output = Output::open({{ReportFormat::jsonl, path}}, true, ColourMode::never);
    REQUIRE(output);
    output->begin();
    InOrder ordered{*output, 3};
    ordered.add(2, named("c"));
    CHECK(content(path).empty());
    ordered.add(0, named("a"));
    CHECK(content(path).find("\"a\"") != std::string::npos);
    CHECK(content(path).find("\"c\"") == std::string::npos);
    ordered.add(1, named("b"));
    REQUIRE(output->finish());
    const std::string text = content(path);
    CHECK(text.find("\"b\"") < text.find("\"c\""));
}

TEST_CASE("a report that can't be opened is an error, and the others keep what they hold") {
    const TemporaryFolder folder;
    const std::string kept = folder.write("kept.json", "old");
    const auto output =
        Output::open({{ReportFormat::json, kept}, {ReportFormat::json, folder / "no/such"}}, false, ColourMode::never);
    REQUIRE_FALSE(output);
    CHECK(output.error().file == folder / "no/such");
    CHECK(content(kept) == "old");
}

TEST_CASE("a longer old report leaves nothing behind") {
    const TemporaryFolder folder;
    const std::string path = folder.write("report", std::string(100'000, 'x'));
    auto output = Output::open({{ReportFormat::json, path}}, false, ColourMode::never);
    REQUIRE(output);
    output->begin();
    REQUIRE(output->finish());
    CHECK(content(path).empty());
}

TEST_CASE("two reports can't go to one place") {
    const TemporaryFolder folder;
    const std::string path = folder / "report";
    CHECK_FALSE(Output::open({{ReportFormat::json, path}, {ReportFormat::junit, path}}, false, ColourMode::never));
    CHECK_FALSE(Output::open({{ReportFormat::json, "-"}, {ReportFormat::junit, "-"}}, false, ColourMode::never));
}

TEST_CASE("a report in a file has colour only when that is always wanted") {
    const TemporaryFolder folder;
    for (const auto& [mode, coloured] : {std::pair{ColourMode::automatic, false}, {ColourMode::always, true}}) {
        const std::string path = folder / "report.txt";
        auto output = Output::open({{ReportFormat::text, path}}, true, mode);
        REQUIRE(output);
        output->begin();
        output->add(named("a"));
        REQUIRE(output->finish());
        CHECK((content(path).find('\x1b') != std::string::npos) == coloured);
    }
}

TEST_CASE("a full disk is an error at the end") {
    auto output = Output::open({{ReportFormat::json, "/dev/full"}}, false, ColourMode::never);
    REQUIRE(output);
    output->begin();
    output->add(named("a"));
    const auto finished = output->finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().message.find("No space left") != std::string::npos);
}

}  // namespace gradebox::runner
