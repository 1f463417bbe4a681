#include "runner/units.hpp"

#include <doctest/doctest.h>

#include "runner/hash.hpp"

using namespace gradebox::runner;
using namespace std::chrono_literals;

TEST_CASE("durations and sizes are numbers with a unit") {
    CHECK(parse_duration("1.5s") == 1500ms);
    CHECK(parse_duration("250 ms") == 250ms);
    CHECK(parse_duration("2min") == 120s);
    CHECK(parse_bytes("64MiB") == gradebox::sandbox::Bytes{64 << 20});
    CHECK(parse_bytes("12B") == gradebox::sandbox::Bytes{12});
}

TEST_CASE("wrong units are refused with advice") {
    CHECK(parse_bytes("64MB").error() ==
          "\"64MB\" has an unknown unit; units are B, KiB, MiB, GiB (did you mean \"MiB\"?)");
    CHECK(parse_bytes("64").error() == "\"64\" lacks its unit; units are B, KiB, MiB, GiB");
    for (const char* const text : {"", "s", "-1s", "0s", "nan s", "infs", "1e400s", "1e30s"})
        CHECK_FALSE(parse_duration(text));
}

TEST_CASE("quantities are shown with a unit that fits") {
    CHECK(to_text(gradebox::sandbox::Bytes{256ULL << 20}) == "256 MiB");
    CHECK(to_text(gradebox::sandbox::Bytes{1536}) == "1.5 KiB");
    CHECK(to_text(gradebox::sandbox::Bytes{21000ULL << 30}) == "21000 GiB");
    CHECK(to_text(gradebox::sandbox::Microseconds{400min}) == "24000 s");
    CHECK(to_text(gradebox::sandbox::Microseconds{2s}) == "2 s");
    CHECK(to_text(gradebox::sandbox::Microseconds{250ms}) == "250 ms");
}

TEST_CASE("sha256 is SHA-256") {
    CHECK(sha256("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
