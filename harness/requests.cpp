#include "harness/requests.hpp"

#include <algorithm>

namespace gradebox::harness {

std::string solution_name(EntryKind kind, std::string_view entry, bool is_package) {
    std::string path{kind == EntryKind::suite ? entry : "solution"};
    std::replace(path.begin(), path.end(), '.', '/');
    return path + (is_package ? "/__init__.py" : ".py");
}

std::vector<InputFile> owned(const std::vector<InputFileView>& views) {
    std::vector<InputFile> files;
    for (const auto& file : views)
        files.push_back({std::string{file.name}, std::string{file.content}, std::string{file.host_path}});
    return files;
}

Suite owned(const SuiteView& view) {
    Suite suite{std::string{view.test},
                view.with_pytest,
                owned(view.files),
                view.limits,
                {},
                view.is_compared,
                view.shares_process,
                {view.modules.begin(), view.modules.end()},
                {view.compiled.begin(), view.compiled.end()}};
    for (const auto& [test, classes] : view.comparisons)
        suite.comparisons.emplace_back(test, std::vector<std::string>{classes.begin(), classes.end()});
    return suite;
}

}  // namespace gradebox::harness
