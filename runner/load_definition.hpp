// Reading challenge.toml: everything of a challenge but its cases, statement and solutions.
// Runs in: gradebox (trusted); the file is its author's.
#pragma once

#include "runner/challenge.hpp"
#include "runner/toml_reader.hpp"

namespace gradebox::runner {

// Fills title, domain, topics, difficulty, entry, limits, inputs and groups (without cases).
void read_definition(TomlTable& file, Challenge& challenge);

}  // namespace gradebox::runner
