// SHA-256, as results name challenges and submissions by it.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "runner/error.hpp"

struct evp_md_ctx_st;

namespace gradebox::runner {

// Bytes in, "sha256:<64 hex digits>" out. Throws std::runtime_error when libcrypto fails.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void update(std::string_view bytes);
    // The length first, so that two fields can't be taken for two others with the same bytes in a row.
    void update_field(std::string_view bytes);
    std::string finish();

private:
    evp_md_ctx_st* context_;
};

std::string sha256(std::string_view bytes);

// Of challenge.toml, of the names and contents of everything under cases/ and given/, in sorted order, and of the
// reference when its answers are what is expected (empty: they are not).
tl::expected<std::string, Error> hash_challenge(const std::filesystem::path& folder,
                                                const std::filesystem::path& reference);

}  // namespace gradebox::runner
