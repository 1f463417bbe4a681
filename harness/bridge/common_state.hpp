// What else both sides of a conversation have alike, besides objects. Runs in: both.
#pragma once

#include "harness/bridge/context_state.hpp"
#include "harness/bridge/random_state.hpp"
#include "harness/bridge/running_loop.hpp"

namespace gradebox::harness::bridge {

struct CommonState {
    explicit CommonState(Side side) : random{side}, contexts{side}, loop{side} {}

    RandomState random;
    ContextState contexts;
    RunningLoop loop;
};

}  // namespace gradebox::harness::bridge
