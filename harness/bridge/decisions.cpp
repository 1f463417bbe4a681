#include "harness/bridge/decisions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gradebox::harness::bridge {
namespace {

constexpr const char* kUnnamed = "(not named by the test)";
// Of any class that it did ask for: another solution may make it take another way, on which it does not.
constexpr const char* kNamed = "(named by the test)";
constexpr std::string_view kOfTheTest = "(a class of the test)";

// The reference's class was asked, and said that it does not know: one that decides instead is to be heard.
constexpr const char* kRefused = " (refused)";
constexpr const char* kAll = " (all, as a builtin class)";

// A method as its class gives it to an object.
py::object bind(const py::object& method, PyObject* object) {
    const auto get = Py_TYPE(method.ptr())->tp_descr_get;
    return get == nullptr ? method : owned(get(method.ptr(), object, reinterpret_cast<PyObject*>(Py_TYPE(object))));
}

}  // namespace

std::string_view decision_of(std::string_view method) {
    constexpr std::array<std::string_view, 6> kComparisons{"eq", "ne", "lt", "le", "gt", "ge"};
    constexpr std::array<std::string_view, 14> kArithmetic{"add", "sub",    "mul", "truediv", "floordiv",
                                                           "mod", "divmod", "pow", "lshift",  "rshift",
                                                           "and", "or",     "xor", "matmul"};
    if (method.size() < 6 || !method.starts_with("__") || !method.ends_with("__")) return {};
    const auto name = method.substr(2, method.size() - 4);
    if (std::find(kComparisons.begin(), kComparisons.end(), name) != kComparisons.end()) return "comparison";
    if (name == "contains") return "contains";
    for (const auto operation : kArithmetic)
        if (name == operation || ((name[0] == 'r' || name[0] == 'i') && name.substr(1) == operation)) return operation;
    return {};
}

bool Decisions::permits(const std::string& what) {
    if (!is_in_test_) return false;
    if (allowed_) return allowed_->contains(what);
    made_.insert(what);
    return true;
}

py::object Decisions::ask(const Names& class_names, std::string_view operation,
                          const std::function<py::object()>& ask) {
    if (class_names.empty()) return decide({{kUnnamed}, kNamed, nullptr}, operation, ask);
    return decide({class_names, kUnnamed, kNamed}, operation, ask);
}

py::object Decisions::decide(const Who& who, std::string_view operation, const std::function<py::object()>& ask) {
    const auto of = [operation](const std::string& name) { return name + " " + std::string{operation}; };
    const auto may_decide = [&](const std::string& name) {
        return !allowed_ || allowed_->contains(of(name)) || allowed_->contains(of(name) + kRefused) ||
               allowed_->contains(name + kAll);
    };
    // Who may not is not told the value either, which it could return in the next test.
    if (std::none_of(who.names.begin(), who.names.end(), may_decide) &&
        (who.as_well_as == nullptr || !may_decide(who.as_well_as)))
        return {};
    const auto learn = [&](const char* how) {
        for (const auto& name : who.names) made_.insert(of(name) + how);
        if (who.learned_as != nullptr) made_.insert(of(who.learned_as) + how);
    };
    try {
        auto result = ask();
        // (Of a class that the test did not ask for nothing is learned by its refusal.)
        if (result.ptr() != Py_NotImplemented)
            learn("");
        else if (who.names.front() != kUnnamed)
            learn(kRefused);
        return result;
    } catch (const py::error_already_set&) {
        learn("");  // to raise is to decide, too
        throw;
    }
}

void Decisions::note_builtin(const Names& class_names) {
    for (const auto& name : class_names) made_.insert(name + kAll);
    if (!class_names.empty()) made_.insert(std::string{kNamed} + kAll);
}

py::object Decisions::restrain(const py::object& method, std::string_view operation) {
    const auto restrained = [this, method, operation](const py::args& arguments) -> py::object {
        const auto call = [&] {
            return owned(PyObject_Call(bind(method, arguments[0].ptr()).ptr(),
                                       arguments[py::slice(1, std::nullopt, 1)].ptr(), nullptr));
        };
        if (arguments.size() != 2) return call();
        // Two objects of the class are another matter than one of it and anything else.
        const bool are_alike = PyObject_TypeCheck(arguments[1].ptr(), Py_TYPE(arguments[0].ptr())) != 0;
        const Who who{{std::string{kOfTheTest} + (are_alike ? " alike" : "")}, nullptr, nullptr};
        const auto result = decide(who, operation, call);
        return result ? result : borrowed(Py_NotImplemented);
    };
    return owned(PyInstanceMethod_New(py::cpp_function{restrained}.ptr()));
}

}  // namespace gradebox::harness::bridge
