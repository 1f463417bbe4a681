"""Every suite of the corpus, graded as a challenge, must end test by test as it does in one ordinary process."""
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
PYTHON = "/usr/bin/python3.11"
SOLUTIONS = ("right", "wrong")
AROUND = ("setUpClass ", "tearDownClass ", "setUpModule", "tearDownModule")

# What does not yet behave as in one process, each with its reason. A run that does after all is a failure, too.
KNOWN = {
    ("plugin_loader", "right"): "a module that the solution imports is not in the test's sys.modules",
}
# What is listed as packages of the challenge.
PACKAGES = {"number_arrays": ["numpy"], "number_draws": ["numpy"], "late_imports": ["numpy"], "data_frames": ["pandas"]}
# Helpers that solutions import, too.
GIVEN = {"shared_surroundings": ["settings.py"]}
# What starts processes.
PROCESSES = {"odd_values": 16}


def solution_in(folder, name):
    return folder / name if (folder / name).is_dir() else folder / f"{name}.py"


def copy(solution, place):
    (shutil.copytree if solution.is_dir() else shutil.copy)(solution, place / solution.name)


def plain(folder, solution):
    command = [PYTHON, HERE / "plain.py", folder, solution_in(folder, solution)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    # What fails around the tests of a class or a module is no test of its own.
    return {test["id"]: test["outcome"] for test in json.loads(ran.stdout)["tests"] if not test["id"].startswith(AROUND)}


def make_challenge(folder, place):
    """The suite as a challenge's folder, and its two solutions as submissions."""
    name = folder.name.replace("_", "-")
    challenge = place / "challenges" / name
    (challenge / "solutions/accepted").mkdir(parents=True)
    shutil.copytree(folder, challenge / "cases", ignore=shutil.ignore_patterns("right*", "wrong*", "__pycache__"))
    copy(solution_in(folder, "right"), challenge / "solutions/accepted")
    (challenge / "statement.md").write_text(f"# {name}\n")
    for helper in GIVEN.get(folder.name, []):
        (challenge / "given").mkdir(exist_ok=True)
        shutil.copy(folder / helper, challenge / "given")
    packages = PACKAGES.get(folder.name, [])
    (challenge / "challenge.toml").write_text(
        f'title = "{name}"\n[entry]\nkind = "suite"\ntest = "test_{folder.name}.py"\npackages = {packages}\n'
        f"[limits]\nprocesses = {PROCESSES.get(folder.name, 1)}\n"
        '[[group]]\nname = "tests"\n'
    )
    submissions = place / "submissions" / name
    submissions.mkdir(parents=True)
    for solution in SOLUTIONS:
        copy(solution_in(folder, solution), submissions)


class Suites(unittest.TestCase):
    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="gradebox-suites-"))
        self.addCleanup(shutil.rmtree, self.place)

    def test_all_behave_as_in_one_process(self):
        folders = sorted(folder for folder in (HERE / "corpus").iterdir() if solution_in(folder, "right").exists())
        for folder in folders:
            make_challenge(folder, self.place)
        report = self.place / "report.json"
        command = [os.environ["GRADEBOX"], "batch", self.place / "submissions", "--challenges", self.place / "challenges"]
        ran = subprocess.run([*command, "--reveal", "--report", f"json={report}"], capture_output=True, text=True)
        self.assertIn(ran.returncode, (0, 1, 3), ran.stderr)
        results = {}
        for result in json.loads(report.read_text())["results"]:
            name = result["challenge"].replace("-", "_")
            results[name, pathlib.Path(result["submission"]).stem] = result
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = {
                (folder.name, solution): pool.submit(plain, folder, solution) for folder in folders for solution in SOLUTIONS
            }
        for folder in folders:
            reference = outcomes[folder.name, "right"].result()
            for solution in SOLUTIONS:
                with self.subTest(suite=folder.name, solution=solution):
                    key = folder.name, solution
                    self.compare(results[key], reference, outcomes[key].result(), key)

    def compare(self, result, reference, outcomes, key):
        """A case is accepted exactly if the test ends as it does with the reference."""
        wanted = {test: outcomes.get(test) == outcome for test, outcome in reference.items()}
        cases = {case["id"].partition("/")[2]: case for case in result["cases"]}
        given = {test: test in cases and cases[test]["verdict"] == "accepted" for test in wanted}
        # Without its reference a suite has no cases at all.
        if key in KNOWN or (key[0], "right") in KNOWN:
            self.assertNotEqual(given, wanted, f"{key} behaves after all: take it out of KNOWN")
            return
        messages = {test: cases.get(test, {}).get("message") for test in wanted if given[test] != wanted[test]}
        self.assertEqual(given, wanted, messages or result["message"])


if __name__ == "__main__":
    sys.exit(unittest.main())
