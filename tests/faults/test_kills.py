"""kill -9 at random: workers, zygotes, pid 1 of boxes, runs, gradebox itself. No verdict is wrong, none is missing,
nothing is left behind. By hand: --seed N, or GRADEBOX_FAULT_SEED=N."""
import collections
import unittest
from pathlib import Path

from faults import Batch, FaultTest, kill_one, machinery, own_world, seed

SUBMISSIONS = 500
VICTIMS = ("worker", "zygote", "init", "run")
KILLS = 60
MOST_TRIES = 500  # to find a victim: a run lives for some milliseconds


class Kills(FaultTest):
    def test_machinery_killed_at_random(self):
        expected = self.submissions(SUBMISSIONS)
        # After which rows something is killed, and what.
        moments = {row: self.random.choice(VICTIMS) for row in self.random.sample(range(1, SUBMISSIONS - 20), KILLS)}
        killed = collections.Counter()

        def on_row(batch: Batch, rows: int):
            kind = moments.get(rows)
            if kind and any(kill_one(batch.process.pid, kind, self.random) for _ in range(MOST_TRIES)):
                killed[kind] += 1

        mounts = Path("/proc/self/mountinfo").read_text()
        groups = self.groups()
        batch = Batch(self.command(), groups, self.folder, on_row)
        code = batch.finish()
        errors = self.assert_rows(batch, expected)
        self.assert_nothing_left(batch, groups, mounts)
        self.assertEqual(code, 3 if errors else 1, self.about(batch))
        print(f"seed {self.seed}: killed {dict(killed)}; {batch.stderr.count('starting another')} workers started again, "
              f"{errors} of {SUBMISSIONS} verdicts are judge_error")  # fmt: skip
        # The kills must have hit, and tries again must have helped.
        self.assertGreater(killed.total(), KILLS // 2, self.about(batch))
        for kind in VICTIMS:
            self.assertGreater(killed[kind], 0, f"no {kind} was killed" + self.about(batch))
        self.assertLessEqual(errors, SUBMISSIONS // 50, self.about(batch))

    def test_gradebox_killed(self):
        expected = self.submissions(SUBMISSIONS)
        again = self.submissions(40, "again")
        moments = [0, 1, *sorted(self.random.sample(range(2, SUBMISSIONS - 100), 3))]
        for moment in moments:
            with self.subTest(rows=moment):
                self.kill_gradebox_at(moment, expected)
        groups = self.groups()
        batch = Batch(self.command("again"), groups, self.folder)
        self.assertEqual(batch.finish(), 1, self.about(batch))
        self.assertEqual(self.assert_rows(batch, again), 0, self.about(batch))

    def kill_gradebox_at(self, moment: int, expected: dict[str, str]):
        def on_row(batch: Batch, rows: int):
            if rows == moment:
                batch.process.kill()

        mounts = Path("/proc/self/mountinfo").read_text()
        groups = self.groups()
        batch = Batch(self.command(), groups, self.folder, on_row)
        if moment == 0:
            while not machinery(batch.process.pid)["zygote"]:
                continue
            batch.process.kill()
        self.assertEqual(batch.finish(), -9, self.about(batch))
        self.assertEqual(self.assert_rows(batch, expected, all_of_them=False), 0, self.about(batch))
        self.assertLess(len(batch.rows), SUBMISSIONS, "it had ended before it was killed")
        self.assert_nothing_left(batch, groups, mounts)
        groups.remove()


if __name__ == "__main__":
    seed()  # before unittest reads the command line
    own_world()
    unittest.main()
