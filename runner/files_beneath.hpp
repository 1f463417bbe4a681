// What a challenge's author put into one of its folders.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "harness/messages.hpp"
#include "runner/error.hpp"

namespace gradebox::runner {

// The paths of its regular files from the folder on, at any depth, links followed. Sorted as bytes, so that nothing
// depends on the machine's directory order. Fails when there is no such folder.
tl::expected<std::vector<std::string>, Error> names_beneath(const std::filesystem::path& folder);

// Those files, but for what Python compiled there; none when there is no such folder.
tl::expected<std::vector<harness::InputFile>, Error> files_beneath(const std::filesystem::path& folder);

}  // namespace gradebox::runner
