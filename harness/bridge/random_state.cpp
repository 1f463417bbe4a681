#include "harness/bridge/random_state.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace gradebox::harness::bridge {
namespace {

constexpr std::size_t kPlacesKept = 16;
// So many times 624 draws; a further one costs a microsecond.
constexpr int kMostTwists = 256;

// Makes the next words (M. Matsumoto and T. Nishimura, "Mersenne Twister", 1998).
template <std::size_t Size>
void twist(std::uint32_t (&words)[Size]) {
    constexpr std::size_t kOffset = 397;
    for (std::size_t i = 0; i < Size; ++i) {
        const auto joined = (words[i] & 0x80000000u) | (words[(i + 1) % Size] & 0x7fffffffu);
        words[i] = words[(i + kOffset) % Size] ^ (joined >> 1) ^ ((joined & 1) != 0 ? 0x9908b0dfu : 0);
    }
}

}  // namespace

RandomState::RandomState(Side side) : side_{side} {
    const auto random = py::module_::import("random");
    const auto generator = py::getattr(random, "_inst", py::none());
    const auto base = py::module_::import("_random").attr("Random");
    const auto size = py::cast<std::size_t>(base.attr("__basicsize__"));
    if (!py::isinstance(generator, base) || size < sizeof(PyObject) + sizeof(Place)) return;
    generator_ = generator;
    known_ = bytes();
}

RandomState::Place* RandomState::here() const {
    return reinterpret_cast<Place*>(reinterpret_cast<char*>(generator_.ptr()) + sizeof(PyObject));
}

std::string RandomState::take_change() {
    if (!generator_ || std::memcmp(known_.data(), here(), sizeof(Place)) == 0) return {};
    known_ = bytes();
    remember(known_);
    return known_;
}

void RandomState::remember(std::string place) {
    before_.push_back(std::move(place));
    if (before_.size() > kPlacesKept) before_.pop_front();
}

bool RandomState::leads_to(const Place& place) const {
    Place from = *here();
    for (int i = 0; i <= kMostTwists; ++i) {
        if (std::equal(std::begin(from.words), std::end(from.words), std::begin(place.words))) return true;
        twist(from.words);
    }
    return false;
}

void RandomState::follow(std::string_view bytes) {
    if (bytes.empty()) return;
    Place place;
    if (!generator_ || bytes.size() != sizeof place) throw ProtocolError{"no place of a generator"};
    std::memcpy(&place, bytes.data(), sizeof place);
    if (place.index < 0 || place.index > static_cast<std::int32_t>(kWords))
        throw ProtocolError{"no place of a generator"};
    const bool has_been_there = std::find(before_.begin(), before_.end(), bytes) != before_.end();
    if (side_ == Side::candidate || has_been_there || leads_to(place)) {
        remember(this->bytes());
        *here() = place;
    } else {
        for (auto& word : here()->words) word = word * 1664525u + 1013904223u;
        here()->index = kWords;
    }
    known_ = bytes;
}

}  // namespace gradebox::harness::bridge
