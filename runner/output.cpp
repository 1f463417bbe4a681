#include "runner/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "runner/suggestion.hpp"

namespace gradebox::runner {

namespace {

Error unwritable(const std::string& path, int error) {
    return {"can't write the report: " + std::system_category().message(error), path == "-" ? "standard output" : path};
}

bool same_place(const ReportTarget& left, const ReportTarget& right) {
    std::error_code error;
    return left.path == right.path || std::filesystem::equivalent(left.path, right.path, error);
}

}  // namespace

tl::expected<ReportTarget, std::string> parse_report_target(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size()) {
        return tl::unexpected("\"" + text + "\" is not FORMAT=PATH, such as json=report.json or json=-");
    }
    const std::string word = text.substr(0, equals);
    const auto format = parse_report_format(word);
    if (!format) {
        const std::vector<std::string> known{kReportFormats.begin(), kReportFormats.end()};
        return tl::unexpected("unknown report format \"" + word + "\"" + did_you_mean(word, known) +
                              "; there are text, json, jsonl and junit");
    }
    return ReportTarget{*format, text.substr(equals + 1)};
}

tl::expected<Output::Destination, Error> Output::open_one(const ReportTarget& target, bool batch, ColourMode colour) {
    Destination destination;
    destination.path = target.path;
    if (target.path == "-") {
        destination.report = make_report(target.format, {batch, wants_colour(colour, STDOUT_FILENO)});
        return destination;
    }
    destination.file = sandbox::UniqueFd{::open(target.path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666)};
    if (!destination.file) return tl::unexpected(unwritable(target.path, errno));
    destination.report = make_report(target.format, {batch, wants_colour(colour, destination.file.get())});
    return destination;
}

tl::expected<Output, Error> Output::open(const std::vector<ReportTarget>& targets, bool batch, ColourMode colour) {
    Output output;
    for (auto target = targets.begin(); target != targets.end(); ++target) {
        const bool twice =
            std::any_of(targets.begin(), target, [&](const ReportTarget& other) { return same_place(other, *target); });
        if (twice) return tl::unexpected(Error{"two reports go to the same place", target->path});
        auto destination = open_one(*target, batch, colour);
        if (!destination) return tl::unexpected(destination.error());
        output.destinations_.push_back(std::move(*destination));
    }
    return output;
}

void Output::write(Destination& destination, const std::string& text) {
    if (destination.error != 0) return;
    destination.error = write_all(destination.file ? destination.file.get() : STDOUT_FILENO, text);
}

void Output::begin() {
    for (Destination& destination : destinations_) {
        struct stat status {};
        const int fd = destination.file.get();
        if (fd >= 0 && ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && ::ftruncate(fd, 0) != 0) {
            destination.error = errno;
        }
        write(destination, destination.report->begin());
    }
}

void Output::add(const Result& result) {
    for (Destination& destination : destinations_) write(destination, destination.report->add(result));
}

tl::expected<void, Error> Output::finish() {
    tl::expected<void, Error> outcome;
    for (Destination& destination : destinations_) {
        write(destination, destination.report->finish());
        // Some file systems report a full disk only when the file is closed.
        if (destination.file && ::close(destination.file.release()) != 0 && destination.error == 0) {
            destination.error = errno;
        }
        if (destination.error != 0 && outcome)
            outcome = tl::unexpected(unwritable(destination.path, destination.error));
    }
    return outcome;
}

void InOrder::add(std::size_t index, Result result) {
    waiting_[index] = std::move(result);
    for (; next_ < waiting_.size() && waiting_[next_]; ++next_) {
        output_.add(*waiting_[next_]);
        waiting_[next_] = Result{};
    }
}

}  // namespace gradebox::runner
