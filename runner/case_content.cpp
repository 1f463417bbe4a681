#include "runner/case_content.hpp"

#include <utility>

#include "runner/read_file.hpp"

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestCopy = 8 << 20;  // larger data files are shown where they are

tl::expected<fs::path, std::string> path_of(const GeneratedInput& input, const InputPaths& inputs) {
    const auto path = inputs.find(input.name);
    if (path != inputs.end()) return path->second;
    return tl::unexpected{"the input \"" + input.name + "\" has not been generated"};
}

tl::expected<std::string, std::string> read(const fs::path& path) {
    return read_file(path).map_error([](const Error& error) { return to_string(error); });
}

tl::expected<harness::InputFile, std::string> input_file(const std::string& name, const FileContent& content,
                                                         const InputPaths& inputs) {
    harness::InputFile file{name, "", ""};
    if (const auto* const generated = std::get_if<GeneratedInput>(&content)) {
        auto path = path_of(*generated, inputs);
        if (!path) return tl::unexpected{path.error()};
        file.host_path = path->string();
        return file;
    }
    const auto* const data = std::get_if<DataFile>(&content);
    std::error_code error;
    if (data != nullptr && fs::file_size(data->path, error) > kLargestCopy && !error) {
        file.host_path = data->path.string();
        return file;
    }
    auto bytes = content_of(content, inputs);
    if (!bytes) return tl::unexpected{bytes.error()};
    file.content = std::move(*bytes);
    return file;
}

}  // namespace

tl::expected<std::vector<harness::InputFile>, std::string> input_files(const Case& a_case, const InputPaths& inputs) {
    std::vector<harness::InputFile> files;
    for (const CaseFile& file : a_case.files) {
        auto input = input_file(file.name, file.content, inputs);
        if (!input) return tl::unexpected{input.error()};
        files.push_back(std::move(*input));
    }
    return files;
}

tl::expected<std::string, std::string> content_of(const FileContent& content, const InputPaths& inputs) {
    if (const auto* const text = std::get_if<InlineContent>(&content)) return text->bytes;
    if (const auto* const data = std::get_if<DataFile>(&content)) return read(data->path);
    return path_of(std::get<GeneratedInput>(content), inputs).and_then(read);
}

tl::expected<harness::Request, std::string> request_for(const Case& a_case, const InputPaths& inputs) {
    auto files = input_files(a_case, inputs);
    if (!files) return tl::unexpected{files.error()};
    if (const auto* const calls = std::get_if<CallsCase>(&a_case.work)) {
        return harness::RunCalls{a_case.fresh_process, harness::encode(calls->program), std::move(*files)};
    }
    if (const auto* const scenario = std::get_if<ScenarioCase>(&a_case.work)) {
        harness::Scenario asked{
            scenario->steps.program, scenario->sections, harness::Exploring::search, scenario->search, {}};
        if (scenario->schedule) {
            asked.exploring = harness::Exploring::replay;
            asked.schedule = *scenario->schedule;
        }
        return harness::RunCalls{true, harness::encode(asked), std::move(*files), true};
    }
    const auto& script = std::get<ScriptCase>(a_case.work);
    auto standard_input = input_file("stdin", script.standard_input, inputs);
    if (!standard_input) return tl::unexpected{standard_input.error()};
    harness::RunScript run;
    run.argv = script.argv;
    run.environment = script.environment;
    run.standard_input = std::move(*standard_input);
    run.files = std::move(*files);
    for (const CaseFile& file : script.output_files) run.output_files.push_back(file.name);
    return run;
}

}  // namespace gradebox::runner
