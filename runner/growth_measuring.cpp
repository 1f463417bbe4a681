#include "runner/growth_measuring.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "runner/case_content.hpp"
#include "runner/units.hpp"

namespace gradebox::runner {
namespace {

using sandbox::ExitCause;

constexpr std::uint64_t kMostTimes = 1'000'000;
constexpr std::uint64_t kKeptReference = 8;
constexpr std::uint64_t kFaster = 32;  // times as many at a time, while a measurement is too short

GrowthTolerance tolerance_of(const GrowthCase& work) {
    switch (work.measure) {
        case Measure::time:
            return tolerance_of_time(work.settings.repeats);
        case Measure::memory:
            return kToleranceOfMemory;
        case Measure::read:
            return kToleranceOfReading;
    }
    return {};
}

double in_microseconds(sandbox::Microseconds time) {
    return std::max(1.0, static_cast<double>(time.count()));
}

// "1000" is "1e3", "21544" is "2.2e4"; of a file "16 MiB".
std::string shown_size(std::uint64_t size, bool is_of_file) {
    if (is_of_file) return to_text(sandbox::Bytes{size});
    std::array<char, 40> text{};
    const int power = static_cast<int>(std::floor(std::log10(static_cast<double>(std::max<std::uint64_t>(size, 1)))));
    const double first = static_cast<double>(size) / std::pow(10, power);
    const char* const format = std::abs(first - std::round(first)) < 0.05 ? "%.0fe%d" : "%.1fe%d";
    std::snprintf(text.data(), text.size(), format, first, power);
    return text.data();
}

std::string decimal(double number, int places) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.*f", places, number);
    return text.data();
}

}  // namespace

GrowthMeasuring::GrowthMeasuring(const Standard& standard)
    : standard_{standard},
      work_{std::get<GrowthCase>(standard.a_case.work)},
      tolerance_{tolerance_of(work_)},
      first_preparations_{static_cast<double>(work_.sizes.front()), {}} {
    for (const std::uint64_t size : work_.sizes) sizes_.push_back({size, 1, {}});
}

// Of those that have been measured least often, the smallest: so all are measured by turns.
void GrowthMeasuring::choose() {
    const auto end = sizes_.begin() + static_cast<std::ptrdiff_t>(taken_up_) + 1;
    const auto least = std::min_element(sizes_.begin(), end, [](const Size& left, const Size& right) {
        return left.costs.size() < right.costs.size();
    });
    current_ = static_cast<std::size_t>(least - sizes_.begin());
}

// The run as an ordinary case in which nothing may be raised.
Case GrowthMeasuring::as_calls() const {
    const Size& size = sizes_[current_];
    Case a_case;
    a_case.id = standard_.a_case.id;
    a_case.fresh_process = !is_ready_;
    CallsCase calls;
    calls.program = is_ready_ ? work_.measured_program(size.times) : work_.first_program(size.size);
    calls.expectations.assign(calls.program.size(), Anything{});
    const std::uint64_t times = is_ready_ ? size.times : is_of_time() ? 0 : work_.per_item ? size.size : 1;
    if (auto digest = work_.expected_digest(size.size, times))
        calls.expectations.back() = ExpectedValue{std::move(*digest)};
    calls.max_read = work_.max_read;
    a_case.work = std::move(calls);
    if (is_ready_) return a_case;
    a_case.files = standard_.a_case.files;
    for (CaseFile& file : a_case.files)
        if (auto* const input = std::get_if<GeneratedInput>(&file.content); input != nullptr && file.name == work_.file)
            input->name = cut_name(input->name, size.size);
    return a_case;
}

tl::expected<harness::Request, std::string> GrowthMeasuring::next() {
    if (!is_ready_) choose();
    auto request = request_for(as_calls(), standard_.inputs);
    if (!request) return request;
    std::get<harness::RunCalls>(*request).measured = is_of_time() && !is_ready_;
    return request;
}

void GrowthMeasuring::note_use(const sandbox::RunReport& report) {
    report_.cpu_time = std::max(report_.cpu_time, report.cpu_time);
    report_.wall_time = std::max(report_.wall_time, report.wall_time);
    report_.peak_memory = std::max(report_.peak_memory, report.peak_memory);
}

std::optional<Judgement> GrowthMeasuring::accept(const harness::Ran& ran) {
    note_use(ran.report);
    const Case a_case = as_calls();
    Judgement judgement = judge({standard_.challenge, standard_.group, a_case, standard_.inputs}, ran);
    const bool is_preparation = is_of_time() && !is_ready_;
    if (judgement.verdict != Verdict::accepted) {
        if (auto grown = judge_limit(ran.report)) return grown;
        if (judgement.verdict == Verdict::wrong_answer) judgement.message = "a result is not what it should be";
        judgement.feedback = {};
        judgement.message =
            "at size " + shown_size(sizes_[current_].size, !work_.file.empty()) + ": " + judgement.message;
        return judgement;
    }
    is_ready_ = is_preparation;
    if (is_preparation) {
        if (current_ == 0) first_preparations_.costs.push_back(in_microseconds(ran.report.cpu_time));
        return std::nullopt;
    }
    if (!keep(ran.report)) return std::nullopt;
    return decide();
}

// Stopped at a size at which the bound would have let it end. Preparing makes n operations, so it may cost n times as
// much as one of them.
std::optional<Judgement> GrowthMeasuring::judge_limit(const sandbox::RunReport& report) const {
    if (!work_.bound || current_ == 0 || sizes_.front().costs.empty()) return std::nullopt;
    const sandbox::Limits& limits = standard_.challenge.limits;
    const double size = static_cast<double>(sizes_[current_].size);
    const SizeSamples base = samples().front();
    if (report.cause == ExitCause::memory && work_.measure == Measure::memory) {
        if (!surely_exceeds(base, size, static_cast<double>(count(limits.memory)), *work_.bound, tolerance_))
            return std::nullopt;
        return exceeded("more than " + to_text(limits.memory));
    }
    const bool is_over = report.cause == ExitCause::cpu_time || report.cpu_time > limits.cpu_time;
    if (!is_of_time() || !is_over) return std::nullopt;
    const double most = in_microseconds(limits.cpu_time);
    // Instructions cannot be held against a limit of time.
    SizeSamples times{base.size, {}};
    for (const Cost& cost : sizes_.front().costs) times.costs.push_back(cost.time);
    const double one = is_ready_ ? most / static_cast<double>(sizes_[current_].times) : most / (size / base.size);
    if (!surely_exceeds(is_ready_ ? times : first_preparations_, size, one, *work_.bound, tolerance_))
        return std::nullopt;
    return exceeded("more than " + to_text(limits.cpu_time) + (is_ready_ ? "" : " to prepare it"));
}

bool GrowthMeasuring::keep(const sandbox::RunReport& report) {
    Size& size = sizes_[current_];
    const double time = in_microseconds(report.cpu_time);
    if (work_.measure == Measure::memory) {
        // Results that are kept take the room of their reference besides (harness/repeat.hpp).
        const std::uint64_t references = work_.per_item ? kKeptReference * size.size : 0;
        const std::uint64_t peak = count(report.peak_memory);
        size.costs.push_back({static_cast<double>(peak - std::min(references, peak)), 0});
    } else if (work_.measure == Measure::read) {
        size.costs.push_back({static_cast<double>(count(report.bytes_read)), 0});
    } else {
        const double wanted = in_microseconds(work_.settings.least_time);
        const auto times = size.times;
        const double fitting = static_cast<double>(times) * wanted * 1.2 / time;
        const auto most = std::min(kMostTimes, times * kFaster);
        size.times = static_cast<std::uint64_t>(std::clamp(fitting, 1.0, static_cast<double>(most)));
        if (time < wanted / 2 && size.times > times) return false;
        const auto rounds = static_cast<double>(times);
        size.costs.push_back({time / rounds, static_cast<double>(report.instructions) / rounds});
        if (current_ + 1 < sizes_.size() && sizes_[current_ + 1].costs.empty()) sizes_[current_ + 1].times = size.times;
    }
    return true;
}

std::vector<SizeSamples> GrowthMeasuring::samples() const {
    bool counted = true;
    for (const Size& size : sizes_)
        for (const Cost& cost : size.costs) counted = counted && cost.instructions > 0;
    std::vector<SizeSamples> all;
    for (const Size& size : sizes_) {
        if (size.costs.empty()) break;
        all.push_back({static_cast<double>(size.size), {}});
        for (const Cost& cost : size.costs) all.back().costs.push_back(counted ? cost.instructions : cost.time);
    }
    return all;
}

// Memory and bytes are the same in every run but for a page: what does not agree soon never will.
std::uint32_t GrowthMeasuring::most_repeats() const {
    constexpr std::uint32_t kMostOfTheExact = 4;
    return is_of_time() ? work_.settings.most_repeats : std::min(kMostOfTheExact, work_.settings.most_repeats);
}

Answer GrowthMeasuring::answer(bool& looks_exceeded) const {
    const auto measured = samples();
    if (work_.per_item) {
        const ItemFit fit = fit_item(measured, static_cast<double>(count(*work_.per_item)));
        looks_exceeded = fit.answer != Answer::within;
        return fit.answer;
    }
    const GrowthFit fit = fit_growth(measured, *work_.bound, tolerance_);
    looks_exceeded = fit.looks_exceeded;
    return fit.answer;
}

// After each round of measurements: an answer, a larger size, or another round.
std::optional<Judgement> GrowthMeasuring::decide() {
    const auto end = sizes_.begin() + static_cast<std::ptrdiff_t>(taken_up_) + 1;
    if (std::any_of(sizes_.begin(), end, [&](const Size& size) { return size.costs.size() < wanted_; }))
        return std::nullopt;
    bool looks_exceeded = false;
    const Answer known = answer(looks_exceeded);
    if (known == Answer::exceeded) return exceeded();
    const bool is_last = taken_up_ + 1 == sizes_.size();
    if (!is_last && (!looks_exceeded || wanted_ >= most_repeats() || work_.per_item)) {
        ++taken_up_;
        return std::nullopt;
    }
    if (is_last && known == Answer::within) return judgement_of(Verdict::accepted, line());
    if (wanted_ < most_repeats()) {
        ++wanted_;
        return std::nullopt;
    }
    return judgement_of(Verdict::accepted, line() + ": too noisy to be sure, so it counts as within");
}

std::string GrowthMeasuring::line() const {
    const auto measured = samples();
    const bool is_of_file = !work_.file.empty();
    const std::string range = " over " + shown_size(sizes_.front().size, is_of_file) + "…" +
                              shown_size(sizes_[measured.size() - 1].size, is_of_file) + ", allowed ";
    if (work_.per_item) {
        const ItemFit fit = fit_item(measured, 0);
        return work_.name() + ": measured " + decimal(fit.cost, 1) + "±" + decimal(fit.error, 1) + " B of memory each" +
               range + to_text(*work_.per_item);
    }
    if (measured.size() < 2) return work_.name() + ": allowed " + std::string{to_string(*work_.bound)};
    const GrowthFit fit = fit_growth(measured, *work_.bound, tolerance_);
    const char* const what = is_of_time() ? "" : work_.measure == Measure::memory ? " of memory" : " of bytes read";
    const std::string exponent = decimal(std::abs(fit.exponent) < 0.005 ? 0 : fit.exponent, 2);
    return work_.name() + ": measured n^" + exponent + "±" + decimal(fit.error, 2) + what + range +
           std::string{to_string(*work_.bound)};
}

Judgement GrowthMeasuring::exceeded(const std::string& why) const {
    std::string message = line();
    if (!why.empty()) message += "; at " + shown_size(sizes_[current_].size, !work_.file.empty()) + " it needed " + why;
    return judgement_of(Verdict::growth_exceeded, std::move(message));
}

}  // namespace gradebox::runner
