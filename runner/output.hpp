// Where reports go. All targets are opened before anything is graded, and written in order as results come.
// Runs in: gradebox (trusted).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "runner/error.hpp"
#include "runner/reports/report.hpp"
#include "runner/terminal.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::runner {

struct ReportTarget {
    ReportFormat format{ReportFormat::text};
    std::string path;  // "-": standard output
    bool operator==(const ReportTarget&) const = default;
};

// "json=out.json", or what is wrong with it.
tl::expected<ReportTarget, std::string> parse_report_target(const std::string& text);

class Output {
public:
    // Opens every target without emptying it yet. Fails when one can't be written or is named twice.
    static tl::expected<Output, Error> open(const std::vector<ReportTarget>& targets, bool batch, ColourMode colour);

    void begin();
    void add(const Result& result);
    // The first error of any write since begin().
    tl::expected<void, Error> finish();

private:
    struct Destination {
        std::string path;
        sandbox::UniqueFd file;  // empty: standard output
        std::unique_ptr<Report> report;
        int error{0};
    };
    static tl::expected<Destination, Error> open_one(const ReportTarget& target, bool batch, ColourMode colour);
    static void write(Destination& destination, const std::string& text);

    std::vector<Destination> destinations_;
};

// Puts results that come in any order back into the order of their indices.
class InOrder {
public:
    explicit InOrder(Output& output, std::size_t total) : output_{output}, waiting_(total) {}
    void add(std::size_t index, Result result);

private:
    Output& output_;
    std::vector<std::optional<Result>> waiting_;
    std::size_t next_{0};
};

}  // namespace gradebox::runner
