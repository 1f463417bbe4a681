"""The rules that keep the parts apart: who may include whom, what gradebox may link, how long a file may get."""
import os
import re
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("sandbox", "harness", "runner")
LONGEST_SOURCE = 400
LONGEST_HEADER = 150
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def files_of(part: str) -> list[Path]:
    files = [path for path in (ROOT / part).rglob("*") if path.suffix in {".cpp", ".hpp"}]
    assert files, f"{part}/ has no source files"
    return sorted(files)


def includes_of(file: Path) -> list[tuple[str, str]]:
    """The quote and the name of each include."""
    return INCLUDE.findall(file.read_text(encoding="utf-8"))


def lines_of(file: Path) -> int:
    return file.read_text(encoding="utf-8").count("\n")


class Includes(unittest.TestCase):
    def offences(self, part: str, allowed: tuple[str, ...]) -> list[str]:
        """Includes of our own files, in either style, from parts that are not allowed."""
        return [
            f"{file.relative_to(ROOT)} includes {name}"
            for file in files_of(part)
            for quote, name in includes_of(file)
            if (quote == '"' or (ROOT / name).exists()) and not name.startswith(allowed)
        ]

    def test_sandbox_includes_nothing_of_ours_but_itself(self):
        self.assertEqual(self.offences("sandbox", ("sandbox/",)), [])

    def test_sandbox_knows_nothing_of_python(self):
        python = re.compile(r"^(Python\.h|pybind11/)")
        found = [str(f) for f in files_of("sandbox") for _, name in includes_of(f) if python.match(name)]
        self.assertEqual(found, [])

    def test_harness_includes_nothing_from_runner(self):
        self.assertEqual(self.offences("harness", ("harness/", "sandbox/")), [])

    def test_runner_includes_no_python(self):
        python = re.compile(r"^(Python\.h|pybind11/)")
        found = [str(f) for f in files_of("runner") for _, name in includes_of(f) if python.match(name)]
        self.assertEqual(found, [])


class Sizes(unittest.TestCase):
    def test_files_are_short(self):
        limits = {".cpp": LONGEST_SOURCE, ".hpp": LONGEST_HEADER}
        long = [
            f"{file.relative_to(ROOT)}: {lines_of(file)} lines, at most {limits[file.suffix]}"
            for part in PARTS
            for file in files_of(part)
            if lines_of(file) > limits[file.suffix]
        ]
        self.assertEqual(long, [])


class Names(unittest.TestCase):
    FUNCTION = re.compile(r"^(?!using|return|template)[a-zA-Z][\w:<>,*& ]*?[ *&](\w+)\(", re.MULTILINE)
    ANONYMOUS = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.MULTILINE | re.DOTALL)

    def names_in(self, text: str) -> set[str]:
        return {name for name in self.FUNCTION.findall(text)}

    def test_no_function_of_one_file_has_the_name_of_one_that_all_have(self):
        """Where files are compiled as one, others of them would call it without a word."""
        for folder in sorted({file.parent for part in PARTS for file in files_of(part)}):
            declared = {name for header in folder.glob("*.hpp") for name in self.names_in(header.read_text())}
            for file in sorted(folder.glob("*.cpp")):
                own = {name for part in self.ANONYMOUS.findall(file.read_text()) for name in self.names_in(part)}
                with self.subTest(file=str(file.relative_to(ROOT))):
                    self.assertEqual(own & declared, set())


class Linking(unittest.TestCase):
    def holds_an_interpreter(self, variable: str) -> bool:
        """Linked in statically, or as a shared library."""
        program = os.environ[variable]
        libraries = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
        return "libpython" in libraries or b"\0Py_InitializeFromConfig\0" in Path(program).read_bytes()

    def test_gradebox_holds_no_interpreter(self):
        self.assertFalse(self.holds_an_interpreter("GRADEBOX"))

    def test_the_worker_does(self):
        self.assertTrue(self.holds_an_interpreter("GRADEBOX_WORKER"), "then the test above proves nothing")


if __name__ == "__main__":
    unittest.main()
