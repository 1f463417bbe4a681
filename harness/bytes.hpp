// The primitives of every encoding here: bytes, LEB128 counts, zigzag ints, and text with its length in front.
// The reader takes hostile bytes: it never reads past the end, and fails once and for all.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace gradebox::harness {

class ByteWriter {
public:
    explicit ByteWriter(std::string& out) : out_{out} {}

    void byte(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
    void count(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }
    void integer(std::int64_t value) {
        count((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void real(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(bits >> shift));
    }
    void text(std::string_view value) {
        count(value.size());
        out_.append(value);
    }

private:
    std::string& out_;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_{bytes} {}

    bool ok() const { return ok_; }
    bool at_end() const { return position_ == bytes_.size(); }
    std::size_t position() const { return position_; }
    std::size_t remaining() const { return bytes_.size() - position_; }
    void fail() { ok_ = false; }
    // What has been read since it was at that position.
    std::string_view since(std::size_t position) const { return bytes_.substr(position, position_ - position); }

    // Each gives zero or empty once the reader has failed.
    std::uint8_t byte() {
        if (!ok_ || position_ >= bytes_.size()) return ok_ = false, std::uint8_t{0};
        return static_cast<std::uint8_t>(bytes_[position_++]);
    }
    std::uint64_t count() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto part = byte();
            if (shift == 63 && part > 1) break;
            if (shift > 0 && part == 0) break;  // longer than need be: every number has one form
            value |= static_cast<std::uint64_t>(part & 0x7f) << shift;
            if (part < 0x80) return ok_ ? value : 0;
        }
        return ok_ = false, std::uint64_t{0};
    }
    // A count of things that take at least one byte each, so a lie cannot make the caller reserve much.
    std::size_t items() {
        const auto value = count();
        if (value > remaining()) return ok_ = false, std::size_t{0};
        return static_cast<std::size_t>(value);
    }
    std::int64_t integer() {
        const auto value = count();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }
    double real() {
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 8) bits |= static_cast<std::uint64_t>(byte()) << shift;
        return std::bit_cast<double>(bits);
    }
    std::string_view text() {
        const auto size = items();
        if (!ok_) return {};
        const auto value = bytes_.substr(position_, size);
        position_ += size;
        return value;
    }

private:
    std::string_view bytes_;
    std::size_t position_{0};
    bool ok_{true};
};

}  // namespace gradebox::harness
