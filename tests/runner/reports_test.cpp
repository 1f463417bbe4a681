#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "runner/reports/encoding.hpp"
#include "runner/reports/protections.hpp"
#include "runner/reports/report.hpp"
#include "runner/reports/table.hpp"

namespace gradebox::runner {

namespace {

using nlohmann::json;

const std::string kHostile = "\x1b[2J]]> <&\"'\xff\xed\xa0\x80\xef\xbf\xbf\x01 \u202e";

Result result(const std::string& name = "a.py") {
    Result one;
    one.challenge = "lru-cache";
    one.submission = name;
    one.verdict = Verdict::wrong_answer;
    one.score = 0.1 + 0.2;
    one.max_score = 3;
    one.protections.tier = "full";
    one.protections.cgroup = "v2";
    one.protections.seccomp = true;
    one.challenge_hash = "sha256:1";
    one.submission_hash = "sha256:2";
    one.python_version = "3.11.2";
    CaseResult right;
    right.id = "basics/one";
    right.group = "basics";
    right.visibility = Visibility::open;
    right.verdict = Verdict::accepted;
    right.cpu_time = sandbox::Microseconds{1234};
    right.wall_time = sandbox::Microseconds{2000};
    right.peak_memory = sandbox::Bytes{412 * 1024 + 1};
    CaseResult wrong = right;
    wrong.id = "basics/two";
    wrong.verdict = Verdict::wrong_answer;
    wrong.message = "expected 1 " + kHostile;
    wrong.feedback = Feedback{"get(1)", "1", kHostile, "", "Traceback"};
    one.cases = {right, wrong};
    return one;
}

std::string whole(ReportFormat format, const ReportStyle& style, const std::vector<Result>& results) {
    const auto report = make_report(format, style);
    std::string text = report->begin();
    for (const Result& one : results) text += report->add(one);
    return text + report->finish();
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("json has the case's measurements in the contract's units") {
    const json one = json::parse(whole(ReportFormat::json, {}, {result()}));
    CHECK(one["schema"] == "gradebox.result/1");
    CHECK(one["score"] == 0.3);
    CHECK(one["cases"][0]["cpu_ms"] == 1.234);
    CHECK(one["cases"][0]["wall_ms"] == 2.0);
    CHECK(one["cases"][0]["memory_kib"] == 412);
    CHECK(one["cases"][0]["memory_kib"].is_number_integer());
    CHECK(one["cases"][0]["visibility"] == "public");
    CHECK(one["protections"]["tier"] == "full");
    CHECK(one["tool"]["name"] == "gradebox");
}

TEST_CASE("json has feedback only where there is some") {
    const json one = json::parse(whole(ReportFormat::json, {}, {result()}));
    CHECK_FALSE(one["cases"][0].contains("feedback"));
    CHECK(one["cases"][1]["feedback"]["input"] == "get(1)");
}

TEST_CASE("json of a submission that never ran claims no protection") {
    Result unread;
    unread.verdict = Verdict::judge_error;
    const json one = json::parse(whole(ReportFormat::json, {}, {unread}));
    CHECK(one["protections"]["tier"] == "none");
    CHECK(one["hashes"]["submission"].is_null());
    CHECK(one["tool"]["python"].is_null());
}

TEST_CASE("json of a batch is one document, with any number of results") {
    for (const std::size_t count : {0U, 1U, 3U}) {
        const json batch = json::parse(whole(ReportFormat::json, {true, false}, std::vector<Result>(count, result())));
        CHECK(batch["schema"] == "gradebox.batch/1");
        CHECK(batch["results"].size() == count);
    }
}

TEST_CASE("jsonl is a result a line, whatever the strings hold") {
    const std::string text = whole(ReportFormat::jsonl, {true, false}, {result("\xff\n.py"), result()});
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
    const json first = json::parse(text.substr(0, text.find('\n')));
    CHECK(first["submission"] == "\uFFFD\n.py");
}

TEST_CASE("junit escapes what XML can't hold") {
    const std::string text = whole(ReportFormat::junit, {}, {result("\xff<.py")});
    CHECK(contains(text, "name=\"\uFFFD&lt;.py\""));
    CHECK(contains(text, "tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\""));
    CHECK(contains(text, "type=\"wrong_answer\""));
    for (const std::string forbidden : {"\x1b", "\x01", "\xff", "]]>", "\xef\xbf\xbf", "\xed\xa0\x80"}) {
        CHECK_FALSE(contains(text, forbidden));
    }
}

TEST_CASE("junit counts a submission without cases as one test") {
    Result unread;
    unread.verdict = Verdict::judge_error;
    unread.message = "no such file";
    CHECK(contains(whole(ReportFormat::junit, {}, {unread}), "tests=\"1\" failures=\"0\" errors=\"1\""));
    unread.verdict = Verdict::compile_error;
    CHECK(contains(whole(ReportFormat::junit, {}, {unread}), "failures=\"1\""));
}

TEST_CASE("text shows cases, feedback, the score and what was enforced, and no escape codes") {
    const std::string text = whole(ReportFormat::text, {}, {result()});
    for (const std::string part : {"basics/one", "412 KiB", "1.2", "input: get(1)", "stderr: Traceback",
                                   "wrong_answer  0.3/3", "enforced: tier full", "seccomp", "\\x1b[2J"}) {
        CHECK(contains(text, part));
    }
    CHECK_FALSE(contains(text, "\x1b"));
    CHECK_FALSE(contains(text, "\u202e"));
    CHECK(contains(whole(ReportFormat::text, {false, true}, {result()}), "\x1b[31m"));
}

TEST_CASE("text of a batch has a line a submission and a count of the verdicts") {
    const std::string text = whole(ReportFormat::text, {true, false}, {result("a.py"), result("b\n.py")});
    CHECK(contains(text, "lru-cache  a.py  (at basics/two)\n"));
    CHECK(contains(text, "b\\n.py"));
    CHECK(contains(text, "2 submissions: 2 wrong_answer"));
}

TEST_CASE("tables align columns by what is seen, not by bytes or colours") {
    Table table{true};
    table.add({{"é", Colour::red}, {"1", Colour::none, true}});
    table.add({{"abc"}, {"100", Colour::none, true}});
    CHECK(table.text() == "\x1b[31mé\x1b[0m      1\nabc  100\n");
}

TEST_CASE("printable text keeps lines only when asked") {
    CHECK(printable("a\n\tb\x7f") == "a\\n\\tb\\x7f");
    CHECK(printable("a\n\tb", true) == "a\n\tb");
    CHECK(printable("\xff\xc3\xa9") == "\\xff\xc3\xa9");
    CHECK(display_width("aé\xff") == 3);
}

TEST_CASE("scores have no trailing zeros") {
    CHECK(format_score(10) == "10");
    CHECK(format_score(2.5) == "2.5");
    CHECK(format_score(1.0 / 3) == "0.333");
}

}  // namespace gradebox::runner
