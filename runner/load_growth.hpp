// Reading growth: the settings [growth] of challenge.toml, and the "growth" of a case.
// Runs in: gradebox (trusted); the files are their author's.
#pragma once

#include <optional>

#include "runner/load_cases.hpp"
#include "runner/toml_reader.hpp"

namespace gradebox::runner {

GrowthSettings read_growth_settings(TomlTable table);

// The member "growth" of a case; nullopt when faults leave nothing to run. `files` are the case's.
std::optional<GrowthCase> read_growth(JsonObject& object, const Challenge& challenge, const ValueScope& scope,
                                      const std::vector<CaseFile>& files);

}  // namespace gradebox::runner
