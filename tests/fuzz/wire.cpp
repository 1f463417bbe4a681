// Frames between gradebox and its worker, and the request that starts a solution: each way, and back to the same bytes.
#include <algorithm>

#include "harness/load_request.hpp"
#include "harness/messages.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::harness;
using gradebox::fuzz::require;

namespace {

constexpr std::size_t kLength = 4;  // in front of a frame

// A request that owns its text, out of one that points into its frame.
struct Owned {
    static std::vector<std::string> texts(const std::vector<std::string_view>& views) {
        return {views.begin(), views.end()};
    }
    static InputFile file(const InputFileView& view) {
        return {std::string{view.name}, std::string{view.content}, std::string{view.host_path}};
    }
    Request operator()(const OpenView& view) const {
        return Open{view.kind,        std::string{view.entry}, std::string{view.source}, texts(view.record_types),
                    view.limits,      view.processes,          owned(view.suite),        view.is_package,
                    owned(view.files)};
    }
    Request operator()(const RunSuiteView& view) const { return RunSuite{texts(view.tests), owned(view.files)}; }
    Request operator()(const RunCallsView& view) const {
        return RunCalls{view.fresh, std::string{view.program}, owned(view.files), view.scheduled, view.measured};
    }
    Request operator()(const RunScriptView& view) const {
        return RunScript{texts(view.argv),          {view.environment.begin(), view.environment.end()},
                         file(view.standard_input), owned(view.files),
                         texts(view.output_files),  std::string{view.standard_output_path}};
    }
    Request operator()(const Close& close) const { return close; }
};

// The worker's own bytes, so they are valid; yet nothing may be read that is not there.
void try_load_request(std::string_view bytes) {
    const auto first = decode_load_request(bytes);
    const auto again = encode(first);
    require(encode(decode_load_request(again)) == again, "a solution is loaded as was asked");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = gradebox::fuzz::text_of(data, size);
    if (const auto request = decode_request(bytes))
        require(encode(std::visit(Owned{}, *request)).substr(kLength) == bytes, "requests have one form");
    if (const auto reply = decode_reply(bytes))
        require(encode(*reply).substr(kLength) == bytes, "replies have one form");
    try_load_request(bytes);
    return 0;
}
