// The standard streams: what a candidate writes to them goes with its messages, in order, and is shown on the tests'
// side. A stream that the tests put in place of theirs is another stream there, too, so who has kept one writes to that
// one. Runs in: both; a candidate's bytes are hostile.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

// The number of a stream: even ones are written to as output, odd ones as errors. 0 and 1 are those that there are
// first.
using StreamNumber = std::uint64_t;

// What is in place of sys.stdout or sys.stderr from now on.
struct StreamChange {
    bool error{false};
    std::optional<StreamNumber> number;  // one of those streams; none: something else
    py::object other;
};

class Printing {
public:
    // What was written to one stream without a break, in so many bytes each time.
    using Show =
        std::function<void(const py::object& stream, std::string_view text, const std::vector<std::size_t>& sizes)>;
    using Replace = std::function<void(bool error, const py::object& stream, bool is_of_tests)>;

    explicit Printing(Side side) : side_{side} {}

    // ---- of the candidate's side
    void write(StreamNumber stream, std::string_view text);
    // What goes with the next message: each write.
    std::string take() { return std::exchange(written_, {}); }
    // Puts that stream in place of sys.stdout or sys.stderr; makes it when it is named for the first time.
    void use(StreamNumber number);
    // What has been put there since it was last asked, not by use().
    std::vector<StreamChange> take_changes();

    // ---- of the tests' side
    // The number of a stream of theirs; it is kept.
    StreamNumber add(bool error, const py::object& stream);
    // What came with a message.
    // It is shown when the message has been read: who shows it may ask the other side something.
    void read(std::string_view writes);
    void read(StreamChange change) { changes_.push_back(std::move(change)); }
    void show();
    void show_with(Show show, Replace replace) { show_ = std::move(show), replace_ = std::move(replace); }

    // ---- of both: the stream of that number, and the other way round. Null: there is none; a candidate's is made.
    py::object stream(StreamNumber number);
    std::optional<StreamNumber> number_of(PyObject* stream) const;

private:
    struct Run {
        StreamNumber stream{0};
        std::string text;
        std::vector<std::size_t> sizes;
    };
    Side side_;
    std::string written_;
    std::unordered_map<StreamNumber, py::object> streams_;
    std::unordered_map<PyObject*, StreamNumber> numbers_;
    std::pair<py::object, py::object> in_place_;  // of sys.stdout and sys.stderr, as far as the other side knows
    std::vector<Run> to_show_;
    std::vector<StreamChange> changes_;
    Show show_;
    Replace replace_;
};

// Of a candidate's process: from now on its standard streams are those of the tests.
void print_to_other_side();
// The Python type of their raw streams; made when first asked for.
PyTypeObject* stream_type();

}  // namespace gradebox::harness::bridge
