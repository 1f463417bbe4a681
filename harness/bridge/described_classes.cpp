#include "harness/bridge/described_classes.hpp"

#include "harness/bridge/guard.hpp"
#include "harness/object_codec.hpp"

namespace gradebox::harness::bridge {
namespace {

py::object operators_of(PyTypeObject* type) {
    auto names = owned(PySet_New(nullptr));
    PyObject *name = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(type->tp_dict, &position, &name, &value) != 0)
        if (PyUnicode_Check(name) && is_operator(text_of(name))) check(PySet_Add(names.ptr(), name));
    return names;
}

// Looking something up gives a class its tag.
unsigned version_of(PyTypeObject* type) {
    static PyObject* const any = PyUnicode_InternFromString("__class__");
    _PyType_Lookup(type, any);
    return type->tp_version_tag;
}

std::vector<py::object> difference(const py::object& names, const py::object& others) {
    std::vector<py::object> result;
    const auto rest = owned(PyNumber_Subtract(names.ptr(), others.ptr()));
    for (const auto& name : rest) result.push_back(borrowed(name.ptr()));
    return result;
}

}  // namespace

void DescribedClasses::add(std::uint64_t number, PyTypeObject* type) {
    if (is_builtin(type)) return;
    described_.push_back({number, borrowed(reinterpret_cast<PyObject*>(type)), version_of(type), operators_of(type)});
}

std::vector<ClassChange> DescribedClasses::take_changes() {
    std::vector<ClassChange> changes;
    for (auto& described : described_) {
        auto* const type = as_type(described.type.ptr());
        if (described.version != 0 && type->tp_version_tag == described.version) continue;
        auto names = operators_of(type);
        ClassChange change{described.number, type, difference(names, described.names),
                           difference(described.names, names)};
        described.version = version_of(type);
        described.names = std::move(names);
        if (!change.added.empty() || !change.removed.empty()) changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace gradebox::harness::bridge
