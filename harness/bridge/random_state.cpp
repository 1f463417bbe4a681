#include "harness/bridge/random_state.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gradebox::harness::bridge {
namespace {

constexpr std::size_t kPlacesKept = 16;
// So many times 624 draws; a further one costs a microsecond.
constexpr int kMostTwists = 256;

// Makes the next words (M. Matsumoto and T. Nishimura, "Mersenne Twister", 1998).
void twist(std::array<std::uint32_t, Twister::kWords>& words) {
    constexpr std::size_t kOffset = 397;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto joined = (words[i] & 0x80000000u) | (words[(i + 1) % words.size()] & 0x7fffffffu);
        words[i] = words[(i + kOffset) % words.size()] ^ (joined >> 1) ^ ((joined & 1) != 0 ? 0x9908b0dfu : 0);
    }
}

// (struct RandomObject of CPython 3.11's _randommodule.c: its index and its words behind its head.)
Twister find_random() {
    const auto random = py::module_::import("random");
    const auto generator = py::getattr(random, "_inst", py::none());
    const auto base = py::module_::import("_random").attr("Random");
    const auto size = py::cast<std::size_t>(base.attr("__basicsize__"));
    constexpr auto kParts = sizeof(std::int32_t) * (1 + Twister::kWords);
    if (!py::isinstance(generator, base) || size < sizeof(PyObject) + kParts) return {};
    auto* const index = reinterpret_cast<std::int32_t*>(reinterpret_cast<char*>(generator.ptr()) + sizeof(PyObject));
    return {generator, reinterpret_cast<std::uint32_t*>(index + 1), index, nullptr, nullptr};
}

const Twister& random_twister() {
    static const auto* const twister = new Twister{find_random()};
    return *twister;
}

// (aug_bitgen_t of NumPy's legacy-distributions.h, in its RandomState, begins with the address of another part of
// that.)
void find_normal(const py::object& generator, Twister& twister) {
    auto* const start = reinterpret_cast<char*>(generator.ptr());
    const auto size = py::cast<std::size_t>(py::type::of(generator).attr("__basicsize__"));
    struct Legacy {
        char* bits;
        std::int32_t has_normal;
        double normal;
    };
    for (auto at = sizeof(PyObject); at + sizeof(Legacy) <= size; at += sizeof(void*)) {
        auto* const legacy = reinterpret_cast<Legacy*>(start + at);
        if (legacy->bits <= start || legacy->bits >= start + at) continue;
        const auto state = generator.attr("get_state")(py::arg("legacy") = false);
        if (py::cast<int>(state["has_gauss"]) != legacy->has_normal) return;
        twister.has_normal = &legacy->has_normal;
        twister.normal = &legacy->normal;
        return;
    }
}

// (bitgen_t of numpy/random/bitgen.h begins with the address of its state, mt19937_state, which is words and index.)
Twister find_numpy() {
    static auto* const name = PyUnicode_InternFromString("numpy.random.mtrand");
    auto* const module = PyDict_GetItemWithError(PyImport_GetModuleDict(), name);
    if (module == nullptr) return {};
    const auto generator = py::getattr(module, "_rand", py::none());
    const auto bits = py::getattr(generator, "_bit_generator", py::none());
    if (std::string_view{Py_TYPE(bits.ptr())->tp_name} != "numpy.random._mt19937.MT19937") return {};
    auto** const state =
        static_cast<std::uint32_t**>(PyCapsule_GetPointer(py::object{bits.attr("capsule")}.ptr(), "BitGenerator"));
    if (state == nullptr) throw py::error_already_set{};
    Twister twister{bits, *state, reinterpret_cast<std::int32_t*>(*state + Twister::kWords), nullptr, nullptr};
    find_normal(generator, twister);
    return twister;
}

// What NumPy's own import makes of it; no seed does.
bool is_new(const Twister& twister) {
    return twister.words[0] == 0x80000000u && *twister.index == static_cast<std::int32_t>(Twister::kWords) - 1;
}

// A solution that the tests seed it for draws from it, once it has imported it.
void import_numpy() {
    if (!py::reinterpret_steal<py::object>(PyImport_ImportModule("numpy.random"))) PyErr_Clear();
}

}  // namespace

void RandomState::prepare() {
    random_twister();
}

RandomState::RandomState(Side side, Library library) : side_{side}, library_{library} {
    is_there();
}

bool RandomState::is_there() {
    if (twister_.words != nullptr) return true;
    const auto modules = PyDict_GET_SIZE(PyImport_GetModuleDict());
    if (std::exchange(modules_, modules) == modules) return false;
    twister_ = library_ == Library::random ? random_twister() : find_numpy();
    if (twister_.words == nullptr) return false;
    if (library_ == Library::random) {
        known_ = here();
    } else {
        known_ = seeded_with_0();
        if (is_new(twister_)) go_to(*known_);
    }
    return true;
}

// Where NumPy's begins on both sides, as numpy.random.seed(0) has it (init_genrand of its authors).
RandomState::Place RandomState::seeded_with_0() {
    Place place{};
    for (std::uint32_t i = 1; i < Twister::kWords; ++i) {
        const auto before = place.words[i - 1];
        place.words[i] = 1812433253u * (before ^ (before >> 30)) + i;
    }
    place.index = Twister::kWords;
    return place;
}

RandomState::Place RandomState::here() const {
    Place place{};
    std::copy_n(twister_.words, Twister::kWords, place.words.begin());
    place.index = *twister_.index;
    if (twister_.has_normal == nullptr || *twister_.has_normal == 0) return place;
    place.has_normal = 1;
    place.normal = *twister_.normal;
    return place;
}

// As here() == place, for each message.
bool RandomState::is_at(const Place& place) const {
    if (*twister_.index != place.index) return false;
    const bool has_normal = twister_.has_normal != nullptr && *twister_.has_normal != 0;
    if (has_normal != (place.has_normal != 0) || (has_normal && *twister_.normal != place.normal)) return false;
    return std::equal(place.words.begin(), place.words.end(), twister_.words);
}

void RandomState::go_to(const Place& place) {
    std::copy(place.words.begin(), place.words.end(), twister_.words);
    *twister_.index = place.index;
    if (twister_.has_normal == nullptr) return;
    // The tests' generator takes no number from the candidate.
    const bool has_normal = place.has_normal != 0 && (side_ == Side::candidate || place.normal == *twister_.normal);
    *twister_.has_normal = has_normal ? 1 : 0;
    if (has_normal) *twister_.normal = place.normal;
}

std::string RandomState::take_change() {
    if (!is_there() || (known_ && is_at(*known_))) return {};
    known_ = here();
    remember(*known_);
    return {reinterpret_cast<const char*>(&*known_), sizeof(Place)};
}

void RandomState::remember(const Place& place) {
    before_.push_back(place);
    if (before_.size() > kPlacesKept) before_.pop_front();
}

bool RandomState::leads_to(const Place& place) const {
    auto words = here().words;
    for (int i = 0; i <= kMostTwists; ++i) {
        if (words == place.words) return true;
        twist(words);
    }
    return false;
}

void RandomState::follow(std::string_view bytes) {
    if (bytes.empty()) return;
    Place place{};
    if (bytes.size() != sizeof place) throw ProtocolError{"no place of a generator"};
    std::memcpy(&place, bytes.data(), sizeof place);
    if (place.index < 0 || place.index > static_cast<std::int32_t>(Twister::kWords))
        throw ProtocolError{"no place of a generator"};
    if (!is_there() && side_ == Side::candidate && !std::exchange(has_tried_import_, true)) import_numpy();
    if (!is_there()) return;
    const bool has_been_there = std::find(before_.begin(), before_.end(), place) != before_.end();
    if (side_ == Side::candidate || has_been_there || leads_to(place)) {
        remember(here());
        go_to(place);
        known_ = here();
    } else {
        auto own = here();
        for (auto& word : own.words) word = word * 1664525u + 1013904223u;
        own.index = Twister::kWords;
        go_to(own);
        known_ = place;
    }
}

}  // namespace gradebox::harness::bridge
