// Data files that lie beside a test, for `gradebox import`.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "runner/result.hpp"

namespace gradebox::runner {

// Those files in `folder`, and beneath folders in it, that a text between quotes in one of the sources names, such as
// "words.txt", "data/words.txt" or the "data" of Path("data") / "words.txt"; by their paths from `folder`. No Python,
// nothing of packages, nothing hidden. An error when they are too large together.
tl::expected<std::map<std::filesystem::path, std::string>, Error> data_beside(const std::vector<std::string>& sources,
                                                                              const std::filesystem::path& folder);

// Whether a file's name says that it holds what solutions are to find out: "expected.json", "golden/1.txt".
bool may_hold_answers(const std::filesystem::path& name);

}  // namespace gradebox::runner
