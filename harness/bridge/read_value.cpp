#include "harness/bridge/python_types.hpp"
#include "harness/bridge/tracebacks.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

py::object str(std::string_view text) {
    return owned(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogatepass"));
}

}  // namespace

// What is asked for is mostly asked for again: a name for each place is remembered.
py::object ValueReader::read_name() {
    static auto* const recent = new std::array<py::object, 64>;
    const auto text = in_.text();
    const auto letter = text.empty() ? 0u : static_cast<unsigned char>(text.back());
    auto& known = (*recent)[(text.size() + letter) % recent->size()];
    Py_ssize_t size = 0;
    const char* const last = known ? PyUnicode_AsUTF8AndSize(known.ptr(), &size) : nullptr;
    if (last != nullptr && std::string_view{last, static_cast<std::size_t>(size)} == text) return known;
    PyErr_Clear();  // one that UTF-8 has no letters for
    PyObject* name = str(text).release().ptr();
    PyUnicode_InternInPlace(&name);
    return known = py::reinterpret_steal<py::object>(name);
}

py::object ValueReader::read() {
    if (!in_.ok()) throw ProtocolError{"a message that ends early"};
    if (++depth_ > kMaxDepth + 10) throw ProtocolError{"values within values, too deep"};
    const struct Leave {
        int& depth;
        ~Leave() { --depth; }
    } leave{depth_};
    switch (up_to(Tag::new_class, in_.byte())) {
        case Tag::none:
            return py::none();
        case Tag::false_:
            return py::bool_{false};
        case Tag::true_:
            return py::bool_{true};
        case Tag::integer:
            return owned(PyLong_FromLongLong(in_.integer()));
        case Tag::big_int:
            return read_int();
        case Tag::real:
            return owned(PyFloat_FromDouble(in_.real()));
        case Tag::complex: {
            const double real = in_.real();
            return owned(PyComplex_FromDoubles(real, in_.real()));
        }
        case Tag::str:
            return str(in_.text());
        case Tag::interned: {
            PyObject* text = str(in_.text()).release().ptr();
            PyUnicode_InternInPlace(&text);
            return py::reinterpret_steal<py::object>(text);
        }
        case Tag::bytes: {
            const auto data = in_.text();
            return owned(PyBytes_FromStringAndSize(data.data(), static_cast<Py_ssize_t>(data.size())));
        }
        case Tag::ellipsis:
            return borrowed(Py_Ellipsis);
        case Tag::not_implemented:
            return borrowed(Py_NotImplemented);
        case Tag::tuple:
            return read_items(false);
        case Tag::frozen_set:
            return read_items(true);
        case Tag::slice: {
            const auto start = read();
            const auto stop = read();
            return owned(PySlice_New(start.ptr(), stop.ptr(), read().ptr()));
        }
        case Tag::stream:
            if (auto stream = bridge_.printing().stream(in_.count())) return stream;
            throw ProtocolError{"a stream that there is not"};
        case Tag::kept:
            return read_kept();
        case Tag::well_known: {
            const auto name = in_.text();
            if (!bridge_.guard().is_well_known(name)) throw ProtocolError{"a name that may not be used"};
            if (auto object = well_known(name)) return object;
            throw ProtocolError{"a name of nothing"};
        }
        case Tag::made:
            return read_made();
        case Tag::replica:
            return read_replica();
        case Tag::known_replica:
            return borrowed(bridge_.replicas().at(in_.count()).object());
        case Tag::yours:
            return read_own();
        case Tag::mine:
            return read_object();
        case Tag::bound:
            return read_bound();
        case Tag::exception:
            return read_exception();
        case Tag::amended:
            return read_amended();
        case Tag::traceback: {
            // Where one is asked for, an empty one would not do.
            auto traceback = read_traceback();
            return traceback ? traceback : make_traceback(hidden_entries());
        }
        case Tag::class_: {
            auto* const type = bridge_.mirrors().find(in_.count());
            if (type == nullptr) throw ProtocolError{"a class that is not known"};
            return borrowed(reinterpret_cast<PyObject*>(type));
        }
        case Tag::twin: {
            PyTypeObject* const type = class_statement().here;
            if (type == nullptr) throw ProtocolError{"a class that nobody waits for"};
            bridge_.mirrors().add_derived(type, in_.count());
            return borrowed(reinterpret_cast<PyObject*>(type));
        }
        case Tag::new_class:
            return read_description();
    }
    throw ProtocolError{"no value"};
}

py::object ValueReader::read_own() {
    const auto number = in_.count();
    const auto object = borrowed(bridge_.objects().mine(number));
    if (bridge_.objects().is_sealed(number)) {
        bridge_.guard().check_sealed(may_be_sealed_);
        sealed_ = object;
    }
    return object;
}

py::object ValueReader::read_int() {
    const bool negative = in_.byte() == 1;
    const auto bytes = in_.text();
    const auto magnitude =
        owned(_PyLong_FromByteArray(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), 1, 0));
    return negative ? owned(PyNumber_Negative(magnitude.ptr())) : magnitude;
}

py::object ValueReader::read_kept() {
    const auto number = in_.count();
    const auto start = in_.position();
    const auto value = read();
    return bridge_.identities().received(number, value, in_.since(start));
}

py::object ValueReader::read_items(bool frozen) {
    const auto size = in_.items();
    auto tuple = owned(PyTuple_New(static_cast<Py_ssize_t>(size)));
    for (std::size_t i = 0; i < size; ++i)
        PyTuple_SET_ITEM(tuple.ptr(), static_cast<Py_ssize_t>(i), read().release().ptr());
    return frozen ? owned(PyFrozenSet_New(tuple.ptr())) : tuple;
}

// Of a mirrored class. A group is never without its message and its exceptions.
py::object ValueReader::new_exception(PyTypeObject* type, const py::tuple& arguments) {
    PyTypeObject* const base = builtin_base(type);
    const bool is_group = PyType_IsSubtype(base, as_type(PyExc_BaseExceptionGroup)) != 0;
    if (!is_group) return owned(base->tp_new(type, py::tuple{}.ptr(), nullptr));
    const py::tuple two = owned(PyTuple_GetSlice(arguments.ptr(), 0, 2));
    return owned(base->tp_new(type, two.ptr(), nullptr));
}

py::object ValueReader::new_object(std::uint64_t number, PyTypeObject* type) {
    auto* const mirror = bridge_.mirrors().of(type);
    if (mirror == nullptr) throw ProtocolError{"an object of a class that is not described"};
    if (PyType_IsSubtype(type, &PyType_Type) != 0) throw ProtocolError{"a class that is no class"};
    if (mirror->content == Content::none || mirror->content == Content::exception) {
        auto object =
            mirror->content == Content::none ? owned(PyType_GenericAlloc(type, 0)) : new_exception(type, py::tuple{});
        bridge_.objects().add_proxy(number, object.ptr());
        return object;
    }
    if (mirror->content >= Content::list) {
        const bool is_new = in_.byte() != 0;
        if (!is_new) throw ProtocolError{"a container without its object"};
        auto object = owned(builtin_base(type)->tp_new(type, py::tuple{}.ptr(), nullptr));
        bridge_.objects().add_proxy(number, object.ptr());
        const auto replica_number = in_.count();
        const auto kind = up_to(ReplicaKind::data, in_.byte());
        if (kind != replica_kind(type, mirror->content)) throw ProtocolError{"another kind"};
        bridge_.replicas().add(replica_number, object.ptr(), kind);
        read_contents(bridge_.replicas().at(replica_number));
        return object;
    }
    const auto content = read();
    if (!Py_IS_TYPE(content.ptr(), builtin_base(type))) throw ProtocolError{"content of another kind"};
    auto object = mirror->content >= Content::date
                      ? made_of_content(type, content)
                      : owned(builtin_base(type)->tp_new(type, py::make_tuple(content).ptr(), nullptr));
    bridge_.objects().add_proxy(number, object.ptr());
    return object;
}

py::object ValueReader::read_object() {
    const auto number = in_.count();
    const auto type = read();
    if (!PyType_Check(type.ptr())) throw ProtocolError{"no class"};
    const bool hides_methods = in_.byte() != 0;
    auto proxy = borrowed(bridge_.objects().proxy(number));
    if (!proxy) {
        proxy = new_object(number, as_type(type.ptr()));
    } else if (const auto* const mirror = bridge_.mirrors().of(Py_TYPE(proxy.ptr()));
               mirror->content >= Content::list) {
        if (mirror->content != Content::exception && in_.byte() != 0) {
            // Both let go of the container and kept its object.
            const auto replica_number = in_.count();
            const auto kind = up_to(ReplicaKind::data, in_.byte());
            if (kind != replica_kind(Py_TYPE(proxy.ptr()), mirror->content)) throw ProtocolError{"another kind"};
            bridge_.replicas().add(replica_number, proxy.ptr(), kind);
            read_contents(bridge_.replicas().at(replica_number));
        }
    } else if (mirror->content != Content::none) {
        read();  // it has it already, and it never changes
    }
    bridge_.objects().received(number, hides_methods);
    if (bridge_.side() != Side::examiner || !bridge_.decisions().are_learned()) return proxy;
    const auto* const mirror = bridge_.mirrors().of(Py_TYPE(proxy.ptr()));
    if (mirror != nullptr && mirror->content != Content::none && mirror->content != Content::exception)
        bridge_.decisions().note_builtin(bridge_.mirrors().names_of(Py_TYPE(proxy.ptr())));
    return proxy;
}

py::object ValueReader::read_bound() {
    auto object = borrowed(bridge_.objects().mine(in_.count()));
    const auto class_number = in_.count();
    const auto name = read_name();
    bridge_.guard().check_get(object.ptr(), name.ptr());
    if (class_number == 0) return owned(PyObject_GetAttr(object.ptr(), name.ptr()));
    return get_inherited_here(bridge_.objects().mine(class_number), name.ptr(), object.ptr());
}

// Null: it has no entry.
py::object ValueReader::read_traceback() {
    std::vector<TracebackEntry> entries;
    for (auto left = in_.items(); left > 0 && in_.ok(); --left) {
        std::string function{in_.text()};
        std::string file{in_.text()};
        entries.push_back({std::move(function), std::move(file), static_cast<int>(in_.integer())});
    }
    return make_traceback(entries);
}

py::object ValueReader::read_exception() {
    const auto number = in_.count();
    const auto type = read();
    const auto arguments = read();
    if (!PyExceptionClass_Check(type.ptr()) || !PyTuple_CheckExact(arguments.ptr()))
        throw ProtocolError{"no exception"};
    auto exception = borrowed(bridge_.objects().proxy(number));
    const auto* const mirror = bridge_.mirrors().of(as_type(type.ptr()));
    const bool is_mirrored = mirror != nullptr;
    if (is_mirrored && mirror->content != Content::exception) throw ProtocolError{"an exception of no such class"};
    const bool is_new = !exception;
    // What looks an attribute up in vain catches its exception, whose frames would be kept with it.
    const bool is_kept = type.ptr() != PyExc_AttributeError;
    if (is_new && is_mirrored) {
        exception = new_exception(as_type(type.ptr()), arguments);
        bridge_.objects().add_proxy(number, exception.ptr());
        check(PyObject_GenericSetAttr(exception.ptr(), py::str{"args"}.ptr(), arguments.ptr()));
    } else if (is_new) {
        const bool is_builtin = !(as_type(type.ptr())->tp_flags & Py_TPFLAGS_HEAPTYPE);
        exception = is_builtin ? owned(PyObject_Call(type.ptr(), arguments.ptr(), nullptr))
                               : owned(as_type(type.ptr())->tp_new(as_type(type.ptr()), arguments.ptr(), nullptr));
        // (Of a class of the library that derives from OSError its __init__ would set them.)
        if (!is_builtin) check(PyObject_GenericSetAttr(exception.ptr(), py::str{"args"}.ptr(), arguments.ptr()));
        if (!is_kept) {
            bridge_.objects().decline(number);
        } else {
            bridge_.objects().add_proxy(number, exception.ptr());
            bridge_.keep_exception(exception);
        }
    }
    if (is_kept) bridge_.objects().received(number, false);
    auto cause = read();
    auto context = read();
    const bool suppressed = in_.byte() != 0;
    if (is_new) {
        // Each takes the reference.
        PyException_SetCause(exception.ptr(), cause.is_none() ? nullptr : cause.inc_ref().ptr());
        auto& chained = context.is_none() ? cause : context;
        PyException_SetContext(exception.ptr(), chained.is_none() ? nullptr : chained.inc_ref().ptr());
        reinterpret_cast<PyBaseExceptionObject*>(exception.ptr())->suppress_context = suppressed ? 1 : 0;
    }
    if (const auto traceback = read_traceback(); is_new && traceback)
        PyException_SetTraceback(exception.ptr(), traceback.ptr());
    for (auto left = in_.items(); left > 0; --left) {
        const auto name = read_name();
        const auto value = read();
        // What cannot be set came with the arguments.
        if (is_new && PyObject_GenericSetAttr(exception.ptr(), name.ptr(), value.ptr()) != 0) PyErr_Clear();
    }
    return exception;
}

py::object ValueReader::read_amended() {
    auto exception = read_own();
    if (!PyExceptionInstance_Check(exception.ptr())) throw ProtocolError{"no exception"};
    auto cause = read();
    auto context = read();
    const bool suppressed = in_.byte() != 0;
    for (const auto& other : {cause, context})
        if (!other.is_none() && !PyExceptionInstance_Check(other.ptr())) throw ProtocolError{"no exception"};
    if (!cause.is_none()) PyException_SetCause(exception.ptr(), cause.inc_ref().ptr());
    if (!context.is_none() && !context.is(exception)) PyException_SetContext(exception.ptr(), context.inc_ref().ptr());
    reinterpret_cast<PyBaseExceptionObject*>(exception.ptr())->suppress_context = suppressed ? 1 : 0;
    py::list notes;
    for (auto left = in_.items(); left > 0; --left) notes.append(read_name());
    if (!notes.empty()) check(PyObject_GenericSetAttr(exception.ptr(), py::str{"__notes__"}.ptr(), notes.ptr()));
    return exception;
}

py::object ValueReader::read_arguments(std::vector<py::object>& values, std::size_t& positional) {
    positional = in_.items();
    const auto named = in_.items();
    py::object names;
    if (named > 0) {
        names = owned(PyTuple_New(static_cast<Py_ssize_t>(named)));
        for (std::size_t i = 0; i < named; ++i)
            PyTuple_SET_ITEM(names.ptr(), static_cast<Py_ssize_t>(i), read_name().release().ptr());
    }
    values.reserve(values.size() + positional + named);
    for (std::size_t i = 0; i < positional + named; ++i) {
        may_be_sealed_ = i < sealed_allowed_;
        values.push_back(read());
    }
    may_be_sealed_ = false;
    return names;
}

}  // namespace gradebox::harness::bridge
