// Classes of the other side, as it describes them.
#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {

py::object ValueReader::read_description() {
    ClassDescription description;
    description.number = in_.count();
    description.name = read_name();
    description.qualified_name = read_name();
    description.module = read_name();
    description.has_own_checks = in_.byte() != 0;
    description.is_container = in_.byte() != 0;
    description.has_finalizer = in_.byte() != 0;
    description.is_metaclass = in_.byte() != 0;
    description.has_weak_list = in_.byte() != 0;
    description.fakes_class = in_.byte() != 0;
    for (auto* const name : {&description.shown_as, &description.metaclass}) {
        *name = in_.text();
        if (name->empty() || bridge_.guard().is_shown_as(*name)) continue;
        if (name == &description.shown_as) description.shown_later = *name;
        name->clear();
    }
    if (in_.byte() != 0 && !PyType_Check((description.made_by = read()).ptr())) throw ProtocolError{"no class"};
    description.content = up_to(Content::exception, in_.byte());
    for (auto left = in_.items(); left > 0; --left) {
        auto base = read();
        if (!PyType_Check(base.ptr())) throw ProtocolError{"no class"};
        description.bases.push_back(std::move(base));
    }
    for (auto left = in_.items(); left > 0; --left) {
        const auto name = in_.text();
        if (!bridge_.guard().is_ancestor(name)) continue;
        if (auto ancestor = well_known(name); ancestor && PyType_Check(ancestor.ptr()))
            description.ancestors.push_back(std::move(ancestor));
    }
    for (auto left = in_.items(); left > 0; --left) {
        const auto name = in_.text();
        if (!bridge_.guard().is_ancestor(name)) continue;
        if (auto registered = well_known(name); registered && PyType_Check(registered.ptr()))
            description.registered.push_back(std::move(registered));
    }
    for (;;) {
        const auto kind = up_to(Entry::other, in_.byte());
        auto name = read_name();
        if (!in_.ok()) throw ProtocolError{"a description that ends early"};
        if (PyUnicode_GET_LENGTH(name.ptr()) == 0) break;
        if (PyUnicode_CompareWithASCIIString(name.ptr(), "__getattribute__") == 0) throw ProtocolError{"no entry"};
        description.entries.push_back({kind, std::move(name)});
    }
    if (bridge_.mirrors().find(description.number) != nullptr) throw ProtocolError{"a class described twice"};
    if (description.content == Content::exception && bridge_.guard().has_exception(description.shown_as)) {
        auto own = well_known(description.shown_as);
        if (!own) own = class_of_package(description.shown_as);
        if (own) return bridge_.mirrors().adopt(description.number, own);
    }
    return bridge_.mirrors().make(description);
}

void ValueReader::read_change_of_class() {
    const auto number = in_.count();
    const auto read_operator = [this] {
        auto name = read_name();
        if (!is_operator(text_of(name.ptr()))) throw ProtocolError{"no operator"};
        return name;
    };
    for (auto left = in_.items(); left > 0; --left) {
        const auto kind = up_to(Entry::other, in_.byte());
        bridge_.mirrors().set_entry(number, {kind, read_operator()});
    }
    for (auto left = in_.items(); left > 0; --left) bridge_.mirrors().remove_entry(number, read_operator().ptr());
}

}  // namespace gradebox::harness::bridge
