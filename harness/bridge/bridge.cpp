#include "harness/bridge/bridge.hpp"

#include <unistd.h>

#include <thread>

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

Bridge*& instance() {
    static Bridge* bridge = nullptr;
    return bridge;
}

constexpr std::size_t kKeptExceptions = 64;

bool is_comparison(PyObject* name) {
    for (const char* operation : {"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"})
        if (PyUnicode_CompareWithASCIIString(name, operation) == 0) return true;
    return false;
}

// What came from the other side as a value, or is of this side alone: no object of the other takes part.
bool is_of_this_side(Bridge& bridge, PyObject* object) {
    return !bridge.objects().number_of(object);
}

// Whether there are other threads than this one.
bool has_threads() {
    PyThreadState* const first = PyInterpreterState_ThreadHead(PyInterpreterState_Get());
    return PyThreadState_Next(first) != nullptr;
}

}  // namespace

// The lane that a thread asks on; given back when it ends.
inline constexpr std::size_t kNoLane = kLanes;
struct OwnLane {
    std::size_t number{kNoLane};
    bool is_asking{false};

    ~OwnLane() {
        if (is_asking && instance() != nullptr) instance()->leave(number);
    }
};
namespace {
thread_local OwnLane own_lane;
}

Bridge& Bridge::here() {
    return *instance();
}

Bridge::Bridge(Side side, char* memory)
    : side_{side},
      memory_{memory},
      replicas_{side == Side::examiner},
      guard_{side},
      doors_{memory, side},
      exceptions_(kKeptExceptions) {
    instance() = this;
    for (std::size_t number = kLanes - 1; number > 0; --number)
        if ((number % 2 == 0) == (side == Side::examiner)) free_lanes_.push_back(number);
    own_lane.number = 0;
}

Bridge::~Bridge() {
    instance() = nullptr;
}

Lane& Bridge::lane_at(std::size_t number) {
    auto& lane = lanes_.at(number);
    if (!lane) lane = std::make_unique<Lane>(memory_, number, side_);
    return *lane;
}

// A thread that has none yet gets one, which a thread of the other side serves for as long as this one lives.
Lane& Bridge::lane() {
    if (own_lane.number != kNoLane) return lane_at(own_lane.number);
    if (free_lanes_.empty()) throw std::runtime_error{"too many threads at once"};
    {
        const std::lock_guard lock{free_lanes_mutex_};
        own_lane.number = free_lanes_.back();
        free_lanes_.pop_back();
    }
    own_lane.is_asking = true;
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
    Lane& lane = lane_at(number);
    lane.room()[0] = static_cast<char>(MessageKind::goodbye);
    lane.send(1);
    const std::lock_guard lock{free_lanes_mutex_};
    free_lanes_.push_back(number);
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
            }}.detach();
        }
    }}.detach();
}

void Bridge::keep_exception(std::uint64_t number, const py::object& exception) {
    auto& slot = exceptions_[next_exception_++ % kKeptExceptions];
    if (slot.second) objects_.proxy_gone(slot.second.ptr());
    slot = {number, exception};
}

void Bridge::print(bool error, std::string_view text) {
    printed_[error ? 1 : 0] += text;
}

// ---- messages

void Bridge::send(Lane& lane, MessageKind kind, const WriteBody& body) {
    RoomWriter out{lane.room()};
    out.tag(kind);
    out.count(sent_);
    const auto changes = out.size();
    auto end_of_changes = changes;
    try {
        write_changes(out);
        end_of_changes = out.size();
        body(out);
        if (out.overflowed()) throw std::runtime_error{"too much to be handed over at once"};
    } catch (...) {
        objects_.roll_back();
        replicas_.roll_back();
        if (!out.overflowed())
            undelivered_.assign(1, std::string{lane.room().data() + changes, end_of_changes - changes});
        throw;
    }
    undelivered_.clear();
    objects_.commit();
    replicas_.commit();
    ++sent_;
    lane.send(out.size());
}

void Bridge::write_changes(RoomWriter& out) {
    out.count(undelivered_.size());
    for (const auto& changes : undelivered_) out.text(changes);
    for (const bool error : {false, true}) {
        out.text(printed_[error ? 1 : 0]);
        printed_[error ? 1 : 0].clear();
    }
    out.byte(has_threads() ? 1 : 0);
    ValueWriter writer{*this, out};
    const auto changed = replicas_.changed();
    out.count(changed.size());
    for (const auto number : changed) {
        out.count(number);
        writer.write_changed(number, *replicas_.find(number));
    }
    const auto unused = replicas_.take_unused();
    const auto releases = objects_.take_releases();
    out.count(unused.size());
    for (const auto number : unused) out.count(number);
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
    for (const bool error : {false, true}) {
        const auto text = in.text();
        if (!text.empty() && on_print_) on_print_(error, text);
    }
    if (in.byte() != 0) accept_threads();
    for (auto left = in.items(); left > 0; --left) ValueReader{*this, in}.read_changed();
    for (auto left = in.items(); left > 0; --left) replicas_.drop(in.count());
    for (auto left = in.items(); left > 0; --left) {
        Release release;
        release.number = in.count();
        release.times = in.count();
        objects_.release(release);
    }
    if (!in.ok()) throw ProtocolError{"a message that makes no sense"};
}

// A copy: the other side could still change the original.
std::string Bridge::receive(Lane& lane) {
    const auto nudged = [this] {
        if (doors_.is_wanted()) accept_threads();
    };
    // The other side has its turn while this one waits.
    if (turns_ != nullptr && waiting_++ == 0) sandbox::begin_turn(*turns_);
    std::string message;
    {
        const py::gil_scoped_release release;
        message = lane.receive(nudged);
    }
    if (turns_ != nullptr && --waiting_ == 0) sandbox::end_turn(*turns_);
    return message;
}

// A request meanwhile is answered, then the waiting goes on.
py::object Bridge::request(Operation operation, const WriteBody& body) {
    if (broken_) throw ProtocolError{"the solution's process broke the protocol"};
    Lane& mine = lane();
    guard_.set_giving(true);
    const auto write = [&](RoomWriter& out) {
        out.tag(operation);
        body(out);
    };
    send(mine, MessageKind::request, write);
    try {
        for (;;) {
            const auto message = receive(mine);
            ByteReader in{message};
            const auto kind = static_cast<MessageKind>(in.byte());
            MessageOrder::Reading reading{order_, in.count()};
            read_changes(in);
            if (kind == MessageKind::request) {
                answer(mine, in, reading);
                continue;
            }
            if (kind != MessageKind::returned && kind != MessageKind::raised)
                throw ProtocolError{"a message of no kind"};
            auto value = ValueReader{*this, in}.read();
            reading.done();
            if (kind == MessageKind::returned) return value;
            raise(value);
        }
    } catch (const ProtocolError&) {
        broken_ = true;
        throw;
    }
}

void Bridge::raise(const py::object& exception) {
    if (!PyExceptionInstance_Check(exception.ptr())) throw ProtocolError{"no exception"};
    auto traceback = py::reinterpret_steal<py::object>(PyException_GetTraceback(exception.ptr()));
    if (traceback && !PyTraceBack_Check(traceback.ptr())) traceback = {};
    PyErr_Restore(Py_NewRef(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr()))), exception.inc_ref().ptr(),
                  traceback.release().ptr());
    throw py::error_already_set{};
}

void Bridge::answer(Lane& lane, ByteReader& in, MessageOrder::Reading& reading) {
    py::object result;
    try {
        const auto operation = static_cast<Operation>(in.byte());
        const auto operands = read_operands(operation, in);
        reading.done();
        result = perform(operation, operands);
        // What is looked up is told of, not given.
        const bool gives = operation != Operation::get_attribute && operation != Operation::get_inherited;
        guard_.set_giving(gives);
        return send(lane, MessageKind::returned, [&](RoomWriter& out) { ValueWriter{*this, out}.write(result.ptr()); });
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
    // It would keep all that its frames hold.
    PyException_SetTraceback(result.ptr(), Py_None);
}

void Bridge::serve() {
    serve(lane_at(0));
    ::_exit(0);
}

void Bridge::serve(Lane& lane) {
    const pid_t self = ::getpid();
    try {
        for (;;) {
            const auto message = receive(lane);
            ByteReader in{message};
            const auto kind = static_cast<MessageKind>(in.byte());
            if (kind == MessageKind::goodbye) return;
            if (kind != MessageKind::request) throw ProtocolError{"an answer that nobody waits for"};
            MessageOrder::Reading reading{order_, in.count()};
            read_changes(in);
            answer(lane, in, reading);
            // A process that the solution forked comes back here too: it has nothing to say.
            if (::getpid() != self) ::_exit(0);
        }
    } catch (const ProtocolError&) {
        broken_ = true;
        if (side_ == Side::candidate) ::_exit(1);
    }
}

// ---- what is asked of this side

py::object get_inherited_here(PyObject* type, PyObject* name, PyObject* object) {
    if (!PyType_Check(type)) throw ProtocolError{"no class"};
    PyObject* const found = _PyType_Lookup(reinterpret_cast<PyTypeObject*>(type), name);
    if (found == nullptr) {
        PyErr_Format(PyExc_AttributeError, "type object '%.100s' has no attribute '%U'",
                     reinterpret_cast<PyTypeObject*>(type)->tp_name, name);
        throw py::error_already_set{};
    }
    const auto attribute = borrowed(found);
    const auto get = Py_TYPE(found)->tp_descr_get;
    return get == nullptr ? attribute : owned(get(found, object, reinterpret_cast<PyObject*>(Py_TYPE(object))));
}

namespace {

// The most derived of the bases' metaclasses makes the class, as in a class statement.
py::object derive_here(const py::object& name, const py::object& bases, const py::object& contents,
                       const py::object& keywords) {
    if (!PyTuple_Check(bases.ptr()) || PyTuple_GET_SIZE(bases.ptr()) == 0 || !PyDict_Check(contents.ptr()))
        throw ProtocolError{"no class statement"};
    PyTypeObject* meta = &PyType_Type;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(bases.ptr()); ++i) {
        PyTypeObject* const other = Py_TYPE(PyTuple_GET_ITEM(bases.ptr(), i));
        if (PyType_IsSubtype(other, meta)) meta = other;
    }
    const auto own_contents = owned(PyDict_Copy(contents.ptr()));
    const auto arguments = owned(PyTuple_Pack(3, name.ptr(), bases.ptr(), own_contents.ptr()));
    return owned(PyObject_Call(reinterpret_cast<PyObject*>(meta), arguments.ptr(),
                               keywords.is_none() ? nullptr : keywords.ptr()));
}

// So that a name of the library goes on to mean what it meant, whatever a test puts in its place.
void remember_original(PyObject* module, PyObject* name) {
    const auto value = py::reinterpret_steal<py::object>(PyObject_GetAttr(module, name));
    if (!value) return PyErr_Clear();
    well_known_name(value.ptr());
}

}  // namespace

// Everything that a request says, before anything of it is done.
Bridge::Operands Bridge::read_operands(Operation operation, ByteReader& in) {
    ValueReader reader{*this, in};
    Operands operands;
    const auto read_object = [&] { operands.object = borrowed(objects_.mine(in.count())); };
    switch (operation) {
        case Operation::get_attribute:
        case Operation::delete_attribute:
            read_object();
            operands.name = reader.read_name();
            break;
        case Operation::set_attribute:
        case Operation::get_inherited:
            read_object();
            operands.name = reader.read_name();
            operands.values.push_back(reader.read());
            break;
        case Operation::call:
            read_object();
            operands.names = reader.read_arguments(operands.values, operands.positional);
            break;
        case Operation::call_method:
        case Operation::call_special:
        case Operation::call_inherited:
            read_object();
            operands.name = reader.read_name();
            operands.names = reader.read_arguments(operands.values, operands.positional);
            break;
        case Operation::derive:
            for (int i = 0; i < 4; ++i) operands.values.push_back(reader.read());
            break;
        case Operation::is_instance:
        case Operation::is_subclass:
            operands.values.push_back(reader.read());
            read_object();
            break;
        case Operation::import_module:
        case Operation::name_thread:
            operands.name = reader.read_name();
            break;
        case Operation::collect_garbage:
            break;
        default:
            throw ProtocolError{"an operation that there is not"};
    }
    if (!in.ok()) throw ProtocolError{"a message that ends early"};
    return operands;
}

// Calls it with those of the arguments that come after the first `skipped`.
py::object Bridge::call_here(PyObject* callable, const Operands& operands, std::size_t skipped) {
    std::vector<PyObject*> stack{nullptr};
    for (const auto& value : operands.values) stack.push_back(value.ptr());
    const auto positional = operands.positional - skipped;
    return owned(PyObject_Vectorcall(callable, stack.data() + 1 + skipped,
                                     positional | (skipped == 0 ? PY_VECTORCALL_ARGUMENTS_OFFSET : 0),
                                     operands.names.ptr()));
}

py::object Bridge::perform(Operation operation, const Operands& operands) {
    PyObject* const object = operands.object.ptr();
    PyObject* const name = operands.name.ptr();
    switch (operation) {
        case Operation::get_attribute:
            guard_.check_get(object, name);
            return guard_.harmless(owned(PyObject_GetAttr(object, name)));
        case Operation::set_attribute:
            guard_.check_set(object, name);
            // So that its name goes on to mean what it meant.
            if (PyModule_Check(object)) remember_original(object, name);
            check(PyObject_SetAttr(object, name, operands.values[0].ptr()));
            return py::none();
        case Operation::delete_attribute:
            guard_.check_set(object, name);
            check(PyObject_DelAttr(object, name));
            return py::none();
        case Operation::call:
            guard_.check_call(object);
            return call_here(object, operands, 0);
        case Operation::call_method:
            guard_.check_get(object, name);
            return call_here(owned(PyObject_GetAttr(object, name)).ptr(), operands, 0);
        case Operation::call_special:
            guard_.check_get(object, name);
            return call_here(get_inherited_here(reinterpret_cast<PyObject*>(Py_TYPE(object)), name, object).ptr(),
                             operands, 0);
        case Operation::get_inherited:
            guard_.check_get(object, name);
            return get_inherited_here(object, name, operands.values[0].ptr());
        case Operation::call_inherited:
            guard_.check_get(object, name);
            if (operands.positional == 0) throw ProtocolError{"a method without its object"};
            return call_here(get_inherited_here(object, name, operands.values[0].ptr()).ptr(), operands, 1);
        case Operation::derive: {
            guard_.check_import();
            const auto& values = operands.values;
            const auto type = derive_here(values[0], values[1], values[2], values[3]);
            const auto defined = owned(PyDict_Keys(reinterpret_cast<PyTypeObject*>(type.ptr())->tp_dict));
            return py::make_tuple(objects_.send(type.ptr()), owned(PyList_AsTuple(defined.ptr())));
        }
        case Operation::is_instance:
        case Operation::is_subclass: {
            guard_.check_call(object);
            PyObject* const asked = operands.values[0].ptr();
            const int is = operation == Operation::is_instance ? PyObject_IsInstance(asked, object)
                                                               : PyObject_IsSubclass(asked, object);
            check(is);
            return py::bool_{is == 1};
        }
        case Operation::import_module:
            guard_.check_import();
            owned(PyImport_Import(name));
            return owned(PyImport_GetModule(name));
        case Operation::collect_garbage:
            PyGC_Collect();
            return py::none();
        case Operation::name_thread:
            py::module_::import("threading").attr("current_thread")().attr("name") = operands.name;
            return py::none();
    }
    throw ProtocolError{"an operation that there is not"};
}

// ---- what is asked of the other side

py::object Bridge::get_attribute(std::uint64_t number, PyObject* name) {
    auto result = request(Operation::get_attribute, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter{*this, out}.write_name(name);
    });
    if (PyType_Check(result.ptr()) && is_namespace(number))
        mirrors_.set_named(reinterpret_cast<PyTypeObject*>(result.ptr()));
    return result;
}

// Whether it is a module or a class, whose attributes a test asks for by the names that it was written with.
bool Bridge::is_namespace(std::uint64_t number) const {
    if (mirrors_.find(number) != nullptr) return true;
    PyObject* const proxy = objects_.proxy(number);
    const auto* const mirror = proxy == nullptr ? nullptr : mirrors_.of(Py_TYPE(proxy));
    return mirror != nullptr && mirror->shown_as.ptr() == reinterpret_cast<PyObject*>(&PyModule_Type);
}

void Bridge::set_attribute(std::uint64_t number, PyObject* name, PyObject* value) {
    request(Operation::set_attribute, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write(value);
    });
}

void Bridge::delete_attribute(std::uint64_t number, PyObject* name) {
    request(Operation::delete_attribute, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter{*this, out}.write_name(name);
    });
}

py::object Bridge::call(std::uint64_t number, const CallArguments& arguments) {
    return request(Operation::call, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter{*this, out}.write_arguments(arguments);
    });
}

py::object Bridge::call_method(std::uint64_t number, PyObject* name, const CallArguments& arguments) {
    return request(Operation::call_method, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write_arguments(arguments);
    });
}

py::object Bridge::call_special(std::uint64_t number, PyObject* name, const CallArguments& arguments) {
    return request(Operation::call_special, [&](RoomWriter& out) {
        out.count(number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write_arguments(arguments);
    });
}

py::object Bridge::get_inherited(std::uint64_t class_number, PyObject* name, PyObject* object) {
    return request(Operation::get_inherited, [&](RoomWriter& out) {
        out.count(class_number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write(object);
    });
}

// A class that the test never named does not decide whether it equals a value of the test's own.
py::object Bridge::call_inherited(std::uint64_t class_number, PyObject* name, const CallArguments& arguments) {
    if (side_ == Side::examiner && arguments.positional == 2 && is_comparison(name) &&
        is_of_this_side(*this, arguments.values[1]) && !mirrors_.is_named(Py_TYPE(arguments.values[0])))
        return borrowed(Py_NotImplemented);
    return request(Operation::call_inherited, [&](RoomWriter& out) {
        out.count(class_number);
        ValueWriter writer{*this, out};
        writer.write_name(name);
        writer.write_arguments(arguments);
    });
}

py::object Bridge::derive(PyObject* name, PyObject* bases, PyObject* contents, PyObject* keywords) {
    return request(Operation::derive, [&](RoomWriter& out) {
        ValueWriter writer{*this, out};
        writer.write(name);
        writer.write(bases);
        writer.write(contents);
        writer.write(keywords == nullptr ? Py_None : keywords);
    });
}

bool Bridge::is_instance(PyObject* object, std::uint64_t class_number) {
    const auto write = [&](RoomWriter& out) {
        ValueWriter{*this, out}.write(object);
        out.count(class_number);
    };
    return request(Operation::is_instance, write).ptr() == Py_True;
}

bool Bridge::is_subclass(PyObject* type, std::uint64_t class_number) {
    const auto write = [&](RoomWriter& out) {
        ValueWriter{*this, out}.write(type);
        out.count(class_number);
    };
    return request(Operation::is_subclass, write).ptr() == Py_True;
}

py::object Bridge::import_module(PyObject* name) {
    return request(Operation::import_module, [&](RoomWriter& out) { ValueWriter{*this, out}.write_name(name); });
}

void Bridge::collect_garbage() {
    request(Operation::collect_garbage, [](RoomWriter&) {});
}

}  // namespace gradebox::harness::bridge
