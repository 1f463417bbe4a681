"""The probes of the sandbox once more, for an ordinary user who has no control groups: what is kept there, and that no more
is lost than what is written here."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from redteam import NOBODY, need, user_namespaces

SUITES = "confinement,endings,exactness,layers,limits,system_calls"
LOSSES = {
    # The memory of what runs together, and a kill at the limit; what a run had at its peak.
    "memory that is only reserved costs nothing",
    "memory is counted over all processes",
    "catching MemoryError does not keep a candidate above its memory",
    "a program that touches 1 MiB more than its memory limit is ended for it, never by an exception",
    "many small objects are limited to the mebibyte",
    "the reported peak is what the program held, within 1 MiB",
    "the reported peak is that of the request, not of the one before",
    "what a solution keeps from request to request is in the peak of each",
    "page cache of files that a candidate is the first to read is not its memory",
    # The processor time of children.
    "processor time is counted over all processes",
    "processes together are stopped within 20 ms of the processor time",
    # Of root only.
    "a run's control groups hold its limits",
    "the groups of a root that starts a worker do not reach a candidate",
    "no socket that a run left in the network is there for the next",
    "a candidate cannot have groups, and is nobody that the host knows",
}
SKIPPED = re.compile(r"^TEST CASE:  (.+)\n(?:.*\n)*?.*MESSAGE: skipped: ", re.MULTILINE)


class Rootless(unittest.TestCase):
    def setUp(self):
        need(self, os.geteuid() == 0, "root, to become an ordinary user")
        need(self, user_namespaces(), "user namespaces for ordinary users")
        self.folder = Path(tempfile.mkdtemp(prefix="gradebox-test-rootless-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.folder.chmod(0o755)

    def test_only_what_takes_control_groups_is_lost(self):
        tests, worker = (shutil.copy(os.environ[name], self.folder) for name in ("SANDBOX_TESTS", "GRADEBOX_WORKER"))
        env = {name: value for name, value in os.environ.items() if name != "GRADEBOX_REQUIRE_ALL"}
        done = subprocess.run([tests, f"--test-suite={SUITES}"], env=env | {"GRADEBOX_WORKER": worker}, cwd="/",
                              user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True, text=True,
                              errors="replace", check=False)  # fmt: skip
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(set(SKIPPED.findall(done.stdout)), LOSSES, done.stdout)


if __name__ == "__main__":
    unittest.main()
