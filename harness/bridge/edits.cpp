#include "harness/bridge/edits.hpp"

#include <algorithm>
#include <optional>

#include "harness/bridge/python_types.hpp"

namespace gradebox::harness::bridge {
namespace {

// How far is looked ahead, and at how many places they may differ, before all that lies between is taken to differ.
constexpr std::size_t kAhead = 8;
constexpr std::size_t kMostEdits = 64;

std::ptrdiff_t distance(std::size_t count) {
    return static_cast<std::ptrdiff_t>(count);
}

struct Differing {
    std::size_t removed{0}, added{0};
};

class Comparison {
public:
    Comparison(ContentsView before, ContentsView now, std::size_t unit) : before_{before}, now_{now}, unit_{unit} {}

    // One unit of each.
    bool same(std::size_t place, std::size_t from) const {
        return place + unit_ <= before_.size() && from + unit_ <= now_.size() && same_at(place, from);
    }
    // Where they differ: the least after which they are the same again.
    std::optional<Differing> differing(std::size_t place, std::size_t from) const {
        for (std::size_t ahead = unit_; ahead <= kAhead * unit_; ahead += unit_) {
            if (same(place + ahead, from + ahead)) return Differing{ahead, ahead};
            if (same(place + ahead, from)) return Differing{ahead, 0};
            if (same(place, from + ahead)) return Differing{0, ahead};
        }
        return std::nullopt;
    }

private:
    bool same_at(std::size_t place, std::size_t from) const {
        return before_[place] == now_[from] && (unit_ == 1 || before_[place + 1] == now_[from + 1]);
    }

    ContentsView before_, now_;
    std::size_t unit_;
};

}  // namespace

ContentsView view_contents(const Contents& contents) {
    static_assert(sizeof(py::object) == sizeof(PyObject*));
    return {reinterpret_cast<PyObject* const*>(contents.data()), contents.size()};
}

std::vector<Edit> edits_between(ContentsView before, ContentsView now, std::size_t unit) {
    const auto make_edit = [now](std::size_t place, std::size_t from, Differing differing) {
        Edit edit{place, differing.removed, {}};
        for (auto* const object : now.subspan(from, differing.added)) edit.added.push_back(borrowed(object));
        return edit;
    };
    const Comparison all{before, now, unit};
    std::size_t start = 0;
    while (all.same(start, start)) start += unit;
    auto before_end = before.size(), now_end = now.size();
    while (before_end > start && now_end > start && all.same(before_end - unit, now_end - unit))
        before_end -= unit, now_end -= unit;

    std::vector<Edit> edits;
    const Comparison rest{before.first(before_end), now.first(now_end), unit};
    auto place = start, from = start;
    while (place < before_end && from < now_end) {
        if (rest.same(place, from)) {
            place += unit, from += unit;
            continue;
        }
        const auto differing = rest.differing(place, from);
        if (!differing || edits.size() == kMostEdits) {
            edits.clear();
            edits.push_back(make_edit(start, start, {before_end - start, now_end - start}));
            return edits;
        }
        edits.push_back(make_edit(place, from, *differing));
        place += differing->removed, from += differing->added;
    }
    if (place < before_end || from < now_end)
        edits.push_back(make_edit(place, from, {before_end - place, now_end - from}));
    return edits;
}

// The last first, so that the places of the others stay.
void apply_edits(const std::vector<Edit>& edits, Contents& contents) {
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        const auto place = contents.begin() + distance(edit->place);
        const auto kept = std::min(edit->removed, edit->added.size());
        const auto end = std::copy_n(edit->added.begin(), kept, place);
        if (edit->removed > kept)
            contents.erase(end, end + distance(edit->removed - kept));
        else
            contents.insert(end, edit->added.begin() + distance(kept), edit->added.end());
    }
}

}  // namespace gradebox::harness::bridge
