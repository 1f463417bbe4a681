// Writes the seeds that are not text: real encodings, so that libFuzzer need not find their shape by itself.
#include <complex>
#include <filesystem>
#include <fstream>
#include <limits>

#include "harness/bytes.hpp"
#include "harness/load_request.hpp"
#include "harness/messages.hpp"
#include "harness/tags.hpp"
#include "harness/value_codec.hpp"

using namespace gradebox::harness;

namespace {

namespace fs = std::filesystem;

Value str(std::string text) {
    return {Str{std::move(text)}};
}

Value nested(std::size_t depth) {
    Value value{List{}};
    for (; depth > 0; --depth) value = Value{List{{value}}};
    return value;
}

std::vector<std::pair<std::string, Value>> values() {
    const Value one{std::int64_t{1}};
    const Value tuple{Tuple{{str("a"), one}}};
    return {{"none", {None{}}},
            {"true", {true}},
            {"int", one},
            {"int-smallest", {std::numeric_limits<std::int64_t>::min()}},
            {"int-large", {BigInt{false, std::string("\0\0\0\0\0\0\0\x80", 8)}}},
            {"int-large-negative", {BigInt{true, std::string(20, '\x7f')}}},
            {"float", {2.5}},
            {"float-nan", {std::numeric_limits<double>::quiet_NaN()}},
            {"complex", {std::complex<double>{1, -2.5}}},
            {"str", str("h\xc3\xa9llo")},
            {"str-surrogate", str("\xed\xa0\x80")},
            {"bytes", {ByteString{"\xff\x01"}}},
            {"list", {List{{one, {2.5}, str("three"), {None{}}, {Dict{{{str("four"), {true}}}}}}}}},
            {"set", {Set{{{1.5}, {std::int64_t{2}}, tuple}}}},
            {"frozenset", {FrozenSet{{one, {2.0}}}}},
            {"dict", {Dict{{{one, {List{{{0.5}, tuple}}}}, {{2.5}, str("x")}}}}},
            {"objects", {List{{{Object{0, "Node"}}, {Object{1, "solution.Node"}}}}}},
            {"record", {Record{"decimal.Decimal", {{"text", str("1.10")}}}}},
            {"deep", nested(30)}};
}

const Raised kRaised{"KeyError", {"LookupError", "Exception"}, "'k'", "line 3, in f"};

std::string outcome(const Value& value) {
    std::string bytes(1, static_cast<char>(OutcomeTag::value));
    encode(value, bytes);
    return bytes;
}

std::string outcome(const Raised& raised) {
    std::string bytes(1, static_cast<char>(OutcomeTag::raised));
    ByteWriter out{bytes};
    write_raised(raised, out);
    return bytes;
}

const std::string kEnd(1, static_cast<char>(OutcomeTag::end));
const std::string kLoaded(1, static_cast<char>(ProgressTag::loaded));

class Seeds {
public:
    explicit Seeds(fs::path corpus) : corpus_{std::move(corpus)} {}

    void write(const std::string& target, const std::string& name, const std::string& bytes) const {
        fs::create_directories(corpus_ / target);
        std::ofstream{corpus_ / target / name, std::ios::binary} << bytes;
    }

private:
    fs::path corpus_;
};

void write_values(const Seeds& seeds) {
    for (const auto& [name, value] : values()) {
        std::string bytes;
        encode(value, bytes);
        seeds.write("value", name, '\xff' + bytes);
        seeds.write("value", "outcome-" + name, '\x01' + outcome(value) + kEnd);
        seeds.write("comparator", name, bytes + bytes);
        seeds.write("answer", name, kLoaded + outcome(value) + kEnd);
    }
    seeds.write("value", "outcomes", '\x02' + outcome(kRaised) + outcome(Value{1.5}) + kEnd);
}

void write_answers(const Seeds& seeds) {
    const Value object{Object{0, "Node"}};
    const Value pair{List{{object, object}}};
    const auto progress = [](ProgressTag tag) { return std::string(1, static_cast<char>(tag)); };
    std::string raised = progress(ProgressTag::raised);
    ByteWriter out{raised};
    write_raised(kRaised, out);
    const std::vector<std::pair<std::string, std::string>> answers{
        {"raises", kLoaded + outcome(kRaised) + kEnd},
        {"threads", kLoaded + outcome(pair) + kEnd},
        {"same", kLoaded + outcome(object) + outcome(object) + kEnd},
        {"not-compiled", progress(ProgressTag::not_compiled) + "\x0einvalid syntax\x03\x05"},
        {"no-entry", progress(ProgressTag::no_entry) + "\x01"
                                                       "f"},
        {"not-loaded", raised}};
    for (const auto& [name, bytes] : answers) {
        seeds.write("answer", name, bytes);
        seeds.write("mailbox", name, std::string(1, '\0') + static_cast<char>(bytes.size()) + bytes);
    }
    seeds.write("mailbox", "another-number", std::string{"\x01\x04", 2} + "late");
    seeds.write("mailbox", "too-large", std::string("\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11));
}

void write_frames(const Seeds& seeds) {
    const auto frame = [&](const std::string& name, const std::string& bytes) {
        seeds.write("wire", name, bytes.substr(4));
    };
    const InputFile file{"in.txt", "1\n", ""};
    const InputFile shown{"big.log", "", "/cache/big.log"};
    frame("open", encode(Request{Open{EntryKind::calls, "f", "def f(): pass\n", {"decimal.Decimal"}, {}, 3}}));
    frame("run-calls", encode(Request{RunCalls{true, encode(Program{Call{Module{}, "f", {}, {}}}), {file, shown}}}));
    frame("run-script", encode(Request{RunScript{{"-v"}, {{"TZ", "UTC"}}, file, {shown}, {"out.txt"}, "/tmp/made"}}));
    frame("close", encode(Request{Close{}}));
    Hello hello{"3.11.2", {"pandas"}, {}};
    hello.protections.tier = "full";
    hello.protections.cgroup = "v1";
    frame("hello", encode(Reply{hello}));
    frame("opened", encode(Reply{Opened{}}));
    frame("failed", encode(Reply{Failed{"no memory"}}));
    Ran ran;
    ran.report.signal = 11;
    ran.report.detail = "mounting";
    ran.answered = true;
    ran.progress = kRaised;
    ran.outcomes = kEnd;
    ran.standard_output = "out";
    ran.files = {{"out.txt", true, "", "content"}, {"link", false, "not a regular file", ""}};
    frame("ran", encode(Reply{ran}));
    seeds.write("wire", "load", encode(LoadRequest{EntryKind::script, "f", "pass", {"a.B"}, {"-v"}, {{"TZ", "UTC"}}}));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const Seeds seeds{argv[1]};
    write_values(seeds);
    write_answers(seeds);
    write_frames(seeds);
}
