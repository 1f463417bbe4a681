#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <new>

#include "harness/program.hpp"

using namespace gradebox::harness;

namespace {

std::string encoded(const Value& value) {
    std::string bytes;
    encode(value, bytes);
    return bytes;
}

Value integer(std::int64_t value) {
    return {value};
}
Value str(std::string text) {
    return {Str{std::move(text)}};
}

// One of every kind, nested.
Values samples() {
    Values all{{None{}},
               {true},
               {false},
               integer(0),
               integer(-1),
               integer(std::numeric_limits<std::int64_t>::max()),
               integer(std::numeric_limits<std::int64_t>::min()),
               {BigInt{false, std::string("\0\0\0\0\0\0\0\x80", 8)}},
               {BigInt{true, std::string(100, '\x7f')}},
               {1.5},
               {std::numeric_limits<double>::infinity()},
               {-std::numeric_limits<double>::infinity()},
               {5e-324},
               {std::complex<double>{1.0, -2.5}},
               str(""),
               str("h\xc3\xa9llo"),
               str("\xed\xa0\x80"),  // a lone surrogate
               str(std::string("a\0b", 3)),
               {ByteString{std::string("\xff\x00\x01", 3)}},
               {List{}},
               {Tuple{}},
               {Set{}},
               {FrozenSet{}},
               {Dict{}},
               {Object{7, "Node"}},
               {Record{"decimal.Decimal", {{"text", str("1.10")}}}}};
    all.push_back({List{all}});
    all.push_back({Tuple{{integer(1), {List{{str("x")}}}}}});
    all.push_back({Set{{integer(1), str("1")}}});
    all.push_back({FrozenSet{{{Tuple{{integer(1)}}}}}});
    all.push_back({Dict{{{{Tuple{{integer(1), integer(2)}}}, {None{}}}, {{None{}}, {List{{integer(3)}}}}}}});
    return all;
}

Value nested(std::size_t depth) {
    Value value = integer(1);
    for (std::size_t i = 1; i < depth; ++i) value = {List{{std::move(value)}}};
    return value;
}

// The private memory that counts against RLIMIT_DATA; a sanitizer's is terabytes.
rlim_t data_in_use() {
    std::ifstream words{"/proc/self/status"};
    rlim_t kibibytes = 0;
    for (std::string word; words >> word;)
        if (word == "VmData:") words >> kibibytes;
    return kibibytes << 10;
}

// Whether decoding takes no more memory than `room` above what the process has. In a child, which the limit stays with.
bool decodes_within(const std::string& bytes, rlim_t room) {
    const pid_t child = ::fork();
    if (child == 0) {
        rlimit limit{};
        ::getrlimit(RLIMIT_DATA, &limit);
        limit.rlim_cur = data_in_use() + room;
        ::setrlimit(RLIMIT_DATA, &limit);
        try {
            static_cast<void>(decode_value(bytes));
            ::_exit(0);
        } catch (const std::bad_alloc&) {
            ::_exit(1);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("every kind of value comes back as it was") {
    for (const auto& value : samples()) {
        const auto decoded = decode_value(encoded(value));
        REQUIRE(decoded.has_value());
        CHECK(*decoded == value);
    }
}

TEST_CASE("the bits of floats come back: NaN and negative zero") {
    for (const double number : {std::nan(""), -0.0, 0.0}) {
        const auto decoded = decode_value(encoded({number}));
        REQUIRE(decoded.has_value());
        const double result = std::get<double>(decoded->data);
        CHECK(std::memcmp(&result, &number, sizeof number) == 0);
    }
}

TEST_CASE("bytes that are cut off anywhere are refused") {
    for (const auto& value : samples()) {
        const auto bytes = encoded(value);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            CHECK(!decode_value(std::string_view{bytes}.substr(0, size)).has_value());
    }
}

TEST_CASE("surplus bytes are refused") {
    for (const auto& value : samples())
        for (const char surplus : {'\0', '\x01', '\xff'}) CHECK(!decode_value(encoded(value) + surplus).has_value());
}

TEST_CASE("any changed byte gives a value or an error, never worse") {
    for (const auto& value : samples()) {
        const auto bytes = encoded(value);
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (const int change : {1, 0x7f, 0x80, 0xff}) {
                auto changed = bytes;
                changed[at] = static_cast<char>(changed[at] ^ change);
                const auto decoded = decode_value(changed);
                if (decoded) CHECK(encoded(*decoded).size() <= changed.size());
            }
        }
    }
}

TEST_CASE("unknown tags are refused") {
    for (int tag = 16; tag < 256; ++tag) CHECK(!decode_value(std::string(1, static_cast<char>(tag))).has_value());
}

TEST_CASE("only the canonical form of a large int is taken") {
    const auto big_int = [](char sign, const std::string& magnitude) {
        return std::string{"\x04"} + sign + static_cast<char>(magnitude.size()) + magnitude;
    };
    const std::string smallest("\0\0\0\0\0\0\0\x80", 8);
    CHECK(decode_value(big_int(0, smallest)).has_value());
    CHECK(decode_value(big_int(1, std::string("\1\0\0\0\0\0\0\x80", 8))).has_value());
    CHECK(!decode_value(big_int(0, "")).has_value());
    CHECK(!decode_value(big_int(0, "\x01")).has_value());                           // fits in 64 bits
    CHECK(!decode_value(big_int(0, std::string(8, '\x7f'))).has_value());           // so does this
    CHECK(!decode_value(big_int(0, smallest + std::string(1, '\0'))).has_value());  // a leading zero
    CHECK(!decode_value(big_int(2, smallest)).has_value());                         // no such sign
    CHECK(!decode_value(big_int(1, smallest)).has_value());                         // the smallest that fits
    CHECK(decode_value(encoded({BigInt{true, std::string("\1\0\0\0\0\0\0\x80", 8)}})).has_value());
}

TEST_CASE("a count in more bytes than it needs is refused") {
    CHECK(decode_value(std::string("\x07\0", 2)).has_value());
    CHECK(!decode_value(std::string("\x07\x80\0", 3)).has_value());  // the length of a str
    CHECK(decode_value("\x03\x01").has_value());
    CHECK(!decode_value(std::string("\x03\x81\0", 3)).has_value());  // an int
    CHECK(!decode_value(std::string("\x03\x81\x80\x80\0", 5)).has_value());
}

TEST_CASE("nesting is taken up to the limit and refused beyond it") {
    const DecodeLimits limits;
    CHECK(decode_value(encoded(nested(limits.depth))).has_value());
    CHECK(!decode_value(encoded(nested(limits.depth + 1))).has_value());
    std::string endless;
    for (int i = 0; i < 1'000'000; ++i) endless += "\x09\x01";
    CHECK(!decode_value(endless).has_value());
}

TEST_CASE("items are taken up to the limit and refused beyond it") {
    const DecodeLimits limits{.depth = 10, .items = 100};
    CHECK(decode_value(encoded({List{Values(100)}}), limits).has_value());
    CHECK(!decode_value(encoded({List{Values(101)}}), limits).has_value());
    CHECK(!decode_value(encoded({List{{{List{Values(50)}}, {List{Values(50)}}}}}), limits).has_value());
}

TEST_CASE("a count that lies is refused") {
    for (const char tag : {'\x09', '\x0a', '\x0b', '\x0c', '\x0d'}) {
        CHECK(!decode_value(std::string{tag} + "\x05\x01").has_value());
        CHECK(!decode_value(std::string{tag} + "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01").has_value());
        CHECK(!decode_value(std::string{tag} + std::string(20, '\xff')).has_value());
    }
    CHECK(!decode_value("\x07\x7f"
                        "abc")
               .has_value());  // str
    CHECK(!decode_value("\x08\x7f"
                        "abc")
               .has_value());  // bytes
}

TEST_CASE("containers within containers that all lie do not make us reserve memory for each") {
    std::string bytes;
    for (int i = 0; i < 190; ++i) bytes += "\x09\x80\x80\x20";  // a list of 512 Ki items
    bytes.resize(600 << 10, '\xff');
    CHECK(decodes_within(bytes, rlim_t{256} << 20));
}
