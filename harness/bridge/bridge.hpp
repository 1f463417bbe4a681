// One side of the bridge between the examiner's process and a candidate's: asks the other side to do things with its
// objects, and does what it is asked with its own. While it waits for an answer it answers what it is asked meanwhile,
// so calls may go to and fro as deep as they like.
// Runs in: both. On the examiner's side every byte that comes in is hostile.
#pragma once

#include <array>
#include <condition_variable>
#include <functional>
#include <memory>
#include <string>

#include "harness/bridge/call_arguments.hpp"
#include "harness/bridge/common_state.hpp"
#include "harness/bridge/decisions.hpp"
#include "harness/bridge/described_classes.hpp"
#include "harness/bridge/guard.hpp"
#include "harness/bridge/identities.hpp"
#include "harness/bridge/lane.hpp"
#include "harness/bridge/message_order.hpp"
#include "harness/bridge/mirrors.hpp"
#include "harness/bridge/objects.hpp"
#include "harness/bridge/printing.hpp"
#include "harness/bridge/replicas.hpp"
#include "harness/bridge/wire.hpp"
#include "harness/bytes.hpp"
#include "harness/object_codec.hpp"
#include "sandbox/turns.hpp"

namespace gradebox::harness::bridge {

class Bridge {
public:
    // `memory` is kBridgeSize bytes. There is one in a process.
    Bridge(Side side, char* memory);
    ~Bridge();
    Bridge(const Bridge&) = delete;
    Bridge& operator=(const Bridge&) = delete;
    static Bridge& here();
    static bool exists();
    static bool is_writing();  // this thread writes a message: nothing can be asked meanwhile
    // What is asked of the other side. Each throws py::error_already_set with what it raised.
    py::object get_attribute(std::uint64_t number, PyObject* name);
    void set_attribute(std::uint64_t number, PyObject* name, PyObject* value);
    void delete_attribute(std::uint64_t number, PyObject* name);
    py::object call(std::uint64_t number, const CallArguments& arguments);
    py::object call_method(std::uint64_t number, PyObject* name, const CallArguments& arguments);
    // What the object's class has of that name, as for operators.
    py::object call_special(std::uint64_t number, PyObject* name, const CallArguments& arguments);
    // What object's own method of that name does with it, whatever its class defines: object.__setattr__(…).
    py::object call_past(std::uint64_t number, PyObject* name, const CallArguments& arguments);
    py::object get_inherited(std::uint64_t class_number, PyObject* name, PyObject* object);
    py::object call_inherited(std::uint64_t class_number, PyObject* name, const CallArguments& arguments);
    py::object derive(PyObject* name, PyObject* bases, PyObject* contents, PyObject* keywords, PyObject* prepared,
                      PyObject* metaclass, PyObject* type);
    bool is_instance(PyObject* object, std::uint64_t class_number);
    bool is_subclass(PyObject* type, std::uint64_t class_number);
    py::object identify(std::uint64_t number);  // its id()
    py::object import_module(PyObject* name);
    void use_stream(StreamNumber number);              // of the tests: as sys.stdout or sys.stderr
    void put_module(PyObject* name, PyObject* value);  // into sys.modules; null: what was there before
    void let_go(PyObject* proxy);                      // nobody here holds it any more
    // What imports here for the other side; otherwise Python does.
    void import_by(std::function<py::object(PyObject* name)> importer) { importer_ = std::move(importer); }
    void serve() { serve(lane_at(0)); }  // answers until the other side says goodbye
    void say_goodbye() { leave(0); }
    // While this thread answers: the frame here that waits meanwhile, a new reference. Null: it does not answer.
    static PyFrameObject* waiting_frame();
    Printing& printing() { return printing_; }
    const ContextState& contexts() const { return common_.contexts; }
    void keep_time(sandbox::Turns* turns) { turns_ = turns; }  // notes there when the other side has its turn
    Side side() const { return side_; }
    Objects& objects() { return objects_; }
    Replicas& replicas() { return replicas_; }
    Identities& identities() { return identities_; }
    DescribedClasses& described() { return described_; }
    Mirrors& mirrors() { return mirrors_; }
    Guard& guard() { return guard_; }
    Decisions& decisions() { return decisions_; }
    // The other side broke the protocol: nothing that it says counts any more.
    bool is_broken() const { return broken_; }
    void lose() { is_of_parent_ = broken_ = true; }  // in a forked process: its parent goes on with the conversation
    // Keeps an exception of the other side's until nobody else here does: a builtin one cannot say when it goes.
    void keep_exception(py::object exception) { exceptions_.push_back(std::move(exception)); }

private:
    using WriteBody = std::function<void(RoomWriter&)>;
    py::object request(Operation operation, const WriteBody& body);
    py::object request_call(Operation operation, std::uint64_t number, PyObject* name, const CallArguments& arguments);
    bool request_check(Operation operation, PyObject* object, std::uint64_t class_number);
    void ask_whether_there(PyObject* proxy);
    void ask_about_kept();
    Lane& lane();
    void send(Lane& lane, MessageKind kind, const WriteBody& body);
    static std::string working_directory();  // empty: it is gone
    void write_changes(RoomWriter& out);
    void read_changes(ByteReader& in);
    // After the body: what was let go of while that was written is among them.
    void write_releases(RoomWriter& out);
    void let_go_of_exceptions();
    void read_releases(ByteReader& in);
    class OthersTurn;
    std::string receive(Lane& lane);
    MessageOrder::Reading begin_reading(std::uint64_t number);
    void serve(Lane& lane);
    Lane& lane_at(std::size_t number);
    void accept_threads();
    void leave(std::size_t number);
    friend struct Leaving;
    void answer(Lane& lane, ByteReader& in, MessageOrder::Reading& reading);
    Operands read_operands(Operation operation, ByteReader& in);
    py::object perform(Operation operation, const Operands& operands);
    py::object perform_past(const Operands& operands) const;
    static py::object call_here(PyObject* callable, const Operands& operands, std::size_t skipped);
    bool is_namespace(std::uint64_t number) const;
    [[noreturn]] static void raise(const py::object& exception);

    Side side_;
    char* memory_;
    Objects objects_;
    Replicas replicas_;
    Identities identities_;
    DescribedClasses described_;
    Mirrors mirrors_;
    Guard guard_;
    Decisions decisions_;
    Doors doors_;
    std::array<std::unique_ptr<Lane>, kLanes> lanes_;
    std::mutex free_lanes_mutex_;
    std::vector<std::size_t> free_lanes_;  // for further threads of this side
    std::condition_variable lane_is_free_;
    std::array<bool, kLanes> is_new_lane_{};
    std::atomic<bool> accepts_{false};
    MessageOrder order_;
    std::mutex writing_;
    std::uint64_t sent_{0};  // messages, on all lanes
    int waiting_{0};         // threads of this side, for the other
    Printing printing_;
    CommonState common_;
    std::string folder_;                                       // in which both sides are, as far as this one knows
    bool other_is_reading_{false}, other_is_threaded_{false};  // when it sent the last message
    std::vector<std::string> undelivered_;  // changes that were to go with a message that could not be written
    std::vector<py::object> exceptions_;
    sandbox::Turns* turns_{nullptr};
    std::function<py::object(PyObject*)> importer_;
    bool may_have_moved_{false}, broken_{false}, is_of_parent_{false};
};

}  // namespace gradebox::harness::bridge
