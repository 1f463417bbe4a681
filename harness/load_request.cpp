#include "harness/load_request.hpp"

#include "harness/bytes.hpp"

namespace gradebox::harness {

std::string encode(const LoadRequest& request) {
    std::string bytes;
    ByteWriter out{bytes};
    out.byte(static_cast<std::uint8_t>(request.kind));
    out.text(request.entry);
    out.text(request.source);
    out.count(request.record_types.size());
    for (const auto& type : request.record_types) out.text(type);
    out.count(request.argv.size());
    for (const auto& argument : request.argv) out.text(argument);
    out.count(request.environment.size());
    for (const auto& [name, value] : request.environment) {
        out.text(name);
        out.text(value);
    }
    out.byte(request.is_package ? 1 : 0);
    out.byte(request.has_files ? 1 : 0);
    out.byte(request.is_scheduled ? 1 : 0);
    return bytes;
}

LoadRequest decode_load_request(std::string_view bytes) {
    ByteReader in{bytes};
    LoadRequest request;
    request.kind = static_cast<EntryKind>(in.byte());
    request.entry = in.text();
    request.source = in.text();
    for (auto left = in.items(); left > 0; --left) request.record_types.push_back(in.text());
    for (auto left = in.items(); left > 0; --left) request.argv.push_back(in.text());
    for (auto left = in.items(); left > 0; --left) {
        const auto name = in.text();
        request.environment.emplace_back(name, in.text());
    }
    request.is_package = in.byte() != 0;
    request.has_files = in.byte() != 0;
    request.is_scheduled = in.byte() != 0;
    return request;
}

}  // namespace gradebox::harness
