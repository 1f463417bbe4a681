#include "runner/holds_object.hpp"

namespace gradebox::runner {

using namespace harness;

bool holds_object(const Value& value) {
    const auto any = [](const Values& items) {
        for (const Value& item : items)
            if (holds_object(item)) return true;
        return false;
    };
    if (std::holds_alternative<Object>(value.data)) return true;
    if (const auto* const list = std::get_if<List>(&value.data)) return any(list->items);
    if (const auto* const tuple = std::get_if<Tuple>(&value.data)) return any(tuple->items);
    if (const auto* const set = std::get_if<Set>(&value.data)) return any(set->items);
    if (const auto* const set = std::get_if<FrozenSet>(&value.data)) return any(set->items);
    if (const auto* const dict = std::get_if<Dict>(&value.data)) {
        for (const auto& [key, item] : dict->items)
            if (holds_object(key) || holds_object(item)) return true;
    }
    if (const auto* const record = std::get_if<Record>(&value.data)) {
        for (const Field& field : record->fields)
            if (holds_object(field.value)) return true;
    }
    return false;
}

}  // namespace gradebox::runner
