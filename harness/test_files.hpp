// What lies beside the tests, where only they may look.
// Runs in: the examiner (trusted).
#pragma once

#include <string>

namespace gradebox::harness {

// Before a fork. Throws std::runtime_error where Python has its functions in another form.
void prepare_to_read_beside_tests();

// In the fork: from then on a file or folder that is not in the working directory of now is read from beside the tests,
// if it is there: a test opens "expected.txt", or the file of that name in the folder that it takes to be its own. For
// open(), os.listdir(), os.stat() and their like, whoever has them by whatever name; nothing is written there.
void read_beside_tests(std::string folder);

}  // namespace gradebox::harness
