// In what state a side asks something of the other: which exception it handles, and which event loop of the solution's
// own runs its coroutines, as with asyncio.run(). (A loop of the tests is the solution's by surroundings.py.)
// Runs in: both. What a candidate's side says is hostile.
#pragma once

#include "harness/bridge/bridge.hpp"

namespace gradebox::harness::bridge {

struct Asking {
    py::object handled, loop;  // null: none
};

void write_asking(Bridge& bridge, RoomWriter& out);
Asking read_asking(Bridge& bridge, ByteReader& in);  // throws ProtocolError

// While it is answered the exception is handled here as well, and the loop runs here, unless one of the tests does:
// their coroutines that the solution's await find it.
class AsAsked {
public:
    explicit AsAsked(const Asking& asking);
    ~AsAsked();
    AsAsked(const AsAsked&) = delete;
    AsAsked& operator=(const AsAsked&) = delete;

private:
    PyObject* handled_before_{nullptr};
    bool handles_{false};
    py::object loop_before_;  // null: it was not touched
};

}  // namespace gradebox::harness::bridge
