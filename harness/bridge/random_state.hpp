// Where a generator that all code has in common stands, that of `random` or NumPy's: two sides have it together, and
// each goes on from where the other left it. Runs in: both. What a candidate's side says is hostile.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

// The parts of a Mersenne Twister, where they are in memory; null where the library has another form.
struct Twister {
    static constexpr std::size_t kWords = 624;

    py::object owner;
    std::uint32_t* words{nullptr};
    std::int32_t* index{nullptr};
    // The second of a pair of normal numbers, which is drawn next.
    std::int32_t* has_normal{nullptr};
    double* normal{nullptr};
};

class RandomState {
public:
    enum class Library : std::uint8_t { random, numpy };

    // Before a fork: finds that of `random`.
    static void prepare();
    // Where it stands then, both sides know.
    RandomState(Side side, Library library);

    // Where it stands now, as bytes, when the other side does not know; empty: it does.
    std::string take_change();
    // Where it stands on the other side. The tests' generator follows only where drawing leads, or to where it has
    // been: otherwise, so that a test sees that it was moved, it moves to a place of its own. Throws ProtocolError.
    void follow(std::string_view bytes);

private:
    struct Place {
        std::array<std::uint32_t, Twister::kWords> words;
        std::int32_t index;
        std::int32_t has_normal;
        double normal;

        bool operator==(const Place&) const = default;
    };

    // Looks for it while its library is not imported.
    bool is_there();
    static Place seeded_with_0();
    Place here() const;
    bool is_at(const Place& place) const;
    void go_to(const Place& place);
    bool leads_to(const Place& place) const;
    void remember(const Place& place);

    Side side_;
    Library library_;
    Twister twister_;
    Py_ssize_t modules_{-1};  // so many were imported when it was looked for
    bool has_tried_import_{false};
    std::optional<Place> known_;  // to both sides
    std::deque<Place> before_;    // where this side's was: never a place that it did not follow to
};

}  // namespace gradebox::harness::bridge
