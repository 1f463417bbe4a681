"""What the machine lacks is never the candidate's fault: no memory, no pids, no descriptors, no disk and no inodes for
gradebox and all that it starts. Every verdict is right or a judge_error that says why; nothing is left behind."""
import resource
import unittest
from pathlib import Path

from faults import Batch, FaultTest, mount_tmpfs, own_world, seed

SUBMISSIONS = 40
MIB = 1 << 20
INTERNAL, USAGE = 3, 4


class Resources(FaultTest):
    def setUp(self):
        super().setUp()
        self.expected = self.submissions(SUBMISSIONS)
        self.mounts = Path("/proc/self/mountinfo").read_text()

    def grade(self, *more: object, limit=None, before=None, **extra: str) -> tuple[Batch, int]:
        """Grades them all with too little of something. `limit` gets the groups, `before` runs just before gradebox."""
        groups = self.groups()
        if limit:
            limit(groups)
        batch = Batch(self.command("batch", *more), groups, self.folder, before=before, **extra)
        if batch.finish() == -9:
            self.sweep_up(groups)
        self.assert_nothing_left(batch, groups, self.mounts)
        groups.remove()
        return batch, batch.process.returncode

    def assert_honest(self, batch: Batch, code: int) -> str:
        """Gives how it went in a word: everything judged, some of it, nothing, or gradebox could not even begin."""
        if code == -9:  # the kernel chose gradebox itself: what it had said before must be right
            self.assert_rows(batch, self.expected, all_of_them=False)
            return "killed"
        self.assertIn(code, (1, INTERNAL), self.about(batch))
        if not batch.rows:
            self.assertEqual(code, INTERNAL, self.about(batch))
            self.assertIn("gradebox: ", batch.stderr, "it does not say why" + self.about(batch))
            return "not begun"
        errors = self.assert_rows(batch, self.expected)
        self.assertEqual(code, INTERNAL if errors else 1, self.about(batch))
        return "judged" if errors == 0 else "not judged" if errors == SUBMISSIONS else "in part"

    def sweep(self, what: str, amounts: list[int], run) -> list[str]:
        """The last amount is enough, the first is not."""
        seen = []
        for amount in amounts:
            with self.subTest(**{what: amount}):
                seen.append(self.assert_honest(*run(amount)))
        print(f"{what}: {dict(zip(amounts, seen))}")
        self.assertNotEqual(seen[0], "judged", "this was enough: the test shows nothing")
        self.assertEqual(seen[-1], "judged")
        return seen

    def test_no_memory_for_all(self):
        amounts = [*sorted(self.random.sample(range(4, 64), 2)), *sorted(self.random.sample(range(68, 96), 4))]
        self.sweep("memory", [2, *amounts, 1024], lambda amount: self.grade(
            limit=lambda groups: groups.limit("memory.limit_in_bytes", amount * MIB)))  # fmt: skip

    def test_no_address_space(self):
        amounts = sorted(self.random.sample(range(64, 1500), 6))
        self.sweep("address space", [48, *amounts, 16 << 10], lambda amount: self.grade(
            before=lambda: resource.setrlimit(resource.RLIMIT_AS, (amount * MIB, amount * MIB))))  # fmt: skip

    def test_no_pids(self):
        self.sweep("pids", [1, 2, 3, 4, 5, 6, 7, 8, 9, 64], lambda amount: self.grade(
            limit=lambda groups: groups.limit("pids.max", amount)))  # fmt: skip

    def test_no_descriptors(self):
        amounts = sorted(self.random.sample(range(5, 64), 8))
        self.sweep("descriptors", [4, *amounts, 2048], lambda amount: self.grade(
            before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (amount, amount))))  # fmt: skip

    def test_few_descriptors_but_for_the_asking(self):
        batch, code = self.grade(before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 4096)))
        self.assertEqual(self.assert_honest(batch, code), "judged", self.about(batch))

    def test_no_processes_of_the_user(self):
        # Root is not bound by RLIMIT_NPROC, but what becomes an ordinary user in a box is.
        batch, code = self.grade(before=lambda: resource.setrlimit(resource.RLIMIT_NPROC, (1, 1)))
        self.assertEqual(self.assert_honest(batch, code), "judged", self.about(batch))

    def test_small_files_only(self):
        batch, code = self.grade(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        self.assert_honest(batch, code)

    def full(self, options: str) -> Path:
        folder = self.folder / "full"
        mount_tmpfs(folder, options)
        self.addCleanup(self.unmount, folder)
        self.mounts = Path("/proc/self/mountinfo").read_text()
        return folder

    def unmount(self, folder: Path):
        import ctypes

        ctypes.CDLL(None).umount2(bytes(folder), 2)

    def test_full_disk(self):
        folder = self.full("size=16k")
        # Room for the beginning of a report, not for its end.
        batch, code = self.grade("--report", f"json={folder}/report.json")
        self.assertEqual(code, USAGE, self.about(batch))
        self.assertIn("No space left", batch.stderr)
        self.assertEqual(self.assert_rows(batch, self.expected), 0, self.about(batch))
        # The temporary folder is as full; nothing needs it.
        batch, code = self.grade(TMPDIR=str(folder))
        self.assertEqual(self.assert_honest(batch, code), "judged")

    def test_no_inodes(self):
        folder = self.full("nr_inodes=1")
        batch, code = self.grade("--report", f"json={folder}/report.json")
        self.assertEqual((code, batch.rows), (USAGE, []), self.about(batch))
        self.assertIn("No space left", batch.stderr)
        batch, code = self.grade(TMPDIR=str(folder), GRADEBOX_CACHE=str(folder))
        self.assertEqual(self.assert_honest(batch, code), "judged")

    def make_input(self, folder: Path):
        """Now each case reads an input that has to be made in the cache."""
        toml = self.challenge / "challenge.toml"
        toml.write_text(toml.read_text() + '\n[[input]]\nname = "big"\ngenerator = "make.py"\nsize = "1MiB"\n')
        self.write(self.challenge / "cases" / "make.py", "print('x' * 500_000)\n")
        case = '{"id": "one", "args": [1], "expect": 2, "files": {"big": {"$input": "big"}}}\n'
        self.write(self.challenge / "cases" / "shown.jsonl", case)
        batch, code = self.grade(GRADEBOX_CACHE=str(folder))
        self.assertEqual(self.assert_honest(batch, code), "not judged", self.about(batch))
        self.assertIn("No space left", batch.stderr)

    def test_full_disk_for_inputs(self):
        self.make_input(self.full("size=64k"))

    def test_no_inodes_for_inputs(self):
        self.make_input(self.full("nr_inodes=3"))


if __name__ == "__main__":
    seed()  # before unittest reads the command line
    own_world()
    unittest.main()
