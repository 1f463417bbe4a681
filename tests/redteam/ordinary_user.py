"""Runs gradebox as an ordinary user, and in a container's place: without namespaces."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from gradebox_cli import GRADEBOX, ROOT, GradeboxTest, Run, environment
from redteam import need

NOBODY = 65534
SHIPPED = ("log-parser", "lru-cache", "stream-large-log", "thread-safe-singleton")


def user_namespaces() -> bool:
    """Whether an ordinary user may make one here."""
    return subprocess.run(["unshare", "--user", "--map-root-user", "true"], user=NOBODY, group=NOBODY, extra_groups=[],
                          capture_output=True, check=False).returncode == 0  # fmt: skip


class OrdinaryUser(GradeboxTest):
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

    def run_as_nobody(self, *arguments: object, before: list[str] | tuple = ()):
        """`before` is a command that runs gradebox."""
        env = environment(
            GRADEBOX_WORKER=str(self.open / "gradebox-worker"),
            GRADEBOX_CACHE=str(self.open / "cache"),
            HOME="/nonexistent",
        )
        done = subprocess.run([*before, self.open / "gradebox", *map(str, arguments)], user=NOBODY, group=NOBODY,
                              extra_groups=[], cwd="/", env=env, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=120, check=False)  # fmt: skip
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))

    def first_reference(self, challenge: str) -> Path:
        return sorted((self.open / "challenges" / challenge / "solutions" / "accepted").glob("*.py"))[0]

    def grade_as_nobody(self, challenge: str, solution: Path, tier: str):
        return self.run_as_nobody(
            "grade", self.open / "challenges" / challenge, solution, "--require", tier, "--report", "json=-"
        )
