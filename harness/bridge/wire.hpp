// What travels on a lane. A message is its kind, what has changed since the last one (replicas, output, …), its body: a
// request's operation and operands, or a reply's value; and what was let go of.
// Used by: both sides. Numbers of objects belong to the side that has the object.
#pragma once

#include <cstdint>

#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

enum class MessageKind : std::uint8_t { request, returned, raised, goodbye };

enum class Operation : std::uint8_t {
    get_attribute,     // object, name
    set_attribute,     // object, name, value
    delete_attribute,  // object, name
    call,              // object, arguments
    call_method,       // object, name, arguments: what object.name(…) does
    call_special,      // object, name, arguments: what an operator does
    call_past,         // object, name, arguments: what object's own method does, past what the class defines
    get_inherited,     // class, name, object: what the class itself gives for object.name
    call_inherited,    // class, name, arguments: the class's own name, called with the first argument as self
    derive,            // name, bases, namespace, keywords, what was prepared for it, metaclass: makes a class
    is_instance,       // object, class
    is_subclass,       // class, class
    import_module,     // name
    identify,          // object: its id()
    put_module,        // name, whether there is a value, the value: what imports it gets; without, what it was before
    name_thread,       // name: of the thread that this one serves
    use_stream,        // number: what sys.stdout or sys.stderr is from now on
    hold_weakly,       // object, how often it was received: whether it is still there
};

enum class Tag : std::uint8_t {
    none,
    false_,
    true_,
    integer,   // zigzag
    big_int,   // sign byte, little-endian magnitude
    real,      // 8 bytes
    complex,   // two of them
    str,       // UTF-8, lone surrogates passed
    interned,  // the same: there is one of that text, as of names and literals
    bytes,
    ellipsis,
    not_implemented,
    tuple,       // count, items
    frozen_set,  // count, items
    slice,       // three values
    stream,      // number: what is shown as a standard stream of the tests
    kept,        // number, value: what has been, or will be, under that number is the same object
    well_known,  // dotted name: the receiver's own object of that name
    made,        // well-known class, arguments: a value that its class makes of them
    replica,     // number, kind, content: a container that both sides keep the same from now on
    known_replica,
    yours,      // number: the receiver's own object
    mine,       // number, class, whether attributes hide methods, content
    bound,      // object, class number or 0, name: a method not yet looked up
    exception,  // number, class, arguments, cause, context, traceback
    amended,    // number, cause, context, notes: the receiver's own exception, as it is by now
    traceback,  // entries
    class_,     // number; see NewClass
    twin,       // number: the class for which the receiver waits, as what its class statement comes to
    new_class,  // number, description
};

// The content that an object of a class derived from a builtin one has besides its attributes.
enum class Content : std::uint8_t {
    none,
    integer,
    real,
    complex,
    str,
    bytes,
    tuple,
    frozen_set,
    date,
    time,
    date_time,
    duration,
    decimal,
    list,  // from here on it changes, and is kept the same on both sides
    dict,
    set,
    byte_array,
    exception,
};

enum class ReplicaKind : std::uint8_t { list, dict, set, byte_array, deque, ordered_dict, default_dict, counter, data };

// What is said of a class's own attribute.
enum class Entry : std::uint8_t {
    function,  // a call needs no look-up first
    none,      // None, as __hash__ may be
    other,
};

// Throws ProtocolError for what is beyond the last.
template <class Enumeration>
Enumeration up_to(Enumeration last, std::uint8_t byte) {
    if (byte > static_cast<std::uint8_t>(last)) throw ProtocolError{"a kind that there is not"};
    return static_cast<Enumeration>(byte);
}

inline constexpr int kMaxDepth = 500;  // of values within values

}  // namespace gradebox::harness::bridge
