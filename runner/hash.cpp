#include "runner/hash.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "runner/read_file.hpp"
#include "runner/submission.hpp"

namespace gradebox::runner {
namespace {

void require(bool done) {
    if (!done) throw std::runtime_error{"libcrypto cannot compute SHA-256"};
}

// Relative names, sorted as bytes, so that the hash does not depend on the machine's directory order.
tl::expected<std::vector<std::string>, Error> names_beneath(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    std::filesystem::recursive_directory_iterator entries{folder, error};
    for (; !error && entries != std::filesystem::recursive_directory_iterator{}; entries.increment(error)) {
        if (entries->is_regular_file(error)) names.push_back(entries->path().lexically_relative(folder).string());
    }
    if (error) return tl::unexpected{Error{"cannot be listed: " + error.message(), folder}};
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

Sha256::Sha256() : context_{EVP_MD_CTX_new()} {
    if (context_ == nullptr) throw std::bad_alloc{};
    if (EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) == 1) return;
    EVP_MD_CTX_free(context_);
    require(false);
}

Sha256::~Sha256() {
    EVP_MD_CTX_free(context_);
}

void Sha256::update(std::string_view bytes) {
    require(EVP_DigestUpdate(context_, bytes.data(), bytes.size()) == 1);
}

void Sha256::update_field(std::string_view bytes) {
    update(std::to_string(bytes.size()) + ":");
    update(bytes);
}

std::string Sha256::finish() {
    std::array<unsigned char, 32> digest{};
    require(EVP_DigestFinal_ex(context_, digest.data(), nullptr) == 1);
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text = "sha256:";
    for (const unsigned char byte : digest) {
        text += kHex[byte >> 4];
        text += kHex[byte & 15];
    }
    return text;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

tl::expected<std::string, Error> hash_challenge(const std::filesystem::path& folder,
                                                const std::filesystem::path& reference) {
    auto names = names_beneath(folder / "cases");
    if (!names) return tl::unexpected{names.error()};
    Sha256 hash;
    const auto add = [&](const std::string& name) -> tl::expected<void, Error> {
        return read_file(folder / name).map([&](const std::string& content) {
            hash.update_field(name);
            hash.update_field(content);
        });
    };
    if (auto added = add("challenge.toml"); !added) return tl::unexpected{added.error()};
    for (const std::string& name : *names) {
        if (auto added = add("cases/" + name); !added) return tl::unexpected{added.error()};
    }
    if (!reference.empty()) {
        const auto name = reference.lexically_relative(folder).string();
        std::error_code error;
        if (!std::filesystem::is_directory(reference, error)) {
            if (auto added = add(name); !added) return tl::unexpected{added.error()};
            return hash.finish();
        }
        const auto parts = names_in(reference);
        if (!parts) return tl::unexpected{Error{parts.error().message, reference}};
        for (const std::string& part : *parts)
            if (auto added = add(name + "/" + part); !added) return tl::unexpected{added.error()};
    }
    return hash.finish();
}

}  // namespace gradebox::runner
