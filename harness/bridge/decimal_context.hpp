// The decimal module's context, which a test and a solution have together: how precisely either computes, how it
// rounds, what raises. Runs in: both. What a candidate's side says is hostile.
#pragma once

#include <string>
#include <string_view>

#include "harness/bridge/decisions.hpp"
#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

class DecimalContext {
public:
    // Before a fork: finds it.
    static void prepare();
    // Nothing is shared where contexts have another form than CPython 3.11's.
    explicit DecimalContext(Side side) : side_{side} {}

    // What it is in this thread, as bytes, when the other side does not know; empty: it does.
    std::string take_change() const;
    // What it is on the other side. The tests' side takes over what is more precise, and what the reference changed,
    // too; otherwise it becomes another one all the same, so that a test sees that it was changed. Throws
    // ProtocolError.
    void follow(std::string_view bytes, Decisions& decisions) const;

private:
    Side side_;
};

}  // namespace gradebox::harness::bridge
