#include "runner/error.hpp"

#include <tuple>

namespace gradebox::runner {

std::string to_string(const Error& error) {
    std::string text;
    if (!error.file.empty()) {
        text += error.file.string();
        if (error.line != 0) text += ':' + std::to_string(error.line);
        if (error.line != 0 && error.column != 0) text += ':' + std::to_string(error.column);
        text += ": ";
    }
    return text + error.message;
}

bool comes_before(const Error& left, const Error& right) {
    return std::tie(left.file, left.line, left.column) < std::tie(right.file, right.line, right.column);
}

}  // namespace gradebox::runner
