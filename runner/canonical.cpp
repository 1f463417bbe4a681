#include "runner/canonical.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <string_view>
#include <vector>

namespace gradebox::runner {
namespace {

using namespace harness;

class Writer {
public:
    explicit Writer(std::string& out) : out_{out} {}

    void operator()(const None& /*none*/) { out_ += 'N'; }
    void operator()(bool value) { out_ += value ? 'T' : 'F'; }
    void operator()(std::int64_t value) { out_ += 'i' + std::to_string(value) + ';'; }
    void operator()(const BigInt& value) { text(value.negative ? 'm' : 'p', value.magnitude); }
    void operator()(double value) {
        out_ += 'd';
        number(value);
    }
    void operator()(const std::complex<double>& value) {
        out_ += 'c';
        number(value.real());
        number(value.imag());
    }
    void operator()(const Str& value) { text('s', value.text); }
    void operator()(const ByteString& value) { text('b', value.data); }
    void operator()(const List& value) { ordered('l', value.items); }
    void operator()(const Tuple& value) { ordered('t', value.items); }
    void operator()(const Set& value) { unordered('S', value.items); }
    void operator()(const FrozenSet& value) { unordered('Z', value.items); }
    void operator()(const Dict& value) {
        std::vector<std::string> forms;
        forms.reserve(value.items.size());
        for (const auto& [key, item] : value.items) forms.push_back(canonical(key) + canonical(item));
        sorted('D', forms);
    }
    void operator()(const Object& value) {
        text('o', value.type_name);
        out_ += std::to_string(value.handle) + ';';
    }
    void operator()(const Record& value) {
        text('r', value.type_name);
        out_ += std::to_string(value.fields.size()) + ':';
        for (const auto& [name, field] : value.fields) {
            text('f', name);
            std::visit(*this, field.data);
        }
    }

private:
    void text(char tag, std::string_view bytes) {
        out_ += tag + std::to_string(bytes.size()) + ':';
        out_ += bytes;
    }

    void number(double value) {
        if (std::isnan(value)) value = std::numeric_limits<double>::quiet_NaN();
        if (value == 0) value = 0;  // -0.0 == 0.0
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        out_.append(bytes, sizeof value);
    }

    void ordered(char tag, const Values& items) {
        out_ += tag + std::to_string(items.size()) + ':';
        for (const Value& item : items) std::visit(*this, item.data);
    }

    void unordered(char tag, const Values& items) {
        std::vector<std::string> forms;
        forms.reserve(items.size());
        for (const Value& item : items) forms.push_back(canonical(item));
        sorted(tag, forms);
    }

    void sorted(char tag, std::vector<std::string>& forms) {
        std::sort(forms.begin(), forms.end());
        out_ += tag + std::to_string(forms.size()) + ':';
        for (const std::string& form : forms) out_ += form;
    }

    std::string& out_;
};

}  // namespace

std::string canonical(const Value& value) {
    std::string out;
    std::visit(Writer{out}, value.data);
    return out;
}

}  // namespace gradebox::runner
