// Python of ours, from harness/examiner and harness/bridge, built into the program.
#pragma once

namespace gradebox::harness {

extern const char* const kDriver;
extern const char* const kForeignText;
extern const char* const kPackageData;
extern const char* const kPytestRuns;
extern const char* const kReplacements;
extern const char* const kSharedLogging;
extern const char* const kSharedSys;
extern const char* const kSolutionModules;
extern const char* const kSurroundings;

}  // namespace gradebox::harness
