// Whole regular files, read without ever waiting for a fifo or a device.
// Runs in: gradebox (trusted).
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <tl/expected.hpp>

#include "runner/error.hpp"

namespace gradebox::runner {

// Follows symbolic links. Fails with "cannot be read: ..." for anything but a readable regular file. Reads at most
// limit + 1 bytes, so that the caller can tell that a file is larger.
tl::expected<std::string, Error> read_file(const std::filesystem::path& path,
                                           std::uintmax_t limit = std::numeric_limits<std::uintmax_t>::max() - 1);

}  // namespace gradebox::runner
