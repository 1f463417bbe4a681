// Values on a lane: plain ones as they are, containers as replicas, the rest by number.
// Runs in: both. What is read on the examiner's side is hostile in every byte.
#pragma once

#include "harness/bridge/bridge.hpp"

namespace gradebox::harness::bridge {

class ValueWriter {
public:
    ValueWriter(Bridge& bridge, RoomWriter& out) : bridge_{bridge}, out_{out} {}

    // Throws py::error_already_set or std::runtime_error for what cannot be handed over.
    void write(PyObject* object);
    // One that stands for itself, an argument or a result: it may be asked whether it is the one that it was.
    void write_one(PyObject* object);
    void write_arguments(const CallArguments& arguments);
    void write_name(PyObject* name);
    void write_replica(std::uint64_t number, Replica& replica);
    // Of a container that both have: all of it, or what has become of it.
    void write_changed(std::uint64_t number, bool may_be_edits);
    void write_class(PyTypeObject* type);
    void write_change(const ClassChange& change);

private:
    void write_described_class(PyTypeObject* type);
    bool write_atom(PyObject* object);
    bool write_known(PyObject* object);
    bool write_container(PyObject* object);
    bool write_made(PyObject* object);
    bool write_well_known(PyObject* object);
    void write_contents(Replica& replica);
    void write_items(const Contents& contents);
    void write_flag(bool flag) { out_.byte(flag ? std::uint8_t{1} : std::uint8_t{0}); }
    void write_int(PyObject* object);
    void write_str(PyObject* object);
    void write_exception(PyObject* object);
    void write_causes(PyObject* exception);
    void write_chain(PyObject* exception);
    bool write_amended(std::uint64_t number, PyObject* exception);
    void write_traceback(PyObject* traceback);
    bool write_stream(PyObject* object);
    void write_object(PyObject* object);
    void write_content(Content content, PyObject* object);
    void describe(PyTypeObject* type);

    Bridge& bridge_;
    RoomWriter& out_;
    int depth_{0};
    std::vector<PyObject*> chained_;  // exceptions whose causes are being written
};

class ValueReader {
public:
    ValueReader(Bridge& bridge, ByteReader& in) : bridge_{bridge}, in_{in} {}

    // Throws ProtocolError, or py::error_already_set when a class does not make such a value.
    py::object read();
    py::object read_name();
    // Into `values`, the last of them belonging to the names that are given.
    py::object read_arguments(std::vector<py::object>& values, std::size_t& positional);
    void read_changed();
    void read_change_of_class();
    // So many of the arguments, the first ones, may be sealed.
    void allow_sealed(std::size_t count) { sealed_allowed_ = count; }
    // The last that was; null: none.
    const py::object& sealed() const { return sealed_; }

private:
    py::object read_own();
    py::object read_int();
    py::object read_items(bool frozen);
    py::object read_replica();
    py::object read_made();
    py::object read_member(const std::string& class_name);
    py::object read_kept();
    py::object read_object();
    py::object read_bound();
    py::object read_exception();
    py::object read_amended();
    py::object read_traceback();
    py::object read_class();
    py::object read_description();
    void read_contents(Replica& replica);
    void read_edits(Replica& replica);
    py::object new_object(std::uint64_t number, PyTypeObject* type);
    static py::object new_exception(PyTypeObject* type, const py::tuple& arguments);

    Bridge& bridge_;
    ByteReader& in_;
    int depth_{0};
    std::size_t sealed_allowed_{0};
    bool may_be_sealed_{false};
    py::object sealed_;
};

// What a class itself gives for object.name, whatever its subclasses or the object have of that name.
py::object get_inherited_here(PyObject* type, PyObject* name, PyObject* object);

// A class of the library is not described: what it gives is said of the class that derives from it.
bool is_of_library(PyTypeObject* type);
// Whether an attribute of its own hides a method of its class.
bool hides_methods(PyObject* object);
// Whether members of that class of the library, if it is an Enum, may be told by their values: its module is imported
// for it.
bool may_have_members(std::string_view dotted_name);
// Whether its class, one of the library, makes it of a few others, and it never changes: a Decimal, a date, a path.
bool is_made_value(PyObject* object);
// Of an object whose class derives from that of such a value: the value, and the other way round.
py::object made_content(PyObject* object);
py::object made_of_content(PyTypeObject* type, const py::object& content);
// The content that instances of a class have besides their attributes.
Content content_of(PyTypeObject* type);
// What is said of a class's own attribute; nothing of what is about its making.
std::optional<Entry> entry_of(PyTypeObject* type, PyObject* name, PyObject* value);

}  // namespace gradebox::harness::bridge
