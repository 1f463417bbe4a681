// Programs to bytes, and outcomes back from hostile ones.
#include "harness/program.hpp"

#include "harness/bytes.hpp"
#include "harness/count_items.hpp"
#include "harness/tags.hpp"
#include "harness/value_codec.hpp"

namespace gradebox::harness {
namespace {

// Which steps' results later steps use: only those are kept.
class UsedSteps {
public:
    explicit UsedSteps(const Program& program) : used_(program.size(), false) {
        for (const auto& step : program) std::visit(*this, step);
    }
    bool operator[](std::size_t step) const { return used_[step]; }

    void operator()(const Call& step) {
        target(step.target);
        for (const auto& argument : step.args) value(argument);
        for (const auto& [name, argument] : step.kwargs) value(argument);
    }
    void operator()(const CallTogether& step) { (*this)(step.call); }
    void operator()(const GetAttribute& step) { target(step.target); }
    void operator()(const SetAttribute& step) {
        target(step.target);
        value(step.value);
    }
    void operator()(const Take& step) { target(step.target); }
    void operator()(const Digest& step) { target(step.target); }
    void operator()(const ImportGiven& /*step*/) {}
    void operator()(const Repeat& step) {
        for (const auto& call : step.calls) {
            if (call.step) mark(*call.step);
            for (const auto& argument : call.args)
                if (const auto* const given = std::get_if<Value>(&argument)) value(*given);
        }
    }
    void operator()(const Again&) {}

private:
    void mark(std::uint64_t step) {
        if (step < used_.size()) used_[step] = true;
    }
    void target(const Target& target) {
        if (const auto* step = std::get_if<StepResult>(&target)) mark(step->step);
    }
    void items(const Values& values) {
        for (const auto& item : values) value(item);
    }
    void value(const Value& argument) {
        if (const auto* object = std::get_if<Object>(&argument.data)) mark(object->handle);
        if (const auto* list = std::get_if<List>(&argument.data)) items(list->items);
        if (const auto* tuple = std::get_if<Tuple>(&argument.data)) items(tuple->items);
        if (const auto* dict = std::get_if<Dict>(&argument.data))
            for (const auto& [key, item] : dict->items) value(item);
    }

    std::vector<bool> used_;
};

class StepEncoder {
public:
    // Writes a step's body, after its tag, with its length in front: a step that fails is skipped whole.
    void write(const Step& step, bool keep, std::string& out) {
        body_.clear();
        std::visit(*this, step);
        ByteWriter writer{out};
        writer.byte(static_cast<std::uint8_t>(tag_) | (keep ? kKeepResult : std::uint8_t{0}));
        writer.text(body_);
    }

    void operator()(const Call& step) {
        tag(StepTag::call);
        call(step);
    }
    void operator()(const CallTogether& step) {
        tag(StepTag::call_together);
        out_.count(step.threads);
        call(step.call);
    }
    void operator()(const GetAttribute& step) {
        tag(StepTag::get_attribute);
        target(step.target);
        out_.text(step.name);
    }
    void operator()(const SetAttribute& step) {
        tag(StepTag::set_attribute);
        target(step.target);
        out_.text(step.name);
        encode(step.value, body_);
    }
    void operator()(const Take& step) {
        tag(StepTag::take);
        target(step.target);
        out_.count(step.count);
    }
    void operator()(const Digest& step) {
        tag(StepTag::digest);
        target(step.target);
    }
    void operator()(const ImportGiven& step) {
        tag(StepTag::import_given);
        out_.text(step.module);
    }
    void operator()(const Repeat& step) {
        tag(StepTag::repeat);
        out_.count(step.size);
        out_.count(step.times);
        out_.byte(step.consumes ? 1 : 0);
        out_.byte(step.keeps ? 1 : 0);
        out_.byte(step.digests ? 1 : 0);
        out_.count(step.calls.size());
        for (const auto& call : step.calls) repeated(call);
    }
    void operator()(const Again& step) {
        tag(StepTag::again);
        out_.count(step.times);
    }

private:
    void tag(StepTag value) { tag_ = value; }
    // 0 is the module, n + 1 the result of step n.
    void target(const Target& value) {
        const auto* step = std::get_if<StepResult>(&value);
        out_.count(step == nullptr ? 0 : step->step + 1);
    }
    void call(const Call& step) {
        target(step.target);
        out_.text(step.name);
        out_.count(step.args.size());
        for (const auto& argument : step.args) encode(argument, body_);
        out_.count(step.kwargs.size());
        for (const auto& [name, argument] : step.kwargs) {
            out_.text(name);
            encode(argument, body_);
        }
    }

    void repeated(const RepeatedCall& call) {
        target(call.step ? Target{StepResult{*call.step}} : Target{Module{}});
        out_.text(call.name);
        out_.count(call.args.size());
        for (const auto& argument : call.args) {
            const auto* const made = std::get_if<Made>(&argument);
            out_.byte(static_cast<std::uint8_t>(made == nullptr ? ArgumentTag::value : ArgumentTag::made));
            if (made == nullptr) {
                encode(std::get<Value>(argument), body_);
                continue;
            }
            out_.byte(static_cast<std::uint8_t>(made->making));
            out_.text(made->text);
        }
    }

    StepTag tag_{StepTag::call};
    std::string body_;
    ByteWriter out_{body_};
};

}  // namespace

std::string encode(const Program& program) {
    std::string bytes;
    ByteWriter{bytes}.count(program.size());
    StepEncoder encoder;
    const UsedSteps used{program};
    for (std::size_t i = 0; i < program.size(); ++i) encoder.write(program[i], used[i], bytes);
    return bytes;
}

void write_raised(const Raised& raised, ByteWriter& out) {
    out.text(raised.type_name);
    out.count(raised.builtin_bases.size());
    for (const auto& base : raised.builtin_bases) out.text(base);
    out.text(raised.message);
    out.text(raised.traceback);
}

Raised read_raised(ByteReader& in) {
    constexpr std::size_t kMostBases = 100;
    Raised raised;
    raised.type_name = in.text();
    auto left = in.items();
    if (left > kMostBases) in.fail();
    for (; left > 0 && in.ok(); --left) raised.builtin_bases.emplace_back(in.text());
    raised.message = in.text();
    raised.traceback = in.text();
    return raised;
}

tl::expected<std::vector<Outcome>, DecodeError> decode_outcomes(std::string_view bytes, std::size_t steps,
                                                                const DecodeLimits& limits) {
    ByteReader in{bytes};
    DecodeLimits left = limits;  // all values of a reply share them
    std::vector<Outcome> outcomes;
    outcomes.reserve(std::min(steps, bytes.size()));
    for (std::size_t step = 0; step < steps && in.ok(); ++step) {
        switch (static_cast<OutcomeTag>(in.byte())) {
            case OutcomeTag::value:
                outcomes.emplace_back(read_value(in, left));
                left.items -= std::min(left.items, count_items(std::get<Value>(outcomes.back())));
                break;
            case OutcomeTag::raised:
                outcomes.emplace_back(read_raised(in));
                break;
            case OutcomeTag::end:
            default:
                in.fail();
        }
    }
    const bool ended = static_cast<OutcomeTag>(in.byte()) == OutcomeTag::end;
    if (!in.ok() || !ended || !in.at_end()) return decode_failure(in, "list of outcomes");
    return outcomes;
}

}  // namespace gradebox::harness
