// Programs to bytes, and outcomes back from hostile ones.
#include "harness/program.hpp"

#include "harness/bytes.hpp"
#include "harness/tags.hpp"
#include "harness/value_codec.hpp"

namespace gradebox::harness {
namespace {

class StepEncoder {
public:
    explicit StepEncoder(std::string& out) : bytes_{out}, out_{out} {}

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
        encode(step.value, bytes_);
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

private:
    void tag(StepTag value) { out_.byte(static_cast<std::uint8_t>(value)); }
    // 0 is the module, n + 1 the result of step n.
    void target(const Target& value) {
        const auto* step = std::get_if<StepResult>(&value);
        out_.count(step == nullptr ? 0 : step->step + 1);
    }
    void call(const Call& step) {
        target(step.target);
        out_.text(step.name);
        out_.count(step.args.size());
        for (const auto& argument : step.args) encode(argument, bytes_);
        out_.count(step.kwargs.size());
        for (const auto& [name, argument] : step.kwargs) {
            out_.text(name);
            encode(argument, bytes_);
        }
    }

    std::string& bytes_;
    ByteWriter out_;
};

}  // namespace

std::string encode(const Program& program) {
    std::string bytes;
    ByteWriter{bytes}.count(program.size());
    StepEncoder encoder{bytes};
    for (const auto& step : program) std::visit(encoder, step);
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
    Raised raised;
    raised.type_name = in.text();
    for (auto left = in.items(); left > 0 && in.ok(); --left) raised.builtin_bases.emplace_back(in.text());
    raised.message = in.text();
    raised.traceback = in.text();
    return raised;
}

tl::expected<std::vector<Outcome>, DecodeError> decode_outcomes(std::string_view bytes, std::size_t steps,
                                                                const DecodeLimits& limits) {
    ByteReader in{bytes};
    std::vector<Outcome> outcomes;
    outcomes.reserve(std::min(steps, bytes.size()));
    for (std::size_t step = 0; step < steps && in.ok(); ++step) {
        switch (static_cast<OutcomeTag>(in.byte())) {
            case OutcomeTag::value:
                outcomes.emplace_back(read_value(in, limits));
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
