#include "runner/json_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "runner/big_int.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using harness::Dict;
using harness::List;
using harness::Value;
using nlohmann::json;

constexpr std::size_t kMaxDepth = 200;

// Receives the parser's events. Every handler returns whether to go on.
class Builder : public nlohmann::json_sax<json> {
public:
    bool null() override { return add(Value{harness::None{}}); }
    bool boolean(bool value) override { return add(Value{value}); }
    bool number_integer(number_integer_t value) override { return add(Value{std::int64_t{value}}); }
    bool number_unsigned(number_unsigned_t value) override { return add_integer(std::to_string(value)); }
    bool number_float(number_float_t value, const string_t& token) override {
        // An integer beyond 64 bits also arrives here; its token tells.
        const bool whole = token.find_first_of(".eE") == std::string::npos;
        return whole ? add_integer(token) : add(Value{value});
    }
    bool string(string_t& text) override { return add(Value{harness::Str{std::move(text)}}); }
    bool binary(binary_t& /*bytes*/) override { return fail("binary data"); }
    bool start_object(std::size_t /*size*/) override { return open(Value{Dict{}}); }
    bool start_array(std::size_t /*size*/) override { return open(Value{List{}}); }
    bool key(string_t& text) override {
        keys_.push_back(std::move(text));
        return true;
    }
    bool end_object() override { return has_unique_keys() && close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string& /*token*/, const json::exception& error) override {
        position_ = position;
        // "[json.exception.parse_error.101] parse error at line 1, column 3: syntax error ...": keep the end.
        const std::string_view text = error.what();
        std::size_t start = text.rfind(": ", text.find(" while parsing"));
        if (start == std::string_view::npos) start = text.find("] ");
        return fail("not valid JSON: " + safe_text(text.substr(start + 2), 300));
    }

    Value take() { return std::move(root_); }
    const std::string& failure() const { return failure_; }
    std::size_t position() const { return position_; }

private:
    bool fail(std::string message) {
        failure_ = std::move(message);
        return false;
    }

    bool add_integer(const std::string& token) {
        auto value = parse_int(token);
        return value ? add(std::move(*value)) : fail("the number is too long: at most 100000 digits");
    }

    bool add(Value value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (auto* const list = std::get_if<List>(&open_.back().data)) {
            list->items.push_back(std::move(value));
        } else {
            std::get<Dict>(open_.back().data)
                .items.push_back({Value{harness::Str{std::move(keys_.back())}}, std::move(value)});
            keys_.pop_back();
        }
        return true;
    }

    bool open(Value container) {
        if (open_.size() >= kMaxDepth) return fail("nested too deeply: at most 200 levels");
        open_.push_back(std::move(container));
        return true;
    }

    bool close() {
        Value value = std::move(open_.back());
        open_.pop_back();
        return add(std::move(value));
    }

    bool has_unique_keys() {
        const Dict& dict = std::get<Dict>(open_.back().data);
        std::vector<std::string_view> keys;
        keys.reserve(dict.items.size());
        for (const auto& item : dict.items) keys.emplace_back(std::get<harness::Str>(item.key.data).text);
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        return twice == keys.end() || fail("the key \"" + safe_text(*twice, 100) + "\" stands twice in one object");
    }

    Value root_;
    std::vector<Value> open_;        // containers that are not closed yet, outermost first
    std::vector<std::string> keys_;  // keys that wait for their value, outermost first
    std::string failure_;
    std::size_t position_{0};
};

JsonFault fault_at(std::string message, std::string_view text, std::size_t position) {
    if (position == 0) return {std::move(message), 0, 0};
    JsonFault fault{std::move(message), 1, 1};
    const std::string_view before = text.substr(0, std::min(position - 1, text.size()));
    fault.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    fault.column += static_cast<std::uint32_t>(before.size() - line_start);
    return fault;
}

}  // namespace

tl::expected<Value, JsonFault> parse_json(std::string_view text) {
    Builder builder;
    if (json::sax_parse(text.begin(), text.end(), &builder)) return builder.take();
    return tl::unexpected{fault_at(builder.failure(), text, builder.position())};
}

}  // namespace gradebox::runner
