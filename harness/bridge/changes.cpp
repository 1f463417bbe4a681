// What has changed on one side since its last message, which goes with the next.
#include <unistd.h>

#include <array>
#include <climits>

#include "harness/bridge/bridge.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// What a message says of the side that sends it.
constexpr std::uint8_t kHasThreads = 1;
constexpr std::uint8_t kIsReading = 2;

// Whether there are other threads than this one.
bool has_threads() {
    PyThreadState* const first = PyInterpreterState_ThreadHead(PyInterpreterState_Get());
    return PyThreadState_Next(first) != nullptr;
}

}  // namespace

std::string Bridge::working_directory() {
    std::array<char, PATH_MAX> path{};
    return ::getcwd(path.data(), path.size()) == nullptr ? std::string{} : std::string{path.data()};
}

void Bridge::write_changes(RoomWriter& out) {
    out.count(undelivered_.size());
    for (const auto& changes : undelivered_) out.text(changes);
    out.text(printing_.take());
    out.text(common_.random.take_change());
    out.text(common_.numpy_random.take_change());
    out.text(common_.decimals.take_change());
    const auto streams = side_ == Side::candidate ? printing_.take_changes() : std::vector<StreamChange>{};
    auto folder = std::exchange(may_have_moved_, false) ? working_directory() : std::string{};
    const bool has_moved = !folder.empty() && folder != folder_;
    out.text(has_moved ? folder : std::string_view{});
    if (has_moved) folder_ = std::move(folder);
    const bool is_reading = order_.is_reading();
    const bool is_threaded = has_threads();
    out.byte(static_cast<std::uint8_t>((is_threaded ? kHasThreads : 0) | (is_reading ? kIsReading : 0)));
    ValueWriter writer{*this, out};
    out.count(streams.size());
    for (const auto& change : streams) {
        out.byte(change.error ? 1 : 0);
        out.byte(change.number ? 1 : 0);
        if (change.number)
            out.count(*change.number);
        else
            writer.write(change.other.ptr());
    }
    const auto context = common_.contexts.take_change();
    out.byte(context ? 1 : 0);
    if (context) writer.write(context.ptr());
    const auto classes = side_ == Side::candidate ? described_.take_changes() : std::vector<ClassChange>{};
    out.count(classes.size());
    for (const auto& change : classes) writer.write_change(change);
    // What a message that is still being read brings, or names, is not yet in use, or not yet as it will be; nor does
    // anybody know what one brings or names that another thread has just sent.
    const bool is_alone = !is_reading && !other_is_reading_ && !is_threaded && !other_is_threaded_;
    const auto changed = replicas_.changed();
    out.count(changed.size());
    for (const auto number : changed) writer.write_changed(number, is_alone);
    const auto write_numbers = [&out](const std::vector<std::uint64_t>& numbers) {
        out.count(numbers.size());
        for (const auto number : numbers) out.count(number);
    };
    write_numbers(is_alone ? replicas_.take_unused() : std::vector<std::uint64_t>{});
    write_numbers(objects_.take_gone());
    write_numbers(objects_.take_used_again());
}

void Bridge::write_releases(RoomWriter& out) {
    let_go_of_exceptions();
    const auto releases = objects_.take_releases();
    out.count(releases.size());
    for (const auto& [number, times] : releases) {
        out.count(number);
        out.count(times);
    }
}

void Bridge::read_changes(ByteReader& in) {
    for (auto left = in.items(); left > 0; --left) {
        ByteReader earlier{in.text()};
        read_changes(earlier);
    }
    printing_.read(in.text());
    common_.random.follow(in.text());
    common_.numpy_random.follow(in.text());
    common_.decimals.follow(in.text(), decisions_);
    // Where a file of the other side's alone is, this one stays where it was.
    if (const std::string folder{in.text()}; !folder.empty() && ::chdir(folder.c_str()) == 0)
        folder_ = working_directory();
    const auto state = in.byte();
    other_is_reading_ = (state & kIsReading) != 0;
    other_is_threaded_ = (state & kHasThreads) != 0;
    if (other_is_threaded_) accept_threads();
    for (auto left = in.items(); left > 0; --left) {
        StreamChange change;
        change.error = in.byte() != 0;
        if (in.byte() != 0)
            change.number = in.count();
        else
            change.other = ValueReader{*this, in}.read();
        if (change.number || decisions_.permits("replaces a standard stream")) printing_.read(std::move(change));
    }
    if (in.byte() != 0) common_.contexts.follow(ValueReader{*this, in}.read(), objects_);
    for (auto left = in.items(); left > 0; --left) ValueReader{*this, in}.read_change_of_class();
    for (auto left = in.items(); left > 0; --left) ValueReader{*this, in}.read_changed();
    for (auto left = in.items(); left > 0; --left) replicas_.dropped_there(in.count());
    for (auto left = in.items(); left > 0; --left) objects_.lost(in.count());
    for (auto left = in.items(); left > 0; --left) objects_.hold_again(in.count());
    if (!in.ok()) throw ProtocolError{"a message that makes no sense"};
}

void Bridge::read_releases(ByteReader& in) {
    for (auto left = in.items(); left > 0; --left) {
        Release release;
        release.number = in.count();
        release.times = in.count();
        objects_.release(release);
    }
    if (!in.ok()) throw ProtocolError{"a message that makes no sense"};
}

}  // namespace gradebox::harness::bridge
