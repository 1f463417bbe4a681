#include "runner/hash.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "runner/files_beneath.hpp"
#include "runner/read_file.hpp"
#include "runner/submission.hpp"

namespace gradebox::runner {
namespace {

void require(bool done) {
    if (!done) throw std::runtime_error{"libcrypto cannot compute SHA-256"};
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
    Sha256 hash;
    const auto add = [&](const std::string& name) -> tl::expected<void, Error> {
        return read_file(folder / name).map([&](const std::string& content) {
            hash.update_field(name);
            hash.update_field(content);
        });
    };
    if (auto added = add("challenge.toml"); !added) return tl::unexpected{added.error()};
    const auto add_all = [&](const std::string& part, const std::vector<std::string>& names) {
        tl::expected<void, Error> added;
        for (std::size_t i = 0; added && i < names.size(); ++i) added = add(part + "/" + names[i]);
        return added;
    };
    std::error_code error;
    for (const std::string part : {"cases", "given"}) {
        if (part == "given" && !std::filesystem::exists(folder / part, error)) continue;
        const auto names = names_beneath(folder / part);
        if (!names) return tl::unexpected{names.error()};
        if (auto added = add_all(part, *names); !added) return tl::unexpected{added.error()};
    }
    if (reference.empty()) return hash.finish();
    const auto name = reference.lexically_relative(folder).string();
    if (std::filesystem::is_directory(reference, error)) {
        const auto names = names_in(reference);
        if (!names) return tl::unexpected{Error{names.error().message, reference}};
        if (auto added = add_all(name, *names); !added) return tl::unexpected{added.error()};
    } else if (auto added = add(name); !added) {
        return tl::unexpected{added.error()};
    }
    return hash.finish();
}

}  // namespace gradebox::runner
