#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "runner/big_int.hpp"
#include "runner/comparator.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

// Python's float.__repr__: the shortest digits that read back as the same number, with an exponent only when it is
// below -4 or above 15.
std::string repr_of(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    std::array<char, 64> buffer{};
    const double size = std::fabs(value);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    std::string text{buffer.data(), end};
    if (plain && text.find('.') == std::string::npos) text += ".0";
    return text;
}

// A part of a complex number: as a float, but without ".0".
std::string part_of(double value) {
    std::string text = repr_of(value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string repr_of(const std::complex<double>& value) {
    const std::string imaginary = part_of(value.imag()) + 'j';
    if (value.real() == 0 && !std::signbit(value.real())) return imaginary;
    const bool joined = imaginary.starts_with('-') || imaginary.starts_with('+');
    return '(' + part_of(value.real()) + (joined ? "" : "+") + imaginary + ')';
}

class Printer {
public:
    explicit Printer(std::size_t limit) : limit_{limit} {}

    void operator()(const None& /*none*/) { put("None"); }
    void operator()(bool value) { put(value ? "True" : "False"); }
    void operator()(std::int64_t value) { put(std::to_string(value)); }
    void operator()(const BigInt& value) { put(to_decimal(value)); }
    void operator()(double value) { put(repr_of(value)); }
    void operator()(const std::complex<double>& value) { put(repr_of(value)); }
    void operator()(const Str& value) {
        const char quote = opening_quote(value.text);
        for (std::size_t at = 0; at < value.text.size() && !full(); at += last_length_) {
            put_code_point(value.text, at, quote);
        }
        put({&quote, 1});
    }
    void operator()(const ByteString& value) {
        put("b");
        const char quote = opening_quote(value.data);
        for (std::size_t at = 0; at < value.data.size() && !full(); ++at) {
            put_character(static_cast<unsigned char>(value.data[at]), quote);
        }
        put({&quote, 1});
    }
    void operator()(const List& value) { items("[", value.items, "]"); }
    void operator()(const Tuple& value) { items("(", value.items, value.items.size() == 1 ? ",)" : ")"); }
    void operator()(const Set& value) { value.items.empty() ? put("set()") : items("{", value.items, "}"); }
    void operator()(const FrozenSet& value) {
        value.items.empty() ? put("frozenset()") : items("frozenset({", value.items, "})");
    }
    void operator()(const Dict& value) {
        put("{");
        for (std::size_t i = 0; i < value.items.size() && !full(); ++i) {
            if (i > 0) put(", ");
            std::visit(*this, value.items[i].key.data);
            put(": ");
            std::visit(*this, value.items[i].value.data);
        }
        put("}");
    }
    void operator()(const Object& value) {
        if (value.type_name == "*") return put("<anything>");
        put("<" + safe_text(value.type_name, 200) + " object>");
    }
    void operator()(const Record& value) {
        put(safe_text(value.type_name.substr(value.type_name.rfind('.') + 1), 200) + '(');
        const bool bare = value.fields.size() == 1 && (value.fields[0].name == "text" || value.fields[0].name == "iso");
        for (std::size_t i = 0; i < value.fields.size() && !full(); ++i) {
            if (i > 0) put(", ");
            if (!bare) put(safe_text(value.fields[i].name, 200) + '=');
            std::visit(*this, value.fields[i].value.data);
        }
        put(")");
    }

    std::string take() {
        if (out_.size() <= limit_) return std::move(out_);
        return std::string{utf8_prefix(out_, limit_)} + "…";
    }

private:
    // Beyond the limit nothing is shown, so nothing more needs to be made.
    bool full() const { return out_.size() > limit_; }

    void put(std::string_view text) {
        if (!full()) out_ += text;
    }

    char opening_quote(std::string_view text) {
        const bool doubled = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
        const char quote = doubled ? '"' : '\'';
        put({&quote, 1});
        return quote;
    }

    void put_character(std::uint32_t code, char quote) {
        const char letter = static_cast<char>(code);
        if (letter == quote || letter == '\\') return put(std::string{'\\', letter});
        if (code == '\n') return put("\\n");
        if (code == '\r') return put("\\r");
        if (code == '\t') return put("\\t");
        if (code < 0x20 || code >= 0x7f) return put(escaped(code));
        put({&letter, 1});
    }

    void put_code_point(std::string_view text, std::size_t at, char quote) {
        const CodePoint next = decode_utf8(text, at);
        last_length_ = next.length;
        if (next.value < 0x80) return put_character(next.value, quote);
        put(next.valid && is_printable(next.value) ? std::string{text.substr(at, next.length)} : escaped(next.value));
    }

    void items(std::string_view open, const Values& values, std::string_view close) {
        put(open);
        for (std::size_t i = 0; i < values.size() && !full(); ++i) {
            if (i > 0) put(", ");
            std::visit(*this, values[i].data);
        }
        put(close);
    }

    std::size_t limit_;
    std::size_t last_length_{1};
    std::string out_;
};

struct TypeNamer {
    std::string operator()(const None& /*v*/) const { return "NoneType"; }
    std::string operator()(bool /*v*/) const { return "bool"; }
    std::string operator()(std::int64_t /*v*/) const { return "int"; }
    std::string operator()(const BigInt& /*v*/) const { return "int"; }
    std::string operator()(double /*v*/) const { return "float"; }
    std::string operator()(const std::complex<double>& /*v*/) const { return "complex"; }
    std::string operator()(const Str& /*v*/) const { return "str"; }
    std::string operator()(const ByteString& /*v*/) const { return "bytes"; }
    std::string operator()(const List& /*v*/) const { return "list"; }
    std::string operator()(const Tuple& /*v*/) const { return "tuple"; }
    std::string operator()(const Set& /*v*/) const { return "set"; }
    std::string operator()(const FrozenSet& /*v*/) const { return "frozenset"; }
    std::string operator()(const Dict& /*v*/) const { return "dict"; }
    std::string operator()(const Object& v) const { return v.type_name; }
    std::string operator()(const Record& v) const { return v.type_name; }
};

}  // namespace

std::string repr(const Value& value, std::size_t limit) {
    Printer printer{limit};
    std::visit(printer, value.data);
    return printer.take();
}

std::string type_name(const Value& value) {
    return std::visit(TypeNamer{}, value.data);
}

}  // namespace gradebox::runner
