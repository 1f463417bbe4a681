#include "sandbox/read_only_file.hpp"

#include <fcntl.h>

#include "sandbox/kernel.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {

UniqueFd open_read_only(const Machine& machine, const std::string& path) {
    if (!machine.namespaces()) return UniqueFd{check(::open(path.c_str(), O_RDONLY | O_CLOEXEC), "opening an input")};
    const UniqueFd tree{kernel::open_tree(AT_FDCWD, path.c_str(), kernel::kOpenTreeClone | O_CLOEXEC)};
    if (!tree) throw_errno("opening " + path);
    check(kernel::mount_setattr(tree.get(), "", AT_EMPTY_PATH, kernel::kMountReadOnly), "making an input read-only");
    const auto again = "/proc/self/fd/" + std::to_string(tree.get());
    return UniqueFd{check(::open(again.c_str(), O_RDONLY | O_CLOEXEC), "opening an input")};
}

}  // namespace gradebox::sandbox
