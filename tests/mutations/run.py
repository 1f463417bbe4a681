#!/usr/bin/python3.11
"""Takes each protection out of the source once, and looks whether a test notices.

    tests/mutations/run.py [NAME…]     as root; without names, all of mutations.toml

By hand, not in ctest: it builds a worker for each mutation, in a copy of the tree. What a mutated worker might do (kill
everybody, mount, rename the machine) stays in namespaces and a control group of the tests' own.
"""
import argparse
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("mutations.toml")
PROGRAMS = ("gradebox", "gradebox-worker", "without_namespaces", "sandbox_tests", "harness_tests")
LINKED = {"sandbox.landlock", "sandbox.scratch", "sandbox.system_call_policy", "sandbox.workspace"}
# What a mutation leaves unused is no reason not to build it.
FORGIVE = "".join(f'#pragma GCC diagnostic ignored "-Wunused-{what}"\n' for what in
                  ("function", "parameter", "variable", "but-set-variable", "const-variable"))  # fmt: skip
PATIENCE = 5  # times as long as without a mutation, and half a minute; tests that take longer have noticed
TASKS = 500  # at most, whatever a mutated worker lets loose
MEMORY = 6 << 30
CASE = re.compile(r"^TEST CASE:  (.+)$|^(?:FAIL|ERROR): (\w+) ", re.MULTILINE)
TOOK = re.compile(r"Test +#\d+: (\S+) \.+ +Passed +([\d.]+) sec")


class Mutation(NamedTuple):
    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...] = ()
    backed_by: tuple[str, ...] = ()  # other mutations: no test notices this one alone, but one does with these
    because: str = ""  # nothing can notice it, and why


class Ended(NamedTuple):
    red: bool
    by: str  # the first test that failed
    output: str


def load_table() -> dict[str, Mutation]:
    mutations = {}
    for entry in tomllib.loads(TABLE.read_text("utf-8"))["mutation"]:
        for several in ("tests", "backed_by"):
            entry[several] = tuple(entry.get(several, ()))
        mutation = Mutation(**entry)
        if mutation.name in mutations:
            sys.exit(f"{mutation.name}: twice in the table")
        if bool(mutation.because) == bool(mutation.tests):
            sys.exit(f"{mutation.name}: needs either tests or a reason why there can be none")
        mutations[mutation.name] = mutation
    for mutation in mutations.values():
        for other in mutation.backed_by:
            if other not in mutations:
                sys.exit(f"{mutation.name}: there is no mutation {other}")
        found = (ROOT / mutation.file).read_text("utf-8").count(mutation.old)
        if found != 1:
            sys.exit(f"{mutation.name}: its old text is {found} times in {mutation.file}, not once")
    return mutations


class Tree:
    """A copy of the tracked files, and its build."""

    def __init__(self, folder: Path):
        self.folder = folder / "tree"
        self.build = self.folder / "build" / "dev"  # as in every tree, so that ccache knows its files
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.temporary.chmod(0o1777)
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for name in filter(None, files.split("\0")):
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, self.folder / name)
        launcher = ["-D", "CMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        self.call("cmake", "--preset", "dev", *launcher)

    def call(self, *command: str):
        env = {"CCACHE_BASEDIR": str(self.folder), "CCACHE_NOHASHDIR": "1"} | os.environ
        done = subprocess.run(command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False)  # fmt: skip
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")

    def make(self, programs: tuple[str, ...] = PROGRAMS):
        self.call("ninja", "-j2", "-C", str(self.build), *programs)

    def make_for(self, tests: tuple[str, ...]):
        """What these tests run and a mutation changes; gradebox itself holds nothing of it."""
        self.make(("gradebox-worker", "sandbox_tests") if LINKED & set(tests) else ("gradebox-worker",))

    @contextlib.contextmanager
    def mutated(self, *mutations: Mutation):
        before = {name: (self.folder / name).read_text("utf-8") for name in {m.file for m in mutations}}
        try:
            for mutation in mutations:
                file = self.folder / mutation.file
                text = file.read_text("utf-8")
                if text.count(mutation.old) != 1:
                    raise RuntimeError(f"{mutation.name} cannot be made together with the others")
                file.write_text(FORGIVE + text.replace(mutation.old, mutation.new).removeprefix(FORGIVE), "utf-8")
            yield
        finally:
            for name, text in before.items():
                (self.folder / name).write_text(text, "utf-8")


class Fence:
    """Control groups (v1) around the tests: whatever gets loose in them is counted, and ended."""

    def __init__(self):
        self.groups = []
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            above = Path(f"/sys/fs/cgroup/{controllers}{path}")
            if controllers in ("memory", "pids") and above.is_dir():
                group = above / f"gradebox-mutations-{os.getpid()}"
                group.mkdir()
                self.groups.append(group)
                limit = ("memory.limit_in_bytes", MEMORY) if controllers == "memory" else ("pids.max", TASKS)
                (group / limit[0]).write_text(str(limit[1]))

    def enter(self):
        for group in self.groups:
            (group / "cgroup.procs").write_text("0")

    def remove(self):
        for group in self.groups:
            for folder, _, _ in os.walk(group, topdown=False):
                with contextlib.suppress(OSError):
                    os.rmdir(folder)


def run_tests(tree: Tree, fence: Fence, names: tuple[str, ...], seconds: float) -> Ended:
    chosen = "^(" + "|".join(re.escape(name) for name in names) + ")$"
    apart = ["unshare", "--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc"]
    # The shell is pid 1, and reaps whatever is left to it.
    tests = ["sh", "-ec", 'mount --bind "$0" /tmp; "$@" & wait $!', str(tree.temporary), "ctest", "--test-dir",
             str(tree.build), "-R", chosen, "--no-tests=error", "--stop-on-failure", "--output-on-failure"]  # fmt: skip
    with tempfile.TemporaryFile("w+", errors="replace") as output:
        process = subprocess.Popen(
            [*apart, *tests], env=os.environ | {"GRADEBOX_REQUIRE_ALL": "1"}, preexec_fn=fence.enter,
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
        )  # fmt: skip
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return Ended(True, "the tests do not end", "")
        output.seek(0)
        text = output.read()
    if code == 0 and f"tests failed out of {len(names)}" not in text:
        raise RuntimeError(f"not every one of {', '.join(names)} is there:\n{text}")
    failed = re.search(r"Test +#\d+: (\S+)", text[: text.find("***")][text[: text.find("***")].rfind("Test #") :])
    case = next((a or b for a, b in CASE.findall(text)), "")
    by = f"{failed.group(1)}: {case}" if failed and case else failed.group(1) if failed else "the tests were ended"
    return Ended(code != 0, by, text)


def judge(
    tree: Tree, fence: Fence, mutation: Mutation, table: dict[str, Mutation], usual: dict[str, float]
) -> tuple[bool, str]:
    """Whether all is well with it, and what to say. `usual`: the seconds of each test without a mutation."""
    if mutation.because:
        return True, f"(nothing: {mutation.because})"
    seconds = 30 + PATIENCE * sum(usual[name] for name in mutation.tests)
    with tree.mutated(mutation):
        tree.make_for(mutation.tests)
        alone = run_tests(tree, fence, mutation.tests, seconds)
    if not mutation.backed_by:
        return alone.red, alone.by if alone.red else "SURVIVES"
    if alone.red:
        return False, f"IS CAUGHT ALONE, and need not be backed: {alone.by}"
    with tree.mutated(mutation, *(table[name] for name in mutation.backed_by)):
        tree.make_for(mutation.tests)
        together = run_tests(tree, fence, mutation.tests, seconds)
    backed = "backed by " + ", ".join(mutation.backed_by)
    return together.red, f"{backed}; both: {together.by if together.red else 'SURVIVES'}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="of a mutation, or how it begins")
    names = tuple(parser.parse_args().names)
    table = load_table()
    begins = tuple(name for name in names if name not in table)
    chosen = [m for m in table.values() if not names or m.name in names or m.name.startswith(begins)]
    if not chosen or os.geteuid() != 0:
        sys.exit("there is no such mutation" if not chosen else "needs root, as the tests do")
    (ROOT / "build").mkdir(exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended by a signal"))
    scratch, fence = Path(tempfile.mkdtemp(prefix="mutations-", dir=ROOT / "build")), Fence()
    bad, begin = [], time.monotonic()
    try:
        tree = Tree(scratch)
        tree.make()
        tests = tuple(sorted({test for m in chosen for test in m.tests})) or ("sandbox.layers",)
        green = run_tests(tree, fence, tests, 1800)
        if green.red:
            sys.exit(f"without any mutation, the tests are red: {green.by}\n{green.output[-4000:]}")
        usual = {name: float(took) for name, took in TOOK.findall(green.output)}
        print(f"{'mutation':<40} | {'caught by':<100} | seconds")
        for mutation in chosen:
            start = time.monotonic()
            try:
                well, said = judge(tree, fence, mutation, table, usual)
            except RuntimeError as failure:
                well, said = False, f"CANNOT BE MADE: {failure}"
            bad += [] if well else [mutation.name]
            print(f"{mutation.name:<40} | {said:<100} | {time.monotonic() - start:.0f}", flush=True)
    finally:
        fence.remove()
        shutil.rmtree(scratch, ignore_errors=True)
    caught = sum(not m.because and not m.backed_by and m.name not in bad for m in chosen)
    backed = sum(bool(m.backed_by) and m.name not in bad for m in chosen)
    print(f"{len(chosen)} mutations in {time.monotonic() - begin:.0f} s: {caught} caught, {backed} caught together with "
          f"what backs them, {sum(bool(m.because) for m in chosen)} that nothing can notice, {len(bad)} at fault")
    for name in bad:
        print(f"  {name}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
