// Finds challenges by id or path.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "runner/error.hpp"

namespace gradebox::runner {

// The names of the challenge folders in `folder`, sorted. Hidden folders and "__pycache__" are none.
tl::expected<std::vector<std::string>, Error> challenge_ids(const std::filesystem::path& folder);

// The folder of the challenge that `word` names: an id in `folder`, or a path to a challenge folder.
tl::expected<std::filesystem::path, Error> find_challenge(const std::filesystem::path& folder, std::string_view word);

}  // namespace gradebox::runner
