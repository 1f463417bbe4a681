// A challenge.toml.
#include <cmath>

#include "runner/load_definition.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::runner;
using gradebox::fuzz::require;

namespace {

void require_sound(const Challenge& challenge) {
    require(!challenge.title.empty(), "a challenge has a title");
    require(!challenge.groups.empty(), "a challenge has groups");
    require(std::isfinite(challenge.max_score()) && challenge.max_score() > 0, "there is something to score");
    const auto& limits = challenge.limits;
    require(limits.cpu_time.count() > 0 && limits.wall_time.count() > 0, "there is time to run");
    require(limits.processes > 0 && limits.threads > 0, "there is a process to run");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Challenge challenge;
    challenge.folder = "/nonexistent";
    Errors faults;
    const auto table = parse_toml(gradebox::fuzz::text_of(data, size), "challenge.toml", faults);
    require(table.has_value() == faults.empty(), "a file is TOML or at fault");
    if (!table) return 0;
    TomlTable reader{*table, "", "challenge.toml", faults};
    read_definition(reader, challenge);
    if (faults.empty()) require_sound(challenge);
    return 0;
}
