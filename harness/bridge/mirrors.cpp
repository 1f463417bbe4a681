#include "harness/bridge/mirrors.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "harness/bridge/bridge.hpp"
#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// Whether what derives from `base` must be laid out as `type` is (extra_ivars in CPython's typeobject.c).
bool adds_to_layout(PyTypeObject* type, PyTypeObject* base) {
    if (type->tp_itemsize != base->tp_itemsize) return true;
    auto size = type->tp_basicsize;
    const auto is_last = [&](Py_ssize_t offset) {
        return offset > 0 && offset + Py_ssize_t{sizeof(PyObject*)} == size;
    };
    if ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0) {
        if (base->tp_weaklistoffset == 0 && is_last(type->tp_weaklistoffset)) size -= Py_ssize_t{sizeof(PyObject*)};
        if (base->tp_dictoffset == 0 && is_last(type->tp_dictoffset)) size -= Py_ssize_t{sizeof(PyObject*)};
    }
    return size != base->tp_basicsize;
}
// Whether instances of `type` are not laid out as those of `ancestor` are.
bool has_foreign_layout(PyTypeObject* ancestor, PyTypeObject* type) {
    for (; ancestor->tp_base != nullptr; ancestor = ancestor->tp_base)
        if (adds_to_layout(ancestor, ancestor->tp_base) && PyType_IsSubtype(type, ancestor) == 0) return true;
    return false;
}

// Not a class of C, whose functions take its instances to be laid out as it says.
bool is_made_in_python(PyTypeObject* type) {
    static const auto* const example = as_type(py::object{py::module_::import("abc").attr("ABC")}.release().ptr());
    return type->tp_dealloc == example->tp_dealloc;
}

bool is_abstract(PyTypeObject* type) {
    return py::isinstance(py::handle{reinterpret_cast<PyObject*>(type)}, py::module_::import("abc").attr("ABCMeta"));
}

// Puts classes of the library into the order of bases, before object, where isinstance() and issubclass() find them.
// They hold nothing that would be found first. Not as bases: nothing of theirs, such as where a dict lies, is to be
// inherited. Gives the abstract ones whose instances are laid out in another way: they are to be told of the class
// instead, which others may then derive from.
std::vector<py::object> add_ancestors(PyTypeObject* type, const std::vector<py::object>& ancestors) {
    std::vector<py::object> others;
    const auto order = owned(PySequence_List(type->tp_mro));
    for (const auto& ancestor : ancestors) {
        const int present = PySequence_Contains(order.ptr(), ancestor.ptr());
        check(present);
        if (present == 1) continue;
        auto* const ancestor_type = as_type(ancestor.ptr());
        if (!has_foreign_layout(ancestor_type, type) ||
            (!is_abstract(ancestor_type) && is_made_in_python(ancestor_type)))
            check(PyList_Insert(order.ptr(), PyList_GET_SIZE(order.ptr()) - 1, ancestor.ptr()));
        else if (is_abstract(ancestor_type))
            others.push_back(ancestor);
    }
    PyObject* const before = std::exchange(type->tp_mro, owned(PyList_AsTuple(order.ptr())).release().ptr());
    Py_DECREF(before);
    PyType_Modified(type);
    return others;
}

// What copies and pickles objects goes by their exact class: one that stands for a function is to be kept as it is, or
// named, as a function is.
void treat_as(PyTypeObject* type, const py::object& shown_as) {
    static const auto copy = py::module_::import("copy");
    static const py::object as_it_is[] = {copy.attr("_copy_immutable"), copy.attr("_deepcopy_atomic")};
    static const py::object tables[] = {copy.attr("_copy_dispatch"), copy.attr("_deepcopy_dispatch")};
    const py::handle key{reinterpret_cast<PyObject*>(type)};
    for (std::size_t i = 0; i < 2; ++i)
        if (tables[i].attr("get")(shown_as).is(as_it_is[i])) tables[i][key] = as_it_is[i];
    const bool is_function = shown_as.ptr() == reinterpret_cast<PyObject*>(&PyFunction_Type) ||
                             shown_as.ptr() == reinterpret_cast<PyObject*>(&PyCFunction_Type);
    if (is_function)
        py::module_::import("copyreg").attr("dispatch_table")[key] = py::cpp_function{[](const py::object& function) {
            const py::object name = function.attr("__qualname__");
            if (Bridge::here().side() == Side::candidate) show_in_module(function.attr("__module__"), name, function);
            return name;
        }};
}

PyTypeObject* enumeration() {
    static const auto type = py::module_::import("enum").attr("Enum");
    return as_type(type.ptr());
}

// A member is what its class makes of its value. (An Enum's own way to say so names getattr, which is not for a
// solution to name.)
void pickle_as_value(PyTypeObject* type) {
    const auto reduce = [](const py::object& member) {
        return py::make_tuple(py::type::of(member), py::make_tuple(member.attr("value")));
    };
    static const py::cpp_function reducer{reduce};
    py::module_::import("copyreg").attr("dispatch_table")[py::handle{reinterpret_cast<PyObject*>(type)}] = reducer;
}

// A match statement asks these flags what a class is.
void match_as_ancestors(PyTypeObject* type, const std::vector<py::object>& ancestors) {
    constexpr unsigned long kPatterns = Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_MAPPING;
    for (const auto& ancestor : ancestors)
        if ((type->tp_flags & kPatterns) == 0) type->tp_flags |= as_type(ancestor.ptr())->tp_flags & kPatterns;
}

bool has_weak_list(const std::vector<py::object>& bases) {
    return std::any_of(bases.begin(), bases.end(), [](const py::object& base) {
        return as_type(base.ptr())->tp_weaklistoffset != 0 || as_type(base.ptr())->tp_itemsize != 0;
    });
}

// What a metaclass of the solution's goes on from here.
PyTypeObject* basis_of_metaclass(const ClassDescription& description) {
    constexpr std::array kOfContainers{"__iter__", "__len__", "__getitem__", "__contains__"};
    const auto makes_container = [&](const EntryDescription& entry) {
        return is_one_of(kOfContainers, text_of(entry.name.ptr()));
    };
    const auto& entries = description.entries;
    return std::any_of(entries.begin(), entries.end(), makes_container) ? python_types().container_metaclass
                                                                        : python_types().other_metaclass;
}

}  // namespace

void show_in_module(const py::object& module, const py::object& qualified_name, const py::object& object) {
    static auto* const modules_made = new py::dict;
    py::dict& made = *modules_made;
    if (!PyUnicode_Check(module.ptr()) || text_of(qualified_name.ptr()).find('.') != std::string::npos) return;
    const auto modules = borrowed(PyImport_GetModuleDict());
    if (!modules.contains(module)) {
        made[module] = owned(PyModule_NewObject(module.ptr()));
        check(PyObject_SetItem(modules.ptr(), module.ptr(), py::object{made[module]}.ptr()));
    }
    if (made.contains(module))
        check(PyObject_SetAttr(py::object{made[module]}.ptr(), qualified_name.ptr(), object.ptr()));
}

void show_annotated(const py::object& module, const py::dict& names) {
    for (const auto& [name, value] : names)
        show_in_module(module, py::reinterpret_borrow<py::object>(name), py::reinterpret_borrow<py::object>(value));
}

py::dict import_named_modules(py::dict names) {
    for (const auto& [name, value] : names)
        if (PyUnicode_CheckExact(value.ptr())) names[name] = owned(PyImport_Import(value.ptr()));
    return names;
}

PyTypeObject* Mirrors::find(std::uint64_t number) const {
    const auto entry = by_number_.find(number);
    return entry == by_number_.end() ? nullptr : reinterpret_cast<PyTypeObject*>(entry->second.ptr());
}

Mirror* Mirrors::of(PyTypeObject* type) const {
    const auto entry = mirrors_.find(type);
    return entry == mirrors_.end() ? nullptr : entry->second.get();
}

py::object Mirrors::make_entry(std::uint64_t number, const EntryDescription& entry) const {
    if (entry.kind == Entry::none) return py::none();
    auto* const type = entry.kind == Entry::function ? python_types().function : python_types().attribute;
    return make_class_attribute(type, number, entry.name.ptr());
}

// Null: it is of this side, or what it does is asked for anyway.
PyObject* Mirrors::changeable(std::uint64_t number) const {
    PyTypeObject* const type = find(number);
    const auto* const mirror = type == nullptr ? nullptr : of(type);
    const bool is_mirror = mirror != nullptr && !mirror->is_derived && !mirror->is_metaclass;
    return is_mirror ? reinterpret_cast<PyObject*>(type) : nullptr;
}

void Mirrors::set_entry(std::uint64_t number, const EntryDescription& entry) {
    PyObject* const type = changeable(number);
    if (type == nullptr) return;
    const auto value = make_entry(number, entry);
    check(PyType_Type.tp_setattro(type, entry.name.ptr(), value.ptr()));
}

void Mirrors::remove_entry(std::uint64_t number, PyObject* name) {
    PyObject* const type = changeable(number);
    if (type == nullptr || PyDict_GetItem(as_type(type)->tp_dict, name) == nullptr) return;
    check(PyType_Type.tp_setattro(type, name, nullptr));
}

py::object Mirrors::bases_of(const ClassDescription& description) const {
    py::list bases;
    for (const auto& base : description.bases) bases.append(base);
    if (description.is_metaclass)
        bases.append(borrowed(reinterpret_cast<PyObject*>(basis_of_metaclass(description))));
    else if (description.bases.empty())
        bases.append(borrowed(reinterpret_cast<PyObject*>(python_types().proxy)));
    return owned(PyList_AsTuple(bases.ptr()));
}

py::object Mirrors::make(const ClassDescription& description) {
    py::dict contents;
    for (const auto& entry : description.entries) {
        if (description.is_metaclass) break;  // what its instances do they ask for on the other side
        const auto value = make_entry(description.number, entry);
        check(PyDict_SetItem(contents.ptr(), entry.name.ptr(), value.ptr()));
    }
    const bool adds_weak_list = description.has_weak_list && !has_weak_list(description.bases);
    contents["__slots__"] = adds_weak_list ? py::make_tuple("__weakref__") : py::tuple{};
    // What it does for a class that derives from it, it does on the other side.
    if (contents.contains("__init_subclass__")) contents["__init_subclass__"] = python_types().do_nothing;
    contents["__module__"] = description.module;
    contents["__qualname__"] = description.qualified_name;
    const auto* const made_by = description.made_by ? of(as_type(description.made_by.ptr())) : nullptr;
    auto* const meta = made_by != nullptr && made_by->is_metaclass ? as_type(description.made_by.ptr())
                       : description.is_container                  ? python_types().container_metaclass
                       : description.has_own_checks                ? python_types().other_metaclass
                                                                   : python_types().metaclass;
    const auto arguments = owned(PyTuple_Pack(3, description.name.ptr(), bases_of(description).ptr(), contents.ptr()));
    auto type = owned(PyType_Type.tp_new(meta, arguments.ptr(), nullptr));
    auto* const raw = reinterpret_cast<PyTypeObject*>(type.ptr());
    // Making it looks through the order of bases, where a class of the library may say where its own dict is.
    raw->tp_dictoffset = raw->tp_base->tp_dictoffset;
    auto ancestors = description.ancestors;
    ancestors.insert(ancestors.end(), description.registered.begin(), description.registered.end());
    const auto to_be_told = add_ancestors(raw, ancestors);
    match_as_ancestors(raw, ancestors);

    auto mirror = std::make_unique<Mirror>();
    mirror->number = description.number;
    mirror->content = description.content;
    mirror->has_own_checks = description.has_own_checks;
    mirror->is_metaclass = description.is_metaclass;
    mirror->fakes_class = description.fakes_class;
    mirror->is_of_arrays = is_of_arrays(description.shown_as);
    mirror->has_finalizer = description.has_finalizer;
    mirror->has_own_metaclass = description.has_own_checks && description.metaclass.empty();
    const auto class_named = [](const std::string& name) {
        auto named = well_known(name);
        if (!named) named = class_of_package(name);
        return named && PyType_Check(named.ptr()) ? named : py::object{};
    };
    mirror->shown_as = class_named(description.shown_as);
    mirror->shown_later = description.shown_later;
    mirror->metaclass = class_named(description.metaclass);
    if (mirror->shown_as) treat_as(raw, mirror->shown_as);
    if (description.is_container && PyType_IsSubtype(raw, enumeration())) pickle_as_value(raw);
    if (description.content != Content::none)
        give_proxy_slots(raw);
    else if (!description.is_metaclass)
        make_instances_there(raw);
    if (mirror->shown_as && mirror->shown_as.is(borrowed(reinterpret_cast<PyObject*>(&PyFunction_Type))))
        raw->tp_descr_get = bind_function;
    mirrors_[raw] = std::move(mirror);
    by_number_[description.number] = type;
    // To register asks classes of the other side about it.
    for (const auto& ancestor : to_be_told) ancestor.attr("register")(type);
    if (Bridge::here().side() == Side::candidate) show_in_module(description.module, description.qualified_name, type);
    return type;
}

void Mirrors::add_derived(PyTypeObject* type, std::uint64_t number) {
    auto mirror = std::make_unique<Mirror>();
    mirror->number = number;
    mirror->is_derived = true;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        const auto* const base = of(reinterpret_cast<PyTypeObject*>(PyTuple_GET_ITEM(type->tp_mro, i)));
        if (base == nullptr) continue;
        if (mirror->content == Content::none) mirror->content = base->content;
        mirror->has_own_checks = mirror->has_own_checks || base->has_own_checks;
        mirror->has_finalizer = mirror->has_finalizer || base->has_finalizer;
        mirror->has_own_metaclass = mirror->has_own_metaclass || base->has_own_metaclass;
    }
    // A builtin base may stand in the class statement itself, beside those of the other side.
    if (mirror->content == Content::none) mirror->content = content_of(type);
    // A class statement looks them up in the builtin base.
    if (mirror->content != Content::none)
        give_proxy_slots(type);
    else if (PyType_IsSubtype(type, python_types().proxy))
        make_instances_there(type);
    mirrors_[type] = std::move(mirror);
    auto& known = by_number_[number];
    if (known) replaced_.push_back(std::move(known));
    known = borrowed(reinterpret_cast<PyObject*>(type));
}

PyObject* Mirrors::stand_in(PyTypeObject* own) const {
    const auto known = stand_ins_.find(own);
    return known == stand_ins_.end() ? nullptr : known->second.second.ptr();
}

PyObject* Mirrors::add_stand_in(PyTypeObject* own, std::uint64_t number) {
    const py::handle type{reinterpret_cast<PyObject*>(&PyType_Type)};
    const py::object shown = type(own->tp_name, py::tuple{}, py::dict{});
    auto mirror = std::make_unique<Mirror>();
    mirror->number = number;
    mirrors_[as_type(shown.ptr())] = std::move(mirror);
    stand_ins_[own] = {borrowed(reinterpret_cast<PyObject*>(own)), shown};
    return shown.ptr();
}

py::object Mirrors::shown_as(PyTypeObject* type) const {
    auto* const mirror = of(type);
    if (mirror == nullptr) return {};
    if (!mirror->shown_later.empty() && Bridge::here().guard().is_shown_as(mirror->shown_later)) {
        const auto named = well_known(std::exchange(mirror->shown_later, {}));
        if (named && PyType_Check(named.ptr())) mirror->shown_as = named;
    }
    return mirror->shown_as;
}

void Mirrors::set_named(PyTypeObject* type, const std::string& name) {
    auto* const mirror = of(type);
    if (mirror != nullptr && mirror->named_as.empty()) mirror->named_as = name;
}

std::vector<std::string> Mirrors::names_of(PyTypeObject* type) const {
    std::vector<std::string> names;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_mro, i));
        const auto* const mirror = of(base);
        if (mirror == nullptr) continue;
        if (mirror->is_derived) {
            names.push_back(type_name(base));
        } else if (!mirror->named_as.empty()) {
            names.push_back(mirror->named_as);
            break;
        }
    }
    return names;
}

void Mirrors::add_module(std::uint64_t number, PyObject* name) {
    auto& spec = specs_[number];
    if (!spec) spec = py::module_::import("importlib.machinery").attr("ModuleSpec")(borrowed(name), py::none());
}

py::object Mirrors::spec_of(std::uint64_t number) const {
    const auto found = specs_.find(number);
    return found == specs_.end() ? py::object{} : found->second;
}

}  // namespace gradebox::harness::bridge
