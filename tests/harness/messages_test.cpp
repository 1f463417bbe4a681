#include "harness/messages.hpp"

#include <doctest/doctest.h>

using namespace gradebox::harness;
using namespace gradebox;
using namespace std::chrono_literals;

namespace {

std::string_view body(const std::string& frame) {
    return std::string_view{frame}.substr(4);
}

sandbox::RunReport report() {
    sandbox::RunReport result;
    result.cause = sandbox::ExitCause::signalled;
    result.exit_code = -3;
    result.signal = 11;
    result.cpu_time = 1234us;
    result.wall_time = 5678us;
    result.peak_memory = sandbox::Bytes{1u << 30};
    result.bytes_read = sandbox::Bytes{7};
    result.instructions = 123'456;
    result.page_faults = 99;
    result.processes = 3;
    result.detail = "seccomp: no";
    return result;
}

std::vector<Reply> replies() {
    Hello hello{"3.11.2", {"pandas", "numpy"}, {}};
    hello.protections.tier = "full";
    hello.protections.seccomp = true;
    hello.protections.landlock_abi = 7;
    hello.protections.cgroup = "v1";
    Ran ran;
    ran.report = report();
    ran.answered = true;
    ran.progress = Raised{"solution.Oops", {"ValueError", "Exception"}, "message", "line 1, in f\n"};
    ran.outcomes = std::string("\0\1\2", 3);
    ran.standard_output = "out";
    ran.standard_error = "err";
    ran.files = {{"a", true, "", "content"}, {"b", false, "not a regular file", ""}};
    Ran not_compiled;
    not_compiled.progress = NotCompiled{"SyntaxError: invalid syntax", 3, 7};
    Ran no_entry;
    no_entry.progress = NoEntry{"the solution defines no f"};
    return {hello, Opened{}, Closed{}, Failed{"reason"}, ran, not_compiled, no_entry, Ran{}};
}

std::vector<Request> requests() {
    sandbox::Limits limits;
    limits.cpu_time = 17us;
    limits.threads = 5;
    limits.disk = sandbox::Bytes{3};
    RunScript script;
    script.argv = {"-x", ""};
    script.environment = {{"TZ", "UTC"}};
    script.standard_input.content = std::string("a\0b", 3);
    script.files = {{"dir/a", "text", ""}, {"b", "", "/host/b"}};
    script.output_files = {"out"};
    script.standard_output_path = "/tmp/x";
    return {Open{EntryKind::script, "f", "print(1)\n", {"decimal.Decimal"}, limits, 3},
            RunCalls{true, "program", {{"a", "b", ""}}, true, true},
            script,
            Close{},
            Open{EntryKind::suite,
                 "shapes",
                 "x = 1\n",
                 {},
                 limits,
                 1,
                 {"test_x.py",
                  true,
                  {{"test_x.py", "…", ""}},
                  limits,
                  {{"T.test_a", {"Stack"}}},
                  true,
                  true,
                  {"shapes.lines"},
                  {{"test_x.py", std::string("\0code", 5)}}},
                 true,
                 {{"shapes/lines.py", "x = 2", ""}}},
            RunSuite{{"TestX.test_y"}, {{"a", "b", ""}}}};
}

}  // namespace

TEST_CASE("every reply comes back as it was") {
    for (const auto& reply : replies()) {
        const auto decoded = decode_reply(body(encode(reply)));
        REQUIRE(decoded.has_value());
        CHECK(*decoded == reply);
    }
}

TEST_CASE("a frame says its own length") {
    for (const auto& reply : replies()) {
        const auto frame = encode(reply);
        std::uint32_t size = 0;
        for (unsigned i = 0; i < 4; ++i)
            size |= static_cast<std::uint32_t>(static_cast<unsigned char>(frame[i])) << (8 * i);
        CHECK(size == frame.size() - 4);
    }
}

TEST_CASE("requests come back as they were") {
    const auto all = requests();
    const auto open_frame = encode(all[0]);
    const auto open = decode_request(body(open_frame));
    REQUIRE(open.has_value());
    const auto& opened = std::get<OpenView>(*open);
    CHECK(opened.kind == EntryKind::script);
    CHECK(opened.entry == "f");
    CHECK(opened.source == "print(1)\n");
    CHECK(opened.record_types == std::vector<std::string_view>{"decimal.Decimal"});
    CHECK(opened.limits == std::get<Open>(all[0]).limits);

    const auto calls_frame = encode(all[1]);
    const auto calls = decode_request(body(calls_frame));
    REQUIRE(calls.has_value());
    CHECK(std::get<RunCallsView>(*calls) == RunCallsView{true, "program", {{"a", "b", ""}}, true, true});

    const auto script_frame = encode(all[2]);
    const auto script = decode_request(body(script_frame));
    REQUIRE(script.has_value());
    const auto& ran = std::get<RunScriptView>(*script);
    CHECK(ran.argv == std::vector<std::string_view>{"-x", ""});
    CHECK(ran.standard_input.content == std::string_view("a\0b", 3));
    CHECK(ran.files == std::vector<InputFileView>{{"dir/a", "text", ""}, {"b", "", "/host/b"}});
    CHECK(ran.output_files == std::vector<std::string_view>{"out"});
    CHECK(ran.standard_output_path == "/tmp/x");
}

TEST_CASE("frames that are cut off anywhere, or too long, are refused") {
    for (const auto& reply : replies()) {
        const auto frame = encode(reply);
        for (std::size_t size = 0; size < body(frame).size(); ++size)
            CHECK(!decode_reply(body(frame).substr(0, size)).has_value());
        CHECK(!decode_reply(std::string{body(frame)} + '\0').has_value());
    }
    for (const auto& request : requests()) {
        const auto frame = encode(request);
        for (std::size_t size = 0; size < body(frame).size(); ++size)
            CHECK(!decode_request(body(frame).substr(0, size)).has_value());
        CHECK(!decode_request(std::string{body(frame)} + '\0').has_value());
    }
}

TEST_CASE("any changed byte gives a message or an error, never worse") {
    for (const auto& reply : replies()) {
        const std::string bytes{body(encode(reply))};
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (int change = 1; change < 256; ++change) {
                auto changed = bytes;
                changed[at] = static_cast<char>(changed[at] ^ change);
                static_cast<void>(decode_reply(changed));
                static_cast<void>(decode_answer(changed));
            }
        }
    }
}

TEST_CASE("a number that is too large for its field is refused") {
    const auto line = [](const std::string& count) { return "\x01\x01x" + count + std::string(1, '\0'); };
    CHECK(decode_answer(line("\xff\xff\xff\xff\x0f")).has_value());
    CHECK(!decode_answer(line("\x80\x80\x80\x80\x10")).has_value());  // 2^32 as a line
    const auto exit_code = [](const std::string& code) {
        std::string frame{body(encode(Reply{Ran{}}))};
        return frame.replace(3, 1, code);
    };
    CHECK(decode_reply(exit_code("\xff\xff\xff\xff\x0f")).has_value());
    CHECK(!decode_reply(exit_code("\x80\x80\x80\x80\x10")).has_value());  // 2^31 as an int
}

TEST_CASE("another version, and unknown kinds, are refused") {
    std::string frame = encode(Reply{Opened{}});
    frame[4] = static_cast<char>(kProtocolVersion + 1);
    CHECK(!decode_reply(body(frame)).has_value());
    frame[4] = static_cast<char>(kProtocolVersion);
    for (int kind = 5; kind < 256; ++kind) {
        frame[5] = static_cast<char>(kind);
        CHECK(!decode_reply(body(frame)).has_value());
    }
}

TEST_CASE("an answer is a progress and outcomes that stay unread") {
    const auto answer = decode_answer(std::string_view("\x00garbage", 8));
    REQUIRE(answer.has_value());
    CHECK(std::holds_alternative<Loaded>(answer->progress));
    CHECK(answer->outcomes == "garbage");
    CHECK(!decode_answer("").has_value());
    CHECK(!decode_answer("\x07").has_value());
    CHECK(!decode_answer("\x01\x7f").has_value());
}
