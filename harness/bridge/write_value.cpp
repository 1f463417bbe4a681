#include <Python.h>

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {

void ValueWriter::write(PyObject* object) {
    if (write_atom(object)) return;
    if (++depth_ > kMaxDepth) throw std::runtime_error{"values within values, too deep to be handed over"};
    if (!write_known(object) && !write_container(object) && !write_made(object)) write_object(object);
    --depth_;
}

void ValueWriter::write_one(PyObject* object) {
    if (!Identities::matters(object)) return write(object);
    Identities& identities = bridge_.identities();
    const auto number = identities.number_of(object);
    out_.tag(Tag::kept);
    out_.count(number);
    const auto start = out_.size();
    write(object);
    identities.sent(number, object, out_.since(start));
}

bool ValueWriter::write_atom(PyObject* object) {
    if (PyLong_CheckExact(object)) return write_int(object), true;
    if (PyUnicode_CheckExact(object)) return write_str(object), true;
    if (object == Py_None) return out_.tag(Tag::none), true;
    if (object == Py_True) return out_.tag(Tag::true_), true;
    if (object == Py_False) return out_.tag(Tag::false_), true;
    if (object == Py_Ellipsis) return out_.tag(Tag::ellipsis), true;
    if (object == Py_NotImplemented) return out_.tag(Tag::not_implemented), true;
    if (PyFloat_CheckExact(object)) {
        out_.tag(Tag::real);
        out_.real(PyFloat_AS_DOUBLE(object));
        return true;
    }
    if (PyBytes_CheckExact(object)) {
        out_.tag(Tag::bytes);
        out_.text({PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))});
        return true;
    }
    if (PyComplex_CheckExact(object)) {
        out_.tag(Tag::complex);
        out_.real(PyComplex_RealAsDouble(object));
        out_.real(PyComplex_ImagAsDouble(object));
        return true;
    }
    return false;
}

void ValueWriter::write_int(PyObject* object) {
    int overflow = 0;
    const long long small = PyLong_AsLongLongAndOverflow(object, &overflow);
    if (overflow == 0) {
        out_.tag(Tag::integer);
        return out_.integer(small);
    }
    const auto magnitude = owned(overflow < 0 ? PyNumber_Negative(object) : PyNumber_Positive(object));
    std::string bytes((_PyLong_NumBits(object) + 7) / 8, '\0');
    check(_PyLong_AsByteArray(reinterpret_cast<PyLongObject*>(magnitude.ptr()),
                              reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), 1, 0));
    out_.tag(Tag::big_int);
    write_flag(overflow < 0);
    out_.text(bytes);
}

void ValueWriter::write_str(PyObject* object) {
    out_.tag(PyUnicode_CHECK_INTERNED(object) ? Tag::interned : Tag::str);
    write_name(object);
}

void ValueWriter::write_name(PyObject* name) {
    Py_ssize_t size = 0;
    if (const char* text = PyUnicode_AsUTF8AndSize(name, &size))
        return out_.text({text, static_cast<std::size_t>(size)});
    PyErr_Clear();
    out_.text(text_of(name));
}

// What the other side has, or has been told of.
bool ValueWriter::write_known(PyObject* object) {
    if (const auto number = bridge_.objects().number_of(object)) {
        if (PyExceptionInstance_Check(object) && write_amended(*number, object)) return true;
        out_.tag(Tag::yours);
        out_.count(*number);
        return true;
    }
    if (Py_IS_TYPE(object, python_types().method)) {
        const auto* const method = reinterpret_cast<Method*>(object);
        if (method->found != nullptr) return write_known(method->found);
        const auto number = bridge_.objects().number_of(method->self);
        if (!number) return false;
        out_.tag(Tag::bound);
        out_.count(*number);
        out_.count(method->class_number);
        write_name(method->name);
        return true;
    }
    if (const auto number = bridge_.replicas().number_of(object)) {
        out_.tag(Tag::known_replica);
        out_.count(*number);
        return true;
    }
    return false;
}

bool ValueWriter::write_container(PyObject* object) {
    const bool is_tuple = PyTuple_CheckExact(object);
    if (is_tuple || PyFrozenSet_CheckExact(object)) {
        out_.tag(is_tuple ? Tag::tuple : Tag::frozen_set);
        out_.count(static_cast<std::uint64_t>(is_tuple ? PyTuple_GET_SIZE(object) : PySet_GET_SIZE(object)));
        if (is_tuple) {
            for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object); ++i) write(PyTuple_GET_ITEM(object, i));
            return true;
        }
        PyObject* item = nullptr;
        Py_ssize_t position = 0;
        Py_hash_t hash = 0;
        while (_PySet_NextEntry(object, &position, &item, &hash) != 0) write(item);
        return true;
    }
    const auto kind = replica_kind(object);
    if (!kind) return false;
    const auto number = bridge_.replicas().add(object, *kind);
    out_.tag(Tag::replica);
    write_replica(number, bridge_.replicas().at(number));
    return true;
}

// Number, kind, what its maker needs, and its contents.
void ValueWriter::write_replica(std::uint64_t number, Replica& replica) {
    out_.count(number);
    out_.tag(replica.kind());
    if (replica.kind() == ReplicaKind::deque) write(borrowed(replica.object()).attr("maxlen").ptr());
    if (replica.kind() == ReplicaKind::default_dict) write(borrowed(replica.object()).attr("default_factory").ptr());
    if (replica.kind() == ReplicaKind::data) {
        bridge_.replicas().settle(replica);
        return write(replica.settled().at(0).ptr());
    }
    write_contents(replica);
}

void ValueWriter::write_changed(std::uint64_t number, bool may_be_edits) {
    Replica& replica = bridge_.replicas().at(number);
    out_.count(number);
    const auto edits = may_be_edits ? replica.edits() : std::nullopt;
    write_flag(edits.has_value());
    if (!edits) return write_contents(replica);
    bridge_.replicas().settle(replica, *edits);
    out_.count(edits->size());
    for (const auto& edit : *edits) {
        out_.count(edit.place);
        out_.count(edit.removed);
        write_items(edit.added);
    }
}

void ValueWriter::write_contents(Replica& replica) {
    bridge_.replicas().settle(replica);
    if (replica.kind() == ReplicaKind::byte_array) return out_.text(replica.bytes());
    // What is written may be a container for the first time, which adds to the replicas: none of them moves.
    write_items(replica.settled());
}

void ValueWriter::write_items(const Contents& contents) {
    constexpr std::size_t kFew = 256;
    out_.count(contents.size());
    for (const auto& item : contents) contents.size() <= kFew ? write_one(item.ptr()) : write(item.ptr());
}

// What of the library both have, and the other side may be told by name.
bool ValueWriter::write_well_known(PyObject* object) {
    const auto name = well_known_name(object);
    if (name.empty() || !Guard{other(bridge_.side())}.is_well_known(name)) return false;
    out_.tag(Tag::well_known);
    out_.text(name);
    return true;
}

// A candidate's stream is the one of the tests that it stands for; one of theirs that can be read, too, is handed over.
bool ValueWriter::write_stream(PyObject* object) {
    const auto number = bridge_.printing().number_of(object);
    if (!number) return false;
    static const auto* const text_stream = new py::object{py::module_::import("io").attr("TextIOWrapper")};
    if (bridge_.side() == Side::examiner && !py::isinstance(borrowed(object), *text_stream)) return false;
    out_.tag(Tag::stream);
    out_.count(*number);
    return true;
}

void ValueWriter::write_object(PyObject* object) {
    if (write_stream(object)) return;
    bridge_.guard().note_annotations(object);
    const auto content = content_of(Py_TYPE(object));
    out_.tag(Tag::mine);
    out_.count(bridge_.objects().send(object));
    write_described_class(Py_TYPE(object));
    write_flag(hides_methods(object));
    write_content(content, object);
}

void ValueWriter::write_content(Content content, PyObject* object) {
    switch (content) {
        case Content::none:
        case Content::exception:
            return;
        case Content::integer:
            return write_int(object);
        case Content::str:
            return write_str(object);
        case Content::real:
            return write(owned(PyFloat_FromDouble(PyFloat_AS_DOUBLE(object))).ptr());
        case Content::complex:
            return write(owned(PyComplex_FromCComplex(reinterpret_cast<PyComplexObject*>(object)->cval)).ptr());
        case Content::bytes:
            return write(owned(PyBytes_FromStringAndSize(PyBytes_AS_STRING(object), PyBytes_GET_SIZE(object))).ptr());
        case Content::tuple:
            return write(owned(PyTuple_GetSlice(object, 0, PY_SSIZE_T_MAX)).ptr());
        case Content::frozen_set:
            return write(owned(PyFrozenSet_New(object)).ptr());
        case Content::date:
        case Content::time:
        case Content::date_time:
        case Content::duration:
        case Content::decimal:
            return write(made_content(object).ptr());
        case Content::list:
        case Content::dict:
        case Content::set:
        case Content::byte_array:
            break;
    }
    const auto kind = replica_kind(Py_TYPE(object), content);
    auto number = bridge_.replicas().number_of(object);
    write_flag(!number);
    if (number) return;
    number = bridge_.replicas().add(object, kind);
    write_replica(*number, bridge_.replicas().at(*number));
}

void ValueWriter::write_arguments(const CallArguments& arguments) {
    out_.count(arguments.positional);
    const auto named = arguments.count() - arguments.positional;
    out_.count(named);
    for (std::size_t i = 0; i < named; ++i) write_name(PyTuple_GET_ITEM(arguments.names, static_cast<Py_ssize_t>(i)));
    for (std::size_t i = 0; i < arguments.count(); ++i) write_one(arguments.values[i]);
}

}  // namespace gradebox::harness::bridge
