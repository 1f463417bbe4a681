#include "harness/bridge/bridge.hpp"

#include <pthread.h>
#include <unistd.h>

#include <thread>

#include "harness/bridge/asking.hpp"
#include "harness/bridge/values.hpp"
#include "harness/python_memory.hpp"

namespace gradebox::harness::bridge {
namespace {

Bridge*& instance() {
    static Bridge* bridge = nullptr;
    return bridge;
}

// An audit hook (PEP 578): to ask for the working directory before each message would take a fifth of its time.
int note_move(const char* event, PyObject* /*arguments*/, void* may_have_moved) {
    if (std::string_view{event} == "os.chdir") *static_cast<bool*>(may_have_moved) = true;
    return 0;
}

const std::string kGoodbye{static_cast<char>(MessageKind::goodbye)};
void send_goodbye(Lane& lane) {
    lane.send(kGoodbye.copy(lane.room().data(), kGoodbye.size()));
}

// The lane that a thread asks on.
constexpr std::size_t kNoLane = kLanes;
struct OwnLane {
    std::size_t number{kNoLane};
    bool has_turn{false};  // nothing is being written, and no reply has just been sent
    bool is_writing{false};
};
constinit thread_local OwnLane own_lane;

}  // namespace

// Gives the lane back that its thread took, when that ends.
struct Leaving {
    ~Leaving() {
        if (instance() != nullptr && !instance()->is_broken()) instance()->leave(own_lane.number);
    }
};

Bridge& Bridge::here() {
    return *instance();
}

bool Bridge::is_writing() {
    return own_lane.is_writing;
}

bool Bridge::exists() {
    return instance() != nullptr;
}

Bridge::Bridge(Side side, char* memory)
    : side_{side},
      memory_{memory},
      replicas_{side == Side::examiner},
      identities_{side},
      guard_{side},
      doors_{memory, side},
      printing_{side},
      common_{side},
      folder_{working_directory()} {
    instance() = this;
    for (std::size_t number = kLanes - 1; number > 0; --number)
        if ((number % 2 == 0) == (side == Side::examiner)) free_lanes_.push_back(number);
    is_new_lane_.fill(true);
    own_lane.number = 0;
    own_lane.has_turn = side == Side::examiner;
    check(PySys_AddAuditHook(note_move, &may_have_moved_));
    static const int is_prepared = ::pthread_atfork(nullptr, nullptr, [] {
        if (exists()) here().lose();
    });
    check(is_prepared);
}

Bridge::~Bridge() {
    instance() = nullptr;
}

Lane& Bridge::lane_at(std::size_t number) {
    auto& lane = lanes_.at(number);
    if (!lane) lane = std::make_unique<Lane>(memory_, number, side_);
    return *lane;
}

// A thread that has none yet gets one, which a thread of the other side serves for as long as this one lives. When all
// are taken it waits until another thread ends.
Lane& Bridge::lane() {
    if (own_lane.number != kNoLane) return lane_at(own_lane.number);
    bool is_new = false;
    {
        const py::gil_scoped_release release;
        std::unique_lock lock{free_lanes_mutex_};
        lane_is_free_.wait(lock, [this] { return !free_lanes_.empty(); });
        own_lane.number = free_lanes_.back();
        free_lanes_.pop_back();
        is_new = std::exchange(is_new_lane_[own_lane.number], false);
    }
    [[maybe_unused]] thread_local Leaving leaving;
    // Who served it last has heard the goodbye and will not look at it again.
    if (!is_new && receive(lane_at(own_lane.number)) != kGoodbye) {
        broken_ = true;
        throw ProtocolError{"no goodbye"};
    }
    Lane& first = lane_at(0);
    {
        const py::gil_scoped_release release;
        doors_.knock(own_lane.number, [&first] { first.nudge(); });
    }
    const auto name = py::str(py::module_::import("threading").attr("current_thread")().attr("name"));
    request(Operation::name_thread, [&](RoomWriter& out) { ValueWriter{*this, out}.write_name(name.ptr()); });
    return lane_at(own_lane.number);
}

// A thread ends; it does not hold the interpreter's lock.
void Bridge::leave(std::size_t number) {
    send_goodbye(lane_at(number));
    const std::lock_guard lock{free_lanes_mutex_};
    free_lanes_.push_back(number);
    lane_is_free_.notify_one();
}

// One that only served is not counted any more.
static void forget_thread() {
    const auto threading = py::module_::import("threading");
    threading.attr("_active").attr("pop")(threading.attr("get_ident")(), py::none());
}

// A thread of its own hears who wants another lane served.
void Bridge::accept_threads() {
    if (accepts_.exchange(true)) return;
    std::thread{[this] {
        doors_.open();
        for (std::uint32_t knocks = 0;; ++knocks) {
            const auto number = doors_.next(knocks);
            std::thread{[this, number] {
                own_lane.number = number;
                const py::gil_scoped_acquire interpreter;
                serve(lane_at(number));
                forget_thread();
            }}.detach();
        }
    }}.detach();
}

void Bridge::let_go_of_exceptions() {
    for (auto left = exceptions_.size(); left > 0; --left) {
        auto& exception = exceptions_[left - 1];
        if (Py_REFCNT(exception.ptr()) > 1) continue;
        objects_.proxy_gone(exception.ptr());
        std::swap(exception, exceptions_.back());
        const auto last = std::move(exceptions_.back());  // its end may run code
        exceptions_.pop_back();
    }
}

// Where weak references to it are left, they go when the object goes; and where it does something then, it does it now.
void Bridge::let_go(PyObject* proxy) {
    PyTypeObject* const type = Py_TYPE(proxy);
    const bool has_weak_references = PyType_SUPPORTS_WEAKREFS(type) && *PyObject_GET_WEAKREFS_LISTPTR(proxy) != nullptr;
    const auto* const mirror = mirrors_.of(type);
    const bool has_finalizer = mirror != nullptr && mirror->has_finalizer;
    if (broken_ || !(has_weak_references || has_finalizer)) return objects_.proxy_gone(proxy);
    // While a message is written it goes with that.
    if (!own_lane.has_turn) return has_weak_references ? objects_.keep(proxy, false) : objects_.proxy_gone(proxy);
    const py::error_scope as_it_was;
    try {
        ask_whether_there(proxy);
    } catch (const std::exception&) {
        // The other side is lost, which the next request says.
    }
}

// ---- messages

// One message at a time, on whatever thread: its number, and what it tells of for the first time, are the next one's
// past. Python code that runs meanwhile may give the interpreter's lock away; no garbage is collected, whose finalizers
// could ask the other side something.
class Writing {
public:
    explicit Writing(std::mutex& mutex) : lock_{mutex, std::try_to_lock} {
        if (!lock_) {
            const py::gil_scoped_release release;
            lock_.lock();
        }
        collects_ = PyGC_Disable() != 0;
        own_lane.is_writing = true;
    }
    ~Writing() {
        own_lane.is_writing = false;
        if (collects_) PyGC_Enable();
    }
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;

private:
    std::unique_lock<std::mutex> lock_;
    bool collects_{false};
};

void Bridge::send(Lane& lane, MessageKind kind, const WriteBody& body) {
    // A process that the solution forked comes back here too: it has nothing to say.
    if (is_of_parent_) ::_exit(0);
    const Writing writing{writing_};
    own_lane.has_turn = false;
    RoomWriter out{lane.room()};
    out.tag(kind);
    out.count(sent_);
    const auto changes = out.size();
    auto end_of_changes = changes;
    try {
        write_changes(out);
        end_of_changes = out.size();
        body(out);
        write_releases(out);
        if (out.overflowed()) throw std::runtime_error{"too much to be handed over at once"};
    } catch (...) {
        own_lane.has_turn = true;
        objects_.roll_back();
        objects_.set_sealing(false);
        replicas_.roll_back(!out.overflowed());
        if (!out.overflowed())
            undelivered_.assign(1, std::string{lane.room().data() + changes, end_of_changes - changes});
        throw;
    }
    undelivered_.clear();
    objects_.commit();
    objects_.set_sealing(false);
    replicas_.commit();
    ++sent_;
    lane.send(out.size());
}

// The other side has its turn while a thread of this one waits for it.
class Bridge::OthersTurn {
public:
    explicit OthersTurn(Bridge& bridge) : bridge_{bridge} {
        if (bridge_.turns_ != nullptr && bridge_.waiting_++ == 0) sandbox::begin_turn(*bridge_.turns_);
    }
    ~OthersTurn() {
        if (bridge_.turns_ != nullptr && --bridge_.waiting_ == 0) sandbox::end_turn(*bridge_.turns_);
    }
    OthersTurn(const OthersTurn&) = delete;
    OthersTurn& operator=(const OthersTurn&) = delete;

private:
    Bridge& bridge_;
};

MessageOrder::Reading Bridge::begin_reading(std::uint64_t number) {
    if (order_.is_early(number)) {
        const OthersTurn turn{*this};
        order_.await(number);
    }
    return {order_, number};
}

// A copy: the other side could still change the original.
std::string Bridge::receive(Lane& lane) {
    const auto nudged = [this] {
        if (doors_.is_wanted()) accept_threads();
    };
    std::string message;
    {
        const OthersTurn turn{*this};
        const py::gil_scoped_release release;
        const auto there = lane.receive(nudged);
        message.reserve(there.size());
        bring_in(message.data(), there.size());
        message = there;
    }
    own_lane.has_turn = true;
    return message;
}

// A request meanwhile is answered, then the waiting goes on.
py::object Bridge::request(Operation operation, const WriteBody& body) {
    if (is_of_parent_) throw ProtocolError{"a process that was forked has no other side"};
    if (broken_) throw ProtocolError{"the solution's process broke the protocol"};
    // By Python code that runs where a value is looked at.
    if (own_lane.is_writing) throw std::runtime_error{"nothing can be asked while a message is written"};
    if (operation != Operation::hold_weakly) ask_about_kept();
    Lane& mine = lane();
    guard_.set_giving(true);
    const auto write = [&](RoomWriter& out) {
        out.tag(operation);
        body(out);
        write_asking(*this, out);
    };
    send(mine, MessageKind::request, write);
    try {
        for (;;) {
            const auto message = receive(mine);
            ByteReader in{message};
            const auto kind = static_cast<MessageKind>(in.byte());
            auto reading = begin_reading(in.count());
            read_changes(in);
            if (kind == MessageKind::request) {
                answer(mine, in, reading);
                continue;
            }
            if (kind != MessageKind::returned && kind != MessageKind::raised)
                throw ProtocolError{"a message of no kind"};
            auto value = ValueReader{*this, in}.read();
            read_releases(in);
            reading.done();
            printing_.show();
            if (kind == MessageKind::returned) return value;
            raise(value);
        }
    } catch (const ProtocolError&) {
        broken_ = true;
        throw;
    }
}

void Bridge::serve(Lane& lane) {
    try {
        for (;;) {
            const auto message = receive(lane);
            ByteReader in{message};
            const auto kind = static_cast<MessageKind>(in.byte());
            if (kind == MessageKind::goodbye) return send_goodbye(lane);
            if (kind != MessageKind::request) throw ProtocolError{"an answer that nobody waits for"};
            auto reading = begin_reading(in.count());
            read_changes(in);
            answer(lane, in, reading);
        }
    } catch (const ProtocolError&) {
        broken_ = true;
        if (side_ == Side::candidate) ::_exit(1);
    }
}

}  // namespace gradebox::harness::bridge
