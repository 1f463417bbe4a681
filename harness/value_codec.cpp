// Plain values to bytes and back. The decoder's input is hostile.
#include "harness/value_codec.hpp"

#include <algorithm>

#include "harness/bytes.hpp"
#include "harness/program.hpp"
#include "harness/tags.hpp"

namespace gradebox::harness {
namespace {

class ValueEncoder {
public:
    explicit ValueEncoder(std::string& out) : out_{out} {}

    void operator()(const None&) { tag(ValueTag::none); }
    void operator()(bool value) { tag(value ? ValueTag::true_ : ValueTag::false_); }
    void operator()(std::int64_t value) {
        tag(ValueTag::integer);
        out_.integer(value);
    }
    void operator()(const BigInt& value) {
        tag(ValueTag::big_int);
        out_.byte(value.negative ? 1 : 0);
        out_.text(value.magnitude);
    }
    void operator()(double value) {
        tag(ValueTag::real);
        out_.real(value);
    }
    void operator()(const std::complex<double>& value) {
        tag(ValueTag::complex);
        out_.real(value.real());
        out_.real(value.imag());
    }
    void operator()(const Str& value) {
        tag(ValueTag::str);
        out_.text(value.text);
    }
    void operator()(const ByteString& value) {
        tag(ValueTag::bytes);
        out_.text(value.data);
    }
    void operator()(const List& value) { sequence(ValueTag::list, value.items); }
    void operator()(const Tuple& value) { sequence(ValueTag::tuple, value.items); }
    void operator()(const Set& value) { sequence(ValueTag::set, value.items); }
    void operator()(const FrozenSet& value) { sequence(ValueTag::frozen_set, value.items); }
    void operator()(const Dict& value) {
        tag(ValueTag::dict);
        out_.count(value.items.size());
        for (const auto& [key, item] : value.items) {
            std::visit(*this, key.data);
            std::visit(*this, item.data);
        }
    }
    void operator()(const Object& value) {
        tag(ValueTag::object);
        out_.count(value.handle);
        out_.text(value.type_name);
    }
    void operator()(const Record& value) {
        tag(ValueTag::record);
        out_.text(value.type_name);
        out_.count(value.fields.size());
        for (const auto& [name, field] : value.fields) {
            out_.text(name);
            std::visit(*this, field.data);
        }
    }

private:
    void tag(ValueTag value) { out_.byte(static_cast<std::uint8_t>(value)); }
    void sequence(ValueTag kind, const Values& items) {
        tag(kind);
        out_.count(items.size());
        for (const auto& item : items) std::visit(*this, item.data);
    }

    ByteWriter out_;
};

class ValueDecoder {
public:
    ValueDecoder(ByteReader& in, const DecodeLimits& limits)
        : in_{in}, depth_left_{limits.depth}, items_left_{std::min(limits.items, in.remaining())} {}

    Value value() {
        if (depth_left_ == 0) return in_.fail(), Value{};
        --depth_left_;
        Value result = tagged(static_cast<ValueTag>(in_.byte()));
        ++depth_left_;
        return result;
    }

private:
    Value tagged(ValueTag tag) {
        switch (tag) {
            case ValueTag::none:
                return {None{}};
            case ValueTag::false_:
                return {false};
            case ValueTag::true_:
                return {true};
            case ValueTag::integer:
                return {in_.integer()};
            case ValueTag::big_int:
                return big_int();
            case ValueTag::real:
                return {in_.real()};
            case ValueTag::complex:
                return complex();
            case ValueTag::str:
                return {Str{std::string{in_.text()}}};
            case ValueTag::bytes:
                return {ByteString{std::string{in_.text()}}};
            case ValueTag::list:
                return {List{sequence()}};
            case ValueTag::tuple:
                return {Tuple{sequence()}};
            case ValueTag::set:
                return {Set{sequence()}};
            case ValueTag::frozen_set:
                return {FrozenSet{sequence()}};
            case ValueTag::dict:
                return dict();
            case ValueTag::object:
                return object();
            case ValueTag::record:
                return record();
        }
        in_.fail();
        return {};
    }

    // Only the canonical form is taken, so equal ints are equal values.
    Value big_int() {
        const auto sign = in_.byte();
        BigInt result{sign == 1, std::string{in_.text()}};
        if (sign > 1 || fits_in_64_bits(result) || result.magnitude.back() == '\0') in_.fail();
        return {std::move(result)};
    }
    static bool fits_in_64_bits(const BigInt& value) {
        constexpr std::string_view kSmallest{"\0\0\0\0\0\0\0\x80", 8};
        const auto& magnitude = value.magnitude;
        if (magnitude.size() < 8 || (value.negative && magnitude == kSmallest)) return true;
        return magnitude.size() == 8 && static_cast<unsigned char>(magnitude.back()) < 0x80;
    }
    Value complex() {
        const double real = in_.real();
        return {std::complex<double>{real, in_.real()}};
    }
    // How many entries follow, of `values` values each. All of them together are no more than there are bytes, so
    // containers that lie about their size, one in the other, cannot make us reserve more than one that does.
    std::size_t entries(std::size_t values) {
        const auto count = in_.items();
        if (count > items_left_ / values) return in_.fail(), std::size_t{0};
        items_left_ -= count * values;
        return count;
    }
    Values sequence() {
        Values items(entries(1));
        for (auto& item : items) {
            if (!in_.ok()) break;
            item = value();
        }
        return items;
    }
    Value dict() {
        Dict result;
        for (auto left = entries(2); left > 0 && in_.ok(); --left) {
            Value key = value();
            result.items.push_back({std::move(key), value()});
        }
        return {std::move(result)};
    }
    Value object() {
        const auto handle = in_.count();
        return {Object{handle, std::string{in_.text()}}};
    }
    Value record() {
        Record result{std::string{in_.text()}, {}};
        for (auto left = entries(1); left > 0 && in_.ok(); --left) {
            std::string name{in_.text()};
            result.fields.push_back({std::move(name), value()});
        }
        return {std::move(result)};
    }

    ByteReader& in_;
    std::size_t depth_left_;
    std::size_t items_left_;
};

}  // namespace

void encode(const Value& value, std::string& out) {
    std::visit(ValueEncoder{out}, value.data);
}

Value read_value(ByteReader& in, const DecodeLimits& limits) {
    return ValueDecoder{in, limits}.value();
}

tl::unexpected<DecodeError> decode_failure(const ByteReader& in, const char* what) {
    return tl::unexpected{DecodeError{std::string{"not a valid "} + what, in.position()}};
}

tl::expected<Value, DecodeError> decode_value(std::string_view bytes, const DecodeLimits& limits) {
    ByteReader in{bytes};
    Value value = read_value(in, limits);
    if (!in.ok() || !in.at_end()) return decode_failure(in, "value");
    return value;
}

}  // namespace gradebox::harness
