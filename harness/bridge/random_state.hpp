// Where the random module's own generator stands, which two sides have together: each goes on from where the other left
// it. Runs in: both. What a candidate's side says is hostile.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

class RandomState {
public:
    // Nothing is shared where `random` has another form than CPython 3.11's.
    explicit RandomState(Side side);

    // Where it stands now, as bytes, when the other side does not know; empty: it does.
    std::string take_change();
    // Where it stands on the other side. The tests' generator follows only where drawing leads, or to where it has
    // been: otherwise, so that a test sees that it was moved, it moves to a place of its own. Throws ProtocolError.
    void follow(std::string_view bytes);

private:
    // (struct RandomObject of CPython's _randommodule.c, behind its head.)
    static constexpr std::size_t kWords = 624;
    struct Place {
        std::int32_t index;
        std::uint32_t words[kWords];
    };
    Place* here() const;
    std::string bytes() const { return {reinterpret_cast<const char*>(here()), sizeof(Place)}; }
    bool leads_to(const Place& place) const;
    void remember(std::string place);

    Side side_;
    py::object generator_;            // may be null
    std::string known_;               // to both sides
    std::deque<std::string> before_;  // where this side's was: never a place that it did not follow to
};

}  // namespace gradebox::harness::bridge
