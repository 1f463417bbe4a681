// What the other side asks of this one.
#include <pybind11/eval.h>

#include "harness/bridge/bridge.hpp"
#include "harness/bridge/python_module.hpp"
#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {

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
    if (get == nullptr) return attribute;
    const bool is_of_class = PyType_Check(object) && PyType_IsSubtype(as_type(object), as_type(type));
    return owned(is_of_class ? get(found, nullptr, object)
                             : get(found, object, reinterpret_cast<PyObject*>(Py_TYPE(object))));
}

namespace {

// What the other side puts into a class here, by that name.
py::object entry_for_class(PyObject* name, const py::object& value) {
    Bridge& bridge = Bridge::here();
    const auto decision = bridge.side() == Side::examiner ? decision_of(text_of(name)) : std::string_view{};
    return decision.empty() || value.is_none() ? value : bridge.decisions().restrain(value, decision);
}

struct Derived {
    py::object type;
    py::list as_given;  // names that it has as they were given
    py::dict others;    // what else it has itself, and of which kind
};
// The most derived of that metaclass (None: there is none) and the bases' makes the class, as in a class statement.
// `prepared`: None, or what it has prepared before, and the names that are in that already.
Derived derive_here(const py::object& name, const py::object& bases, const py::dict& contents,
                    const py::object& keywords, const py::object& prepared, const py::object& stated) {
    PyTypeObject* meta = stated.is_none() ? &PyType_Type : as_type(stated.ptr());
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(bases.ptr()); ++i) {
        PyTypeObject* const other = Py_TYPE(PyTuple_GET_ITEM(bases.ptr(), i));
        if (PyType_IsSubtype(other, meta)) meta = other;
    }
    const auto metaclass = borrowed(reinterpret_cast<PyObject*>(meta));
    PyObject* const named = keywords.is_none() ? nullptr : keywords.ptr();
    py::object own_contents, names_in_it = py::tuple{};
    if (prepared.is_none()) {
        const py::object prepare = metaclass.attr("__prepare__");
        own_contents = owned(PyObject_Call(prepare.ptr(), py::make_tuple(name, bases).ptr(), named));
    } else {
        std::tie(own_contents, names_in_it) = py::cast<std::pair<py::object, py::object>>(prepared);
    }
    py::dict given;
    for (const auto& [key, value] : contents) {
        const auto entry = entry_for_class(key.ptr(), borrowed(value.ptr()));
        given[key] = entry;
        if (!names_in_it.contains(key)) check(PyObject_SetItem(own_contents.ptr(), key.ptr(), entry.ptr()));
    }
    auto type = owned(PyObject_Call(metaclass.ptr(), py::make_tuple(name, bases, own_contents).ptr(), named));
    if (!PyType_Check(type.ptr())) throw py::type_error{"a class statement of the test made no class"};
    if (Bridge::here().side() == Side::candidate)
        show_in_module(type.attr("__module__"), type.attr("__qualname__"), type);
    Derived derived{std::move(type), py::list{}, py::dict{}};
    const auto has = owned(PyDict_Copy(as_type(derived.type.ptr())->tp_dict));
    for (const auto& [key, value] : py::reinterpret_borrow<py::dict>(has)) {
        if (PyDict_GetItem(given.ptr(), key.ptr()) == value.ptr())
            derived.as_given.append(key);
        else if (const auto kind = entry_of(as_type(derived.type.ptr()), key.ptr(), value.ptr()))
            derived.others[key] = static_cast<int>(*kind);
    }
    return derived;
}

// From a frame as a test would have: protocols of typing refuse some questions, but not those of the library.
py::object ask_as_tests_do(const char* question, PyObject* asked, PyObject* type) {
    static const auto* const ask = [] {
        py::dict tests;
        tests["__name__"] = "tests";
        return new py::object{py::eval("lambda question, *asked: question(*asked)", tests)};
    }();
    return (*ask)(py::module_::import("builtins").attr(question), borrowed(asked), borrowed(type));
}

// Null: what was there before it was put there.
void put_module_here(PyObject* name, PyObject* value) {
    static auto* const before = new py::dict;
    PyObject* const modules = PyImport_GetModuleDict();
    if (value != nullptr) {
        PyObject* const known = PyDict_GetItem(modules, name);
        if (!before->contains(name))
            (*before)[name] = py::make_tuple(borrowed(known == nullptr ? Py_None : known), known != nullptr);
        return check(PyDict_SetItem(modules, name, value));
    }
    if (!before->contains(name)) return;
    const auto was = py::cast<py::tuple>((*before)[name]);
    check(PyDict_DelItem(before->ptr(), name));
    if (py::cast<bool>(was[1]))
        check(PyDict_SetItem(modules, name, py::object{was[0]}.ptr()));
    else if (PyDict_Contains(modules, name) == 1)
        check(PyDict_DelItem(modules, name));
}

// So that a name of the library goes on to mean what it meant, whatever a test puts in its place.
void remember_original(PyObject* module, PyObject* name) {
    const auto value = py::reinterpret_steal<py::object>(PyObject_GetAttr(module, name));
    if (!value) return PyErr_Clear();
    well_known_name(value.ptr());
}

// What a function tells of itself that its bound method tells as well: names, and what its signature is made of.
bool tells_as_its_method(PyObject* object, PyObject* name) {
    constexpr std::array kTold{"__name__",      "__qualname__", "__doc__",           "__module__",
                               "__code__",      "__defaults__", "__kwdefaults__",    "__annotations__",
                               "__signature__", "__wrapped__",  "__text_signature__"};
    return PyFunction_Check(object) && is_one_of(kTold, text_of(name));
}

// What tells one object from another, which sealed ones may be asked as well.
bool identifies(Operation operation, PyObject* name) {
    if (operation != Operation::call_inherited) return false;
    const auto text = text_of(name);
    return text == "__hash__" || text == "__eq__" || text == "__ne__";
}

}  // namespace

// Everything that a request says, before anything of it is done.
Operands Bridge::read_operands(Operation operation, ByteReader& in) {
    ValueReader reader{*this, in};
    Operands operands;
    const auto read_object = [&] {
        const auto number = in.count();
        operands.object = borrowed(objects_.mine(number));
        if (objects_.is_sealed(number)) guard_.check_sealed(false);
    };
    switch (operation) {
        case Operation::get_attribute: {
            const auto number = in.count();
            operands.object = borrowed(objects_.mine(number));
            operands.name = reader.read_name();
            if (objects_.is_sealed(number) && !tells_as_its_method(operands.object.ptr(), operands.name.ptr())) {
                PyErr_Format(PyExc_AttributeError, "what a bound method is made of is not asked for '%U'",
                             operands.name.ptr());
                throw py::error_already_set{};
            }
            break;
        }
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
        case Operation::call: {
            read_object();
            const bool binds = operands.object.ptr() == reinterpret_cast<PyObject*>(&PyMethod_Type);
            reader.allow_sealed(binds ? 2 : 0);
            operands.names = reader.read_arguments(operands.values, operands.positional);
            if (reader.sealed() && operands.values.size() == 2)
                guard_.check_bind(operands.values[0].ptr(), operands.values[1].ptr());
            break;
        }
        case Operation::call_method:
        case Operation::call_special:
        case Operation::call_past:
        case Operation::call_inherited: {
            read_object();
            operands.name = reader.read_name();
            // A function's own: that of another class would get the sealed object as an argument.
            const bool calls = operation == Operation::call_inherited && text_of(operands.name.ptr()) == "__call__" &&
                               operands.object.ptr() == reinterpret_cast<PyObject*>(&PyFunction_Type);
            reader.allow_sealed(calls || identifies(operation, operands.name.ptr()) ? 2 : 0);
            operands.names = reader.read_arguments(operands.values, operands.positional);
            const auto& values = operands.values;
            if (calls && reader.sealed()) {
                guard_.check_sealed(values.size() > 1 && reader.sealed().is(values[1]));
                guard_.check_bind(values[0].ptr(), values[1].ptr());
            }
            break;
        }
        case Operation::derive:
            for (int i = 0; i < 7; ++i) operands.values.push_back(reader.read());
            break;
        case Operation::is_instance:
        case Operation::is_subclass:
            operands.values.push_back(reader.read());
            read_object();
            break;
        case Operation::hold_weakly:
            operands.release.number = in.count();
            operands.release.times = in.count();
            break;
        case Operation::identify:
            operands.object = borrowed(objects_.mine(in.count()));
            break;
        case Operation::use_stream:
            operands.release.number = in.count();
            break;
        case Operation::import_module:
        case Operation::name_thread:
            operands.name = reader.read_name();
            break;
        case Operation::put_module:
            operands.name = reader.read_name();
            if (in.byte() != 0) operands.values.push_back(reader.read());
            break;
        default:
            throw ProtocolError{"an operation that there is not"};
    }
    if (!in.ok()) throw ProtocolError{"a message that ends early"};
    return operands;
}

// As names that come are interned, it is this one.
static PyObject* call_name() {
    static PyObject* const name = PyUnicode_InternFromString("__call__");
    return name;
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

py::object Bridge::perform_past(const Operands& operands) const {
    PyObject* const object = operands.object.ptr();
    const auto asked = text_of(operands.name.ptr());
    const auto& values = operands.values;
    PyObject* const name = values.empty() ? nullptr : values[0].ptr();
    if (asked == "__new__" && values.empty() && PyType_Check(object)) {
        guard_.check_call(object);
        return borrowed(reinterpret_cast<PyObject*>(&PyBaseObject_Type)).attr("__new__")(operands.object);
    }
    const bool sets = asked == "__setattr__" && values.size() == 2;
    const bool deletes = asked == "__delattr__" && values.size() == 1;
    const bool gets = asked == "__getattribute__" && values.size() == 1;
    if (!(sets || deletes || gets) || !PyUnicode_Check(name)) throw ProtocolError{"nothing that object does"};
    if (PyType_Check(object)) {
        PyErr_Format(PyExc_TypeError, "can't apply this %U to type object", operands.name.ptr());
        throw py::error_already_set{};
    }
    if (guard_.seals(object, text_of(name))) guard_.check_sealed(false);
    if (gets) {
        guard_.check_get(object, name);
        return guard_.harmless(owned(PyObject_GenericGetAttr(object, name)));
    }
    guard_.check_set(object, name);
    check(PyObject_GenericSetAttr(object, name, sets ? values[1].ptr() : nullptr));
    return py::none();
}

py::object Bridge::perform(Operation operation, const Operands& operands) {
    PyObject* const object = operands.object.ptr();
    PyObject* const name = operands.name.ptr();
    switch (operation) {
        case Operation::get_attribute:
            if (auto names = guard_.names_around(object, name)) return names;
            guard_.check_get(object, name);
            return guard_.harmless(owned(PyObject_GetAttr(object, name)));
        case Operation::set_attribute:
            guard_.check_set(object, name);
            // So that its name goes on to mean what it meant.
            if (PyModule_Check(object)) remember_original(object, name);
            check(PyObject_SetAttr(
                object, name,
                (PyType_Check(object) ? entry_for_class(name, operands.values[0]) : operands.values[0]).ptr()));
            return py::none();
        case Operation::delete_attribute:
            guard_.check_set(object, name);
            check(PyObject_DelAttr(object, name));
            return py::none();
        case Operation::call:
            guard_.check_call(object);
            return call_here(object, operands, 0);
        case Operation::call_method:
            if (auto result = guard_.look_up(object, name, operands.values)) return result;
            guard_.check_get(object, name);
            return call_here(owned(PyObject_GetAttr(object, name)).ptr(), operands, 0);
        case Operation::call_special:
            if (auto result = guard_.look_up(object, name, operands.values)) return result;
            guard_.check_get(object, name);
            if (name == call_name()) return call_here(object, operands, 0);
            return call_here(get_inherited_here(reinterpret_cast<PyObject*>(Py_TYPE(object)), name, object).ptr(),
                             operands, 0);
        case Operation::call_past:
            return perform_past(operands);
        case Operation::get_inherited:
            guard_.check_get(object, name);
            return get_inherited_here(object, name, operands.values[0].ptr());
        case Operation::call_inherited:
            guard_.check_get(object, name);
            if (operands.positional == 0) throw ProtocolError{"a method without its object"};
            return call_here(get_inherited_here(object, name, operands.values[0].ptr()).ptr(), operands, 1);
        case Operation::derive: {
            const auto& values = operands.values;
            const bool has_metaclass = PyType_Check(values[5].ptr()) != 0;
            if (!PyTuple_Check(values[1].ptr()) || (PyTuple_GET_SIZE(values[1].ptr()) == 0 && !has_metaclass) ||
                !PyDict_Check(values[2].ptr()))
                throw ProtocolError{"no class statement"};
            guard_.check_derive(values[1].ptr(), values[2].ptr());
            // Only a metaclass of the solution's is asked for a place beforehand.
            if (!(values[4].is_none() && values[5].is_none()) && side() != Side::candidate)
                throw ProtocolError{"no class statement"};
            if (side() == Side::candidate)
                show_annotated(py::dict{values[2]}["__module__"], import_named_modules(values[6]));
            const auto derived = derive_here(values[0], values[1], values[2], values[3], values[4], values[5]);
            guard_.give(derived.type.ptr());
            return py::make_tuple(derived.type, py::tuple{derived.as_given}, derived.others);
        }
        case Operation::is_instance:
        case Operation::is_subclass: {
            guard_.check_call(object);
            PyObject* const asked = operands.values[0].ptr();
            return ask_as_tests_do(operation == Operation::is_instance ? "isinstance" : "issubclass", asked, object);
        }
        case Operation::identify:
            return py::reinterpret_steal<py::object>(PyLong_FromUnsignedLongLong(id_here(object, side_)));
        case Operation::put_module:
            guard_.check_import();
            put_module_here(name, operands.values.empty() ? nullptr : operands.values[0].ptr());
            return py::none();
        case Operation::import_module:
            guard_.check_import();
            if (importer_) return importer_(name);
            owned(PyImport_Import(name));
            return owned(PyImport_GetModule(name));
        case Operation::use_stream:
            guard_.check_import();
            printing_.use(operands.release.number);
            return py::none();
        case Operation::hold_weakly:
            if (const auto is_there = objects_.hold_weakly(operands.release)) return py::bool_{*is_there};
            return py::none();
        case Operation::name_thread:
            py::module_::import("threading").attr("current_thread")().attr("name") = operands.name;
            return py::none();
    }
    throw ProtocolError{"an operation that there is not"};
}

}  // namespace gradebox::harness::bridge
