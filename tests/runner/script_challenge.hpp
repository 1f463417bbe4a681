// A challenge made in memory that the fake worker solves: a script that must print "ok". And a folder to play in.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "runner/challenge.hpp"
#include "runner/grading.hpp"
#include "runner/pool.hpp"
#include "tests/support/temporary_folder.hpp"

namespace gradebox::runner {

inline Challenge script_challenge(std::size_t cases = 2, const std::string& expected = "ok") {
    Challenge challenge;
    challenge.id = "prints-ok";
    challenge.entry.kind = harness::EntryKind::script;
    challenge.hash = "sha256:0";
    Group group;
    group.name = "all";
    group.visibility = Visibility::open;
    group.comparator = TextComparator{};
    for (std::size_t i = 0; i < cases; ++i) {
        Case one;
        one.id = "all/" + std::to_string(i);
        one.fresh_process = true;
        ScriptCase script;
        script.standard_output = InlineContent{expected};
        one.work = script;
        group.cases.push_back(one);
    }
    challenge.groups.push_back(group);
    return challenge;
}

inline Submission any_submission(const std::string& name = "a.py") {
    return {name, "print('ok')\n", "sha256:1"};
}

inline WorkerOptions fake_worker(std::vector<std::string> behaviour = {}) {
    WorkerOptions options;
    options.program = FAKE_WORKER;
    options.packages = std::move(behaviour);
    return options;
}

using tests::TemporaryFolder;

}  // namespace gradebox::runner
