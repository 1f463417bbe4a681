// The values of case files: JSON whose objects with a "$" key stand for what JSON lacks (challenges/README.md).
// Runs in: gradebox (trusted); the file is its author's.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "harness/value.hpp"

namespace gradebox::runner {

// What the tags of a case may refer to.
struct ValueScope {
    std::vector<std::string> files;              // $path
    std::map<std::string, std::uint64_t> steps;  // $ref: names given by "as", and their step
    std::vector<std::string> record_types;       // $record
};

enum class ValueUse : std::uint8_t {
    argument,  // $ref is known
    expected,  // $object and $any are known
};

// From the plain values of parse_json. The error is a sentence without place.
tl::expected<harness::Value, std::string> value_from_json(harness::Value json, ValueUse use, const ValueScope& scope);

}  // namespace gradebox::runner
