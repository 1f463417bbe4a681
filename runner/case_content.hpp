// The files of a case as the worker gets them, and the expected ones as the judge reads them.
// Runs in: gradebox (trusted).
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "harness/messages.hpp"
#include "runner/challenge.hpp"
#include "runner/grading.hpp"

namespace gradebox::runner {

// The bytes of a file. The error is a sentence that names the file.
tl::expected<std::string, std::string> content_of(const FileContent& content, const InputPaths& inputs);

// The case's files, as they are sent.
tl::expected<std::vector<harness::InputFile>, std::string> input_files(const Case& a_case, const InputPaths& inputs);

// What the worker is sent to run the case.
tl::expected<harness::Request, std::string> request_for(const Case& a_case, const InputPaths& inputs);

}  // namespace gradebox::runner
