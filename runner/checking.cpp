#include "runner/checking.hpp"

#include "runner/case_content.hpp"
#include "runner/comparator.hpp"
#include "runner/exceptions.hpp"
#include "runner/holds_object.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr std::size_t kShownMessage = 4 << 10;
constexpr std::size_t kMostItems = 1'000'000;  // of an answer

Value str(std::string text) {
    return Value{Str{std::move(text)}};
}

// What a script wrote: a str, or bytes when it is not UTF-8.
Value text_or_bytes(const std::string& bytes) {
    if (!first_invalid_utf8(bytes)) return str(bytes);
    return Value{ByteString{bytes}};
}

Value named(const KeywordArguments& arguments) {
    Dict dict;
    for (const auto& [name, value] : arguments) dict.items.push_back({str(name), value});
    return Value{std::move(dict)};
}

// {"args": [...], "kwargs": {...}}, or of a class {"init": [...], "ops": [[name, ...], ...]}.
Value input_of(const CallsCase& work, bool is_class) {
    const auto& first = std::get<Call>(work.program.front());
    if (!is_class) return Value{Dict{{{str("args"), Value{List{first.args}}}, {str("kwargs"), named(first.kwargs)}}}};
    List operations;
    for (std::size_t i = 1; i < work.program.size(); ++i) {
        const auto& call = std::get<Call>(work.program[i]);
        List operation{{str(call.name)}};
        operation.items.insert(operation.items.end(), call.args.begin(), call.args.end());
        operations.items.push_back(Value{std::move(operation)});
    }
    return Value{Dict{{{str("init"), Value{List{first.args}}}, {str("ops"), Value{std::move(operations)}}}}};
}

// {"argv": [...], "stdin": text}.
tl::expected<Value, std::string> input_of(const ScriptCase& work, const InputPaths& inputs) {
    List argv;
    for (const auto& argument : work.argv) argv.items.push_back(str(argument));
    auto standard_input = content_of(work.standard_input, inputs);
    if (!standard_input) return tl::unexpected(standard_input.error());
    return Value{Dict{{{str("argv"), Value{std::move(argv)}}, {str("stdin"), text_or_bytes(*standard_input)}}}};
}

// What a function gave, or a list of what the operations gave; nullopt: the reply makes no sense.
std::optional<Value> actual_of(const CallsCase& work, bool is_class, const Ran& ran) {
    DecodeLimits limits;
    limits.items = kMostItems;
    const auto outcomes = decode_outcomes(ran.outcomes, work.program.size(), limits);
    if (!outcomes) return std::nullopt;
    if (!is_class) return std::get<Value>(outcomes->front());
    List results;
    for (std::size_t i = 1; i < outcomes->size(); ++i) results.items.push_back(std::get<Value>((*outcomes)[i]));
    return Value{std::move(results)};
}

Judgement broken(const std::string& why) {
    auto judgement = judgement_of(Verdict::judge_error, "the checker failed, not the solution: " + why);
    judgement.guarded_message = "the checker failed, not the solution";
    return judgement;
}

// True, False, or (verdict, score, message) with a verdict that is one of them or the word for it.
Judgement read_decision(const Value& answer) {
    const auto* const parts = std::get_if<Tuple>(&answer.data);
    const Value& word = parts != nullptr && !parts->items.empty() ? parts->items[0] : answer;
    const auto* const flag = std::get_if<bool>(&word.data);
    const auto* const name = std::get_if<Str>(&word.data);
    const bool is_verdict =
        flag != nullptr || (name != nullptr && (name->text == "accepted" || name->text == "wrong_answer"));
    if (!is_verdict || (parts != nullptr && parts->items.size() > 3))
        return broken("it gave " + repr(answer, 200) + ", not True, False or (verdict, score, message)");
    const bool accepted = flag != nullptr ? *flag : name->text == "accepted";
    Judgement judgement = judgement_of(accepted ? Verdict::accepted : Verdict::wrong_answer, "");
    if (parts != nullptr && parts->items.size() > 1) {
        const Value& score = parts->items[1];
        const auto* const whole = std::get_if<std::int64_t>(&score.data);
        const auto* const real = std::get_if<double>(&score.data);
        judgement.share = whole != nullptr ? static_cast<double>(*whole) : real != nullptr ? *real : -1;
        if (!(judgement.share >= 0 && judgement.share <= 1))
            return broken("its score is " + repr(score, 100) + ", not a number from 0 to 1");
        if (accepted && judgement.share < 1) return broken("it accepts with a score of " + repr(score, 100));
    }
    if (parts != nullptr && parts->items.size() > 2) {
        const auto* const message = std::get_if<Str>(&parts->items[2].data);
        if (message == nullptr) return broken("its message is " + repr(parts->items[2], 100) + ", not a str");
        judgement.message = safe_text(message->text, kShownMessage);
    }
    return judgement;
}

}  // namespace

std::optional<Judgement> Checking::add(std::size_t turn, const Standard& standard, const Ran& ran) {
    const bool is_class = challenge_.entry.is_class;
    tl::expected<Value, std::string> input = Value{};
    std::optional<Value> actual;
    if (const auto* const calls = std::get_if<CallsCase>(&standard.a_case.work)) {
        input = input_of(*calls, is_class);
        actual = actual_of(*calls, is_class, ran);
    } else {
        input = input_of(std::get<ScriptCase>(standard.a_case.work), standard.inputs);
        actual = text_or_bytes(ran.standard_output);
    }
    if (!input) return broken(input.error());
    if (!actual) return judgement_of(Verdict::wrong_answer, "the answer is far larger than a checker looks at");
    if (holds_object(*actual))
        return judgement_of(Verdict::wrong_answer, "the answer is no plain value: " + repr(*actual, 200));
    Question question;
    question.turn = turn;
    question.checker = &std::get<CheckerComparator>(standard.group.comparator);
    question.feedback.actual = repr(*actual);
    question.program =
        encode(Program{Call{Module{}, "check", {std::move(*input), std::move(*actual), standard.a_case.data}, {}}});
    questions_.push_back(std::move(question));
    return std::nullopt;
}

std::optional<Request> Checking::next() {
    const auto* const wanted = current_ < questions_.size() ? questions_[current_].checker : nullptr;
    if (open_ != nullptr && open_ != wanted) {
        is_closing_ = true;
        return Close{};
    }
    if (wanted == nullptr) return std::nullopt;
    if (open_ == nullptr) {
        is_opening_ = true;
        return Open{EntryKind::calls,
                    "check",
                    wanted->source,
                    challenge_.entry.record_types,
                    challenge_.examiner_limits,
                    1,
                    {}};
    }
    return RunCalls{false, questions_[current_].program, {}};
}

std::optional<Checking::Checked> Checking::accept(const Reply& reply) {
    if (std::exchange(is_closing_, false)) {
        open_ = nullptr;
    } else if (std::exchange(is_opening_, false)) {
        open_ = questions_[current_].checker;
    } else {
        failures_ = 0;
        return decided(std::get<Ran>(reply));
    }
    return std::nullopt;
}

std::vector<Checking::Checked> Checking::worker_lost(const std::string& reason) {
    open_ = nullptr;
    is_opening_ = is_closing_ = false;
    std::vector<Checked> given_up;
    if (current_ == questions_.size() || ++failures_ < tries_) return given_up;
    for (; current_ < questions_.size(); ++current_) given_up.push_back({questions_[current_].turn, broken(reason)});
    return given_up;
}

Checking::Checked Checking::decided(const Ran& ran) {
    const Question& question = questions_[current_++];
    const auto decide = [&]() -> Judgement {
        if (ran.report.cause != sandbox::ExitCause::replied || !ran.answered)
            return broken("it did not answer" + (ran.report.detail.empty() ? "" : ": " + ran.report.detail));
        if (const auto* const raised = std::get_if<Raised>(&ran.progress)) return broken(describe(*raised));
        if (const auto* const error = std::get_if<NotCompiled>(&ran.progress))
            return broken("line " + std::to_string(error->line) + ": " + error->message);
        const auto outcomes = decode_outcomes(ran.outcomes, 1);
        if (!outcomes) return broken("there is no function check(input, actual, data) in it");
        const auto* const answer = std::get_if<Value>(&outcomes->front());
        return answer == nullptr ? broken(describe(std::get<Raised>(outcomes->front()))) : read_decision(*answer);
    };
    Checked checked{question.turn, decide()};
    checked.judgement.feedback = question.feedback;
    return checked;
}

}  // namespace gradebox::runner
