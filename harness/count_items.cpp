#include "harness/count_items.hpp"

#include <type_traits>

namespace gradebox::harness {

std::size_t count_items(const Value& value) {
    const auto visitor = [](const auto& data) -> std::size_t {
        std::size_t sum = 0;
        if constexpr (requires { data.fields; }) {
            for (const Field& field : data.fields) sum += 1 + count_items(field.value);
        } else if constexpr (std::is_same_v<std::decay_t<decltype(data)>, Dict>) {
            for (const DictItem& item : data.items) sum += 2 + count_items(item.key) + count_items(item.value);
        } else if constexpr (requires { data.items; }) {
            for (const Value& item : data.items) sum += 1 + count_items(item);
        }
        return sum;
    };
    return std::visit(visitor, value.data);
}

}  // namespace gradebox::harness
