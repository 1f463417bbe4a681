// The parts of the decoders that programs and messages share. Input is hostile; failure is kept in the reader.
#pragma once

#include <tl/expected.hpp>

#include "harness/bytes.hpp"
#include "harness/program.hpp"

namespace gradebox::harness {

Value read_value(ByteReader& in, const DecodeLimits& limits);
Raised read_raised(ByteReader& in);
void write_raised(const Raised& raised, ByteWriter& out);
tl::unexpected<DecodeError> decode_failure(const ByteReader& in, const char* what);

}  // namespace gradebox::harness
