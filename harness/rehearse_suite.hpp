// A small suite between two forks, of which this process is one: so that what every suite touches is known before.
// Runs in: a fork of a zygote (trusted), which is of no more use afterwards.
#pragma once

#include "harness/bridge/lane.hpp"

namespace gradebox::harness {

// Ends the process when it goes wrong: runs then begin with what is known otherwise. Throws std::system_error.
void rehearse_suite(bridge::Side side);

}  // namespace gradebox::harness
