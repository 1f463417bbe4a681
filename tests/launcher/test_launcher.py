"""The launcher ./gradebox, on a toy project in its place: when it builds, what it says, and that it passes on the rest."""
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CMAKE_LISTS = """\
cmake_minimum_required(VERSION 3.25)
project(toy LANGUAGES CXX)
add_subdirectory(runner)
"""
PROGRAM = """\
#include <cstdio>
int main(int argc, char** argv) {
    std::printf("%s", "VERSION");
    for (int i = 1; i < argc; ++i) std::printf(" [%s]", argv[i]);
    return argc - 1;
}
"""


class Launcher(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="gradebox-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.tree = self.folder / "a tree with spaces"
        for part in ("cmake", "sandbox", "harness", "runner", "scripts"):
            (self.tree / part).mkdir(parents=True)
        for file in ("gradebox", "scripts/setup", "scripts/build", "CMakePresets.json"):
            shutil.copy(ROOT / file, self.tree / file)
        (self.tree / "CMakeLists.txt").write_text(CMAKE_LISTS)
        (self.tree / "runner" / "CMakeLists.txt").write_text("add_executable(gradebox main.cpp)\n")
        self.write_program("one")

    def write_program(self, version: str):
        (self.tree / "runner" / "main.cpp").write_text(PROGRAM.replace("VERSION", version))

    def command(self, *arguments: str, launcher: Path | str = "") -> list[str]:
        return [str(launcher or self.tree / "gradebox"), *arguments]

    def launch(self, *arguments: str, launcher: Path | str = "", **options) -> subprocess.CompletedProcess:
        options.setdefault("cwd", "/")
        return subprocess.run(
            self.command(*arguments, launcher=launcher),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options
        )  # fmt: skip

    def test_it_builds_then_passes_everything_on(self):
        done = self.launch("a b", "", "*")
        self.assertEqual((done.stdout, done.returncode), ("one [a b] [] [*]", 3), done.stderr)
        self.assertIn("building", done.stderr)

    def test_the_second_time_it_says_nothing(self):
        self.launch()
        done = self.launch()
        self.assertEqual((done.stdout, done.stderr, done.returncode), ("one", "", 0))

    def test_the_second_time_is_quick(self):
        self.launch()
        times = []
        for _ in range(10):
            start = time.perf_counter()
            self.launch()
            times.append(time.perf_counter() - start)
        self.assertLess(min(times), 0.1, "a build is not even looked for")

    def test_a_changed_source_is_built(self):
        self.launch()
        self.write_program("two")
        self.assertEqual(self.launch().stdout, "two")

    def test_a_removed_source_is_noticed(self):
        (self.tree / "runner" / "extra.cpp").write_text("")
        (self.tree / "runner" / "CMakeLists.txt").write_text("add_executable(gradebox main.cpp extra.cpp)\n")
        self.launch()
        (self.tree / "runner" / "extra.cpp").unlink()
        self.assertEqual(self.launch().returncode, 3)

    def test_through_a_symbolic_link_from_anywhere(self):
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "gb").symlink_to("../a tree with spaces/gradebox")
        self.assertEqual(self.launch(launcher=self.folder / "bin" / "gb").stdout, "one")
        self.assertEqual(self.launch(launcher="bin/gb", cwd=self.folder).stdout, "one")
        self.assertEqual(self.launch(launcher="./gradebox", cwd=self.tree).stdout, "one")

    def test_a_moved_tree_is_built_again(self):
        self.launch()
        self.tree = self.tree.rename(self.folder / "moved")
        self.write_program("two")
        self.assertEqual(self.launch().stdout, "two")

    def test_a_python_of_another_kind_in_front_changes_nothing(self):
        shims = self.folder / "shims"
        shims.mkdir()
        for name in ("python3", "python"):
            (shims / name).write_text("#!/bin/sh\nexit 99\n")
            (shims / name).chmod(0o755)
        odd = os.environ | {"PATH": f"{shims}:{os.environ['PATH']}", "PYTHONHOME": "/nowhere", "CDPATH": "/usr"}
        self.assertEqual(self.launch(env=odd).stdout, "one")

    def test_launches_at_the_same_time_share_one_build(self):
        started = [
            subprocess.Popen(
                self.command(str(number)),
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for number in range(4)
        ]  # fmt: skip
        said = [process.communicate(timeout=120) for process in started]
        self.assertEqual([stdout for stdout, _ in said], [f"one [{number}]" for number in range(4)])
        self.assertEqual(sum("building" in stderr for _, stderr in said), 1)

    def test_a_build_that_fails_says_where_to_look(self):
        (self.tree / "runner" / "main.cpp").write_text("#include <no/such/header.h>\n")
        done = self.launch()
        self.assertEqual((done.stdout, done.returncode), ("", 3))
        for words in ("build/release.log", "no/such/header.h' was not found", "scripts/setup"):
            self.assertIn(words, done.stderr)
        self.write_program("mended")
        self.assertEqual(self.launch().stdout, "mended")

    def test_a_package_that_cmake_misses_is_named(self):
        (self.tree / "CMakeLists.txt").write_text(CMAKE_LISTS + "find_package(NoSuchThing CONFIG REQUIRED)\n")
        done = self.launch()
        self.assertEqual(done.returncode, 3)
        self.assertIn("'NoSuchThing", done.stderr)


if __name__ == "__main__":
    unittest.main()
