// What else both sides of a conversation have alike, besides objects. Runs in: both.
#pragma once

#include "harness/bridge/context_state.hpp"
#include "harness/bridge/decimal_context.hpp"
#include "harness/bridge/random_state.hpp"

namespace gradebox::harness::bridge {

struct CommonState {
    explicit CommonState(Side side)
        : random{side, RandomState::Library::random},
          numpy_random{side, RandomState::Library::numpy},
          decimals{side},
          contexts{side} {}

    RandomState random;
    RandomState numpy_random;
    DecimalContext decimals;
    ContextState contexts;
};

}  // namespace gradebox::harness::bridge
