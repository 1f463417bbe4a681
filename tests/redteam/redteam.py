"""What the attacks share: challenges of one function, skips that GRADEBOX_REQUIRE_ALL turns into failures, and
looking at processes from outside."""
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from gradebox_cli import GRADEBOX, ROOT, GradeboxTest, Run, environment

REQUIRE_ALL = os.environ.get("GRADEBOX_REQUIRE_ALL") == "1"
NOBODY = 65534


def toml(name: str, limits: str = "", groups: dict[str, str] | None = None) -> str:
    """A challenge whose entry is the function `name`; `groups` gives each group's visibility."""
    parts = [
        f'title = "{name}"\ndomain = "Tests"\ntopics = ["tests"]\ndifficulty = "easy"\n',
        f'[entry]\nkind = "calls"\nfunction = "{name}"\n',
        f"[limits]\n{limits}\n",
    ]
    for group, visibility in (groups or {"shown": "public", "secret": "hidden"}).items():
        parts.append(f'[[group]]\nname = "{group}"\nvisibility = "{visibility}"\npoints = 1\n')
    return "\n".join(parts)


def need(test: unittest.TestCase, condition: bool, what: str):
    """Skips the test when the machine lacks something; in CI that is a failure."""
    if condition:
        return
    if REQUIRE_ALL:
        test.fail(f"this machine lacks {what}, and GRADEBOX_REQUIRE_ALL=1 wants everything tested")
    test.skipTest(f"needs {what}")


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def descendants(pid: int) -> list[int]:
    return [found for child in children(pid) for found in (child, *descendants(child))]


def name_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def status_of(pid: int) -> dict[str, str]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def alive(pid: int) -> bool:
    """Whether it still runs: a zombie does not."""
    return status_of(pid).get("State", "X")[0] not in "ZX"


def is_confined(pid: int) -> bool:
    """Whether it is a run that the solution is in, and no longer a fork that waits for its work."""
    status = status_of(pid)
    return status.get("Seccomp_filters", "0") != status_of(int(status.get("PPid", "0"))).get("Seccomp_filters", "0")


def wait_until(condition, seconds: float = 30):
    """Gives the first true result of `condition`, or its last one: for what the kernel does without telling us."""
    end = time.monotonic() + seconds
    while not (result := condition()) and time.monotonic() < end:
        time.sleep(0.01)
    return result


class Attack(GradeboxTest):
    """A test with a challenge `attack` of one function, which the attackers are graded against."""

    def challenge_of(self, function: str, shown: list, secret: list, limits: str = "") -> Path:
        cases = {"shown": shown, "secret": secret}
        return self.make_challenge("attack", toml(function, limits), cases)

    def verdicts(self, results: list[dict]) -> dict[str, str]:
        return {Path(result["submission"]).stem: result["verdict"] for result in results}


def user_namespaces() -> bool:
    """Whether an ordinary user may make one here."""
    return subprocess.run(["unshare", "--user", "--map-root-user", "true"], user=NOBODY, group=NOBODY, extra_groups=[],
                          capture_output=True, check=False).returncode == 0  # fmt: skip


class AsNobody(GradeboxTest):
    """Runs copies of the programs and challenges that anybody can read, as nobody."""

    def setUp(self):
        need(self, os.geteuid() == 0, "root, to become an ordinary user")
        need(self, user_namespaces(), "user namespaces for ordinary users")
        super().setUp()
        self.open = Path(tempfile.mkdtemp(prefix="gradebox-test-open-"))
        self.addCleanup(shutil.rmtree, self.open)
        for name, program in (("gradebox", GRADEBOX), ("gradebox-worker", os.environ["GRADEBOX_WORKER"])):
            shutil.copy(program, self.open / name)
        shutil.copytree(ROOT / "challenges", self.open / "challenges")
        (self.open / "cache").mkdir()
        self.open.chmod(0o755)
        (self.open / "cache").chmod(0o777)

    def run_as_nobody(self, *arguments: object, timeout: float = 120) -> Run:
        env = environment(
            GRADEBOX_WORKER=str(self.open / "gradebox-worker"),
            GRADEBOX_CACHE=str(self.open / "cache"),
            HOME="/nonexistent",
        )
        done = subprocess.run([self.open / "gradebox", *map(str, arguments)], user=NOBODY, group=NOBODY,
                              extra_groups=[], cwd="/", env=env, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=timeout, check=False)  # fmt: skip
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))
