// A plain Python value with its exact type, outside Python. Never holds a Python object.
// Used by: gradebox (to send arguments and compare results). The worker passes encoded values on unread.
#pragma once

#include <complex>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace gradebox::harness {

struct Value;
struct DictItem;
struct Field;
using Values = std::vector<Value>;

struct None {
    bool operator==(const None&) const = default;
};

// An int that does not fit in 64 bits. The magnitude is little-endian, without trailing zero bytes.
struct BigInt {
    bool negative{false};
    std::string magnitude;
    bool operator==(const BigInt&) const = default;
};

// UTF-8; lone surrogates are encoded as Python's "surrogatepass" does.
struct Str {
    std::string text;
    bool operator==(const Str&) const = default;
};

struct ByteString {
    std::string data;
    bool operator==(const ByteString&) const = default;
};

// Items in the order in which Python iterates over them. == is structural and ordered: what counts as
// an equal answer is the comparator's business (runner/comparator.hpp).
struct List {
    Values items;
    bool operator==(const List&) const = default;
};
struct Tuple {
    Values items;
    bool operator==(const Tuple&) const = default;
};
struct Set {
    Values items;
    bool operator==(const Set&) const = default;
};
struct FrozenSet {
    Values items;
    bool operator==(const FrozenSet&) const = default;
};
struct Dict {
    std::vector<DictItem> items;
    bool operator==(const Dict&) const = default;
};

// In a result: an object that stayed in the candidate's process; equal handles are the same object.
// In an argument: the result of the program's step number `handle` (type_name is empty).
struct Object {
    std::uint64_t handle{0};
    std::string type_name;
    bool operator==(const Object&) const = default;
};

// A value of a declared type: its qualified name and its fields by name, in order.
//   decimal.Decimal: {text}   fractions.Fraction: {numerator, denominator}
//   datetime.date, .time, .datetime: {iso}   datetime.timedelta: {days, seconds, microseconds}
//   an Enum member: {name, value}   a dataclass: its fields
struct Record {
    std::string type_name;
    std::vector<Field> fields;
    bool operator==(const Record&) const = default;
};

struct Value {
    std::variant<None, bool, std::int64_t, BigInt, double, std::complex<double>, Str, ByteString, List, Tuple, Set,
                 FrozenSet, Dict, Object, Record>
        data;
    bool operator==(const Value&) const = default;
};

struct DictItem {
    Value key;
    Value value;
    bool operator==(const DictItem&) const = default;
};

struct Field {
    std::string name;
    Value value;
    bool operator==(const Field&) const = default;
};

}  // namespace gradebox::harness
