#include "runner/exceptions.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

// https://docs.python.org/3.11/library/exceptions.html, in alphabetical order.
constexpr auto kBuiltins = std::to_array<std::string_view>({
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
});

// Of the innermost "line 3, in f".
std::uint32_t last_line(std::string_view traceback) {
    constexpr std::string_view kWord = "line ";
    const std::size_t at = traceback.rfind(kWord);
    std::uint32_t line = 0;
    if (at == std::string_view::npos) return 0;
    std::from_chars(traceback.data() + at + kWord.size(), traceback.data() + traceback.size(), line);
    return line;
}

}  // namespace

bool is_builtin_exception(std::string_view name) {
    return std::binary_search(kBuiltins.begin(), kBuiltins.end(), name);
}

bool is_exception(const harness::Raised& raised, const std::string& wanted) {
    // IOError and EnvironmentError are other names of OSError (PEP 3151).
    const std::string name = wanted == "IOError" || wanted == "EnvironmentError" ? "OSError" : wanted;
    const auto& bases = raised.builtin_bases;
    if (is_builtin_exception(name)) return std::find(bases.begin(), bases.end(), name) != bases.end();
    return raised.type_name == name || raised.type_name.ends_with('.' + name);
}

std::string describe(const harness::Raised& raised) {
    const std::string type = raised.type_name.empty() ? "an unnamed exception" : safe_text(raised.type_name, 200);
    return raised.message.empty() ? type : type + ": " + safe_text(raised.message, 1000);
}

std::string describe_guardedly(const harness::Raised& raised) {
    std::string text = is_builtin_exception(raised.type_name) ? raised.type_name : "an exception";
    const std::uint32_t line = last_line(raised.traceback);
    return line == 0 ? text : text + " (line " + std::to_string(line) + ')';
}

}  // namespace gradebox::runner
