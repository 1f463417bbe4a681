// What this side does when it is asked, and what it raises of what the other side did.
#include <algorithm>
#include <optional>

#include "harness/bridge/asking.hpp"
#include "harness/bridge/tracebacks.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// The frames of this thread that wait while it answers, the innermost last.
thread_local std::vector<PyFrameObject*> waiting_frames;
class Answering {
public:
    Answering() { waiting_frames.push_back(PyThreadState_GetFrame(PyThreadState_Get())); }
    ~Answering() {
        Py_XDECREF(waiting_frames.back());
        waiting_frames.pop_back();
    }
    Answering(const Answering&) = delete;
    Answering& operator=(const Answering&) = delete;
};

// A class statement that is carried out for the other side, until that is told what it came to.
class Deriving {
public:
    Deriving(Operation operation, const Operands& operands) : before_{class_statement()} {
        if (operation != Operation::derive) return;
        name_ = operands.values.at(0);
        bases_ = operands.values.at(1);
        class_statement() = {nullptr, name_.ptr(), bases_.ptr()};
    }
    ~Deriving() { class_statement() = before_; }
    Deriving(const Deriving&) = delete;
    Deriving& operator=(const Deriving&) = delete;

private:
    ClassStatement before_;
    py::object name_, bases_;
};

// What is raised while another exception is handled has that for its context: the last one of its own does.
void chain_to_handled(PyObject* exception) {
    const auto handled = py::reinterpret_steal<py::object>(PyErr_GetHandledException());
    if (!handled || handled.is_none()) return;
    constexpr int kLongest = 100;
    auto last = borrowed(exception);
    for (int i = 0; i < kLongest && !last.is(handled); ++i) {
        auto context = py::reinterpret_steal<py::object>(PyException_GetContext(last.ptr()));
        if (!context) return PyException_SetContext(last.ptr(), py::object{handled}.release().ptr());
        last = std::move(context);
    }
}

// The tracebacks that it and its causes have would keep all that their frames hold. Not of what is handled still.
void hollow_out(py::object exception) {
    const auto handled = py::reinterpret_steal<py::object>(PyErr_GetHandledException());
    constexpr std::size_t kMost = 100;
    std::vector<py::object> chain{std::move(exception)};
    for (std::size_t i = 0; i < chain.size(); ++i) {
        PyObject* const one = chain[i].ptr();
        if (handled && handled.is(chain[i])) continue;
        const auto traceback = py::reinterpret_steal<py::object>(PyException_GetTraceback(one));
        const auto hollow = make_traceback(entries_of(traceback.ptr()));
        PyException_SetTraceback(one, hollow ? hollow.ptr() : Py_None);
        for (auto* const next : {PyException_GetCause(one), PyException_GetContext(one)}) {
            auto other = py::reinterpret_steal<py::object>(next);
            const auto is_it = [&](const py::object& known) { return known.is(other); };
            if (other && chain.size() < kMost && std::none_of(chain.begin(), chain.end(), is_it))
                chain.push_back(std::move(other));
        }
    }
}

}  // namespace

PyFrameObject* Bridge::waiting_frame() {
    if (waiting_frames.empty()) return nullptr;
    Py_XINCREF(waiting_frames.back());
    return waiting_frames.back();
}

void Bridge::raise(const py::object& exception) {
    if (!PyExceptionInstance_Check(exception.ptr())) throw ProtocolError{"no exception"};
    chain_to_handled(exception.ptr());
    auto traceback = py::reinterpret_steal<py::object>(PyException_GetTraceback(exception.ptr()));
    if (traceback && !PyTraceBack_Check(traceback.ptr())) traceback = {};
    PyErr_Restore(Py_NewRef(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr()))), exception.inc_ref().ptr(),
                  traceback.release().ptr());
    throw py::error_already_set{};
}

void Bridge::answer(Lane& lane, ByteReader& in, MessageOrder::Reading& reading) {
    std::optional<Answering> answering;
    if (side_ == Side::examiner) answering.emplace();
    py::object result;
    try {
        const auto operation = static_cast<Operation>(in.byte());
        auto operands = read_operands(operation, in);
        std::optional<AsAsked> as_asked{read_asking(*this, in)};
        const Deriving deriving{operation, operands};
        read_releases(in);
        reading.done();
        printing_.show();
        if (operation != Operation::hold_weakly) ask_about_kept();
        result = perform(operation, operands);
        as_asked.reset();  // what was handled is let go of with the reply
        const bool seals =
            operation == Operation::get_attribute && guard_.seals(operands.object.ptr(), text_of(operands.name.ptr()));
        operands = {};
        // What is looked up is told of, not given.
        const bool gives = operation != Operation::get_attribute && operation != Operation::get_inherited;
        guard_.set_giving(gives);
        return send(lane, MessageKind::returned, [&](RoomWriter& out) {
            objects_.set_sealing(seals);
            // By its number alone; not before what has changed is written, which may tell of it.
            if (operation == Operation::derive)
                result = py::make_tuple(objects_.send(py::object{result[py::int_{0}]}.ptr()), result[py::int_{1}],
                                        result[py::int_{2}]);
            ValueWriter{*this, out}.write_one(result.ptr());
            result = {};
        });
    } catch (py::error_already_set& raised) {
        result = raised.value();
        if (!result) result = raised.type()();
        if (raised.trace()) PyException_SetTraceback(result.ptr(), raised.trace().ptr());
    } catch (const ProtocolError&) {
        throw;
    } catch (const std::runtime_error& failure) {
        result = py::reinterpret_borrow<py::object>(PyExc_RuntimeError)(failure.what());
    }
    send(lane, MessageKind::raised, [&](RoomWriter& out) { ValueWriter{*this, out}.write(result.ptr()); });
    hollow_out(std::move(result));
}

}  // namespace gradebox::harness::bridge
