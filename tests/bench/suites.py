"""What a hidden suite costs: a proxied call against a ping-pong over plain pipes, lists that cross, and a suite of 20
light tests against one sandboxed run of a script.

Usage: suites.py BUILD_FOLDER   (/usr/bin/python3.11; everything on one processor)
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SOLUTION = """
IS_MEASURED = False

def nothing():
    pass

def take(items):
    return len(items)

PREPARED = [list(range(100_000)) for _ in range(11)] if IS_MEASURED else []

def give():
    return PREPARED.pop()
"""
COST = """
import json, statistics, time, unittest
import solution

SIZE = 100_000

def median(calls, function):
    times = []
    for _ in range(calls):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)

class TestCost(unittest.TestCase):
    def test_cost(self):
        if solution.IS_MEASURED:
            items = [list(range(SIZE)) for _ in range(11)]
            self.fail("figures " + json.dumps({
                "a proxied call and its answer": median(5000, solution.nothing),
                "100,000 ints to the solution": median(11, lambda: solution.take(items.pop())),
                "100,000 ints from the solution": median(11, lambda: solution.give()),
            }))
"""
LIGHT = "import unittest\nimport solution\n\nclass TestLight(unittest.TestCase):\n" + "".join(
    f"    def test_{i}(self):\n        self.assertEqual(solution.take([{i}]), 1)\n" for i in range(20)
)


def ping_pong(rounds=5000):
    there, back = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        while os.read(there[0], 1) != b".":
            os.write(back[1], b"x")
        os._exit(0)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        os.write(there[1], b"x")
        os.read(back[0], 1)
        times.append(time.perf_counter() - start)
    os.write(there[1], b".")
    os.waitpid(child, 0)
    return statistics.median(times)


def crossing(build, folder):
    """What the tests measure, they tell by failing."""
    measured = folder / "measured.py"
    measured.write_text(SOLUTION.replace("False", "True"))
    command = [build / "runner/gradebox", "grade", folder / "challenges/cost", measured, "--reveal", "--report", "json=-"]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=False, env=environment(build))
    message = json.loads(ran.stdout)["cases"][0]["message"]
    return json.loads(message.partition("figures ")[2])


def environment(build):
    return os.environ | {"GRADEBOX_WORKER": str(build / "harness/gradebox-worker")}


def make_challenges(folder):
    limits = '[limits]\ncpu_time = "60s"\nwall_time = "60s"\nmemory = "512MiB"\n'
    for name, toml in (
        ("cost", 'kind = "suite"\ntest = "test_cost.py"'),
        ("suite", 'kind = "suite"\ntest = "test_light.py"'),
        ("script", 'kind = "script"'),
    ):
        challenge = folder / "challenges" / name
        (challenge / "cases").mkdir(parents=True)
        (challenge / "solutions/accepted").mkdir(parents=True)
        (challenge / "statement.md").write_text("Light.\n")
        (challenge / "challenge.toml").write_text(f'title = "Light"\n[entry]\n{toml}\n{limits}[[group]]\nname = "all"\n')
        (challenge / "solutions/accepted/reference.py").write_text(SOLUTION)
    (folder / "challenges/cost/cases/test_cost.py").write_text(COST)
    (folder / "challenges/suite/cases/test_light.py").write_text(LIGHT)
    (folder / "challenges/script/cases/all.jsonl").write_text('{"id": "1", "stdout": ""}\n')


def batch_seconds(build, folder, challenge, count):
    submissions = folder / f"{challenge}-{count}"
    submissions.mkdir(exist_ok=True)
    for i in range(count):
        (submissions / f"{i}.py").write_text(SOLUTION)
    command = [build / "runner/gradebox", "batch", submissions, "--quiet", "--challenge", challenge, "--workers", "1"]
    start = time.perf_counter()
    subprocess.run([*command, "--challenges", folder / "challenges"], check=True, stdout=subprocess.DEVNULL, env=environment(build))
    return time.perf_counter() - start


def seconds_each(build, folder, challenges):
    """Of one more submission of each: what starts once is not counted. The challenges take turns, as the machine's speed
    changes from one minute to the next."""
    few, many = 10, 60
    rounds = [
        {(challenge, count): batch_seconds(build, folder, challenge, count) for challenge in challenges for count in (few, many)}
        for _ in range(7)
    ]
    quickest = {key: min(times[key] for times in rounds) for key in rounds[0]}
    return [(quickest[challenge, many] - quickest[challenge, few]) / (many - few) for challenge in challenges]


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gradebox-bench-"))
    try:
        make_challenges(folder)
        pipes = ping_pong()
        figures = {"a ping-pong over pipes": pipes} | crossing(build, folder)
        for name, seconds in figures.items():
            print(f"{name:34} {seconds * 1e6:10.1f} µs")
        print(f"{'  against the ping-pong':34} {figures['a proxied call and its answer'] / pipes:10.2f}")
        suite, script = seconds_each(build, folder, ("suite", "script"))
        print(f"{'a suite of 20 light tests':34} {suite * 1e3:10.2f} ms")
        print(f"{'one run of a script':34} {script * 1e3:10.2f} ms")
        print(f"{'  against it':34} {suite / script:10.2f}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
