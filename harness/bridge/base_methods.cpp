// object.__setattr__(x, …) and super().__setattr__(…), and their like, by which a class goes past what it defines
// itself: with an x of the other side it is done there.
#include "harness/bridge/slots.hpp"

namespace gradebox::harness::bridge {
namespace {

// What CPython does in them, and would refuse to do with a proxy.
struct Originals {
    wrapperfunc set{nullptr}, remove{nullptr}, get{nullptr};
};
Originals& originals() {
    static Originals instance;
    return instance;
}

template <class Function>
bool is(void* wrapped, Function* function) {
    return wrapped == reinterpret_cast<void*>(function);
}

bool is_proxy(PyObject* object) {
    return Bridge::exists() && Bridge::here().objects().number_of(object);
}

PyObject* ask(PyObject* self, const char* name, PyObject* arguments) {
    return guarded_object([&] {
        const auto text = py::str{name};
        const CallArguments given{PySequence_Fast_ITEMS(arguments),
                                  static_cast<std::size_t>(PyTuple_GET_SIZE(arguments)), nullptr};
        return Bridge::here().call_past(number_of(self), text.ptr(), given);
    });
}

// What the class that this one goes on from does: not what it does itself, from which super() leads here.
PyObject* ask_origin(PyObject* self, const Mirror& origin, const char* name, PyObject* arguments) {
    return guarded_object([&] {
        const auto text = py::str{name};
        const auto first = owned(PyTuple_Pack(1, self));
        const auto all = owned(PySequence_Concat(first.ptr(), arguments));
        const auto count = static_cast<std::size_t>(PyTuple_GET_SIZE(all.ptr()));
        return Bridge::here().call_inherited(origin.number, text.ptr(),
                                             {PySequence_Fast_ITEMS(all.ptr()), count, nullptr});
    });
}

// Whom to ask when a proxy's own slot was called past what its class defines. Null: that is not so.
template <class Function>
const Mirror* origin_behind(PyObject* self, void* wrapped, Function* proxys) {
    return is(wrapped, proxys) && is_proxy(self) ? origin_of(Py_TYPE(self)) : nullptr;
}

PyObject* set(PyObject* self, PyObject* arguments, void* wrapped) {
    if (const auto* const origin = origin_behind(self, wrapped, proxy_setattro))
        return ask_origin(self, *origin, "__setattr__", arguments);
    if (!is(wrapped, PyObject_GenericSetAttr) || PyTuple_GET_SIZE(arguments) != 2 || !is_proxy(self))
        return originals().set(self, arguments, wrapped);
    return ask(self, "__setattr__", arguments);
}
PyObject* remove(PyObject* self, PyObject* arguments, void* wrapped) {
    if (const auto* const origin = origin_behind(self, wrapped, proxy_setattro))
        return ask_origin(self, *origin, "__delattr__", arguments);
    if (!is(wrapped, PyObject_GenericSetAttr) || PyTuple_GET_SIZE(arguments) != 1 || !is_proxy(self))
        return originals().remove(self, arguments, wrapped);
    return ask(self, "__delattr__", arguments);
}
PyObject* get(PyObject* self, PyObject* arguments, void* wrapped) {
    if (const auto* const origin = origin_behind(self, wrapped, proxy_getattro))
        return ask_origin(self, *origin, "__getattribute__", arguments);
    if (!is(wrapped, PyObject_GenericGetAttr) || PyTuple_GET_SIZE(arguments) != 1 || !is_proxy(self))
        return originals().get(self, arguments, wrapped);
    return ask(self, "__getattribute__", arguments);
}

// The entry of CPython's table of slots (typeobject.c) stays one and the same for all classes, so that those which are
// made afterwards are made as before.
void replace(const char* name, wrapperfunc replacement, wrapperfunc& original) {
    const auto method = owned(PyObject_GetAttrString(reinterpret_cast<PyObject*>(&PyBaseObject_Type), name));
    if (!Py_IS_TYPE(method.ptr(), &PyWrapperDescr_Type))
        throw std::runtime_error{"object has another Python's methods"};
    original = std::exchange(reinterpret_cast<PyWrapperDescrObject*>(method.ptr())->d_base->wrapper, replacement);
}

}  // namespace

void prepare_base_methods() {
    if (originals().set != nullptr) return;
    replace("__setattr__", set, originals().set);
    replace("__delattr__", remove, originals().remove);
    replace("__getattribute__", get, originals().get);
}

}  // namespace gradebox::harness::bridge
