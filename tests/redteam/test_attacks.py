"""Every attack of the table, on one tier: `test_attacks.py full`, or some: `test_attacks.py full 'forging/exits_*'`.
An honest solution is graded after each of them, and looks around first; then the host is looked at for whatever may
have got out."""
import ctypes
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import unittest
import xml.etree.ElementTree
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from attacks import ENTRIES, LIMITS, SHOWN, Attack, Malformed, parse_attack, read_attacks, toml_of, witness
from gradebox_cli import ACCEPTED, GRADEBOX, NOT_ACCEPTED, environment
from redteam import NOBODY, children, name_of, need, user_namespaces, wait_until

PR_SET_CHILD_SUBREAPER = 36
BATCHES = 2  # at a time
PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/")
MAILBOX = Path(__file__).with_name("mailbox.py").read_bytes()
SYSTEM_V = ("shm", "sem", "msg")


class Tier(NamedTuple):
    """How gradebox is run, and what it takes there."""

    name: str
    user: int | None
    most_processes: int
    namespaces: bool = True


TIERS = {
    tier.name: tier
    for tier in (
        Tier("full", None, 1 << 16),
        Tier("rootless", NOBODY, 1 << 16),
        Tier("confined", NOBODY, 1, namespaces=False),
    )
}


def own_what_is_orphaned():
    """Processes whose parents have ended become children of this one, so none can be overlooked."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def cgroups_of(workers: set[int]) -> list[str]:
    prefixes = tuple(f"gradebox-worker-{worker}-" for worker in workers)
    return [
        os.path.join(folder, name)
        for folder, names, _ in os.walk("/sys/fs/cgroup")
        for name in names
        if name.startswith(prefixes)
    ]


def system_v_objects() -> set[str]:
    return {
        f"{kind} {line.split()[1]}"
        for kind in SYSTEM_V
        for line in Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
    }


def files_of_attacks() -> set[str]:
    """Attacks name what they make "redteam…"; other tests run beside this one, and make files of their own."""
    return {str(path) for place in PLACES for path in Path(place).glob("*redteam*")}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"


class Host:
    """What an attack must leave as it was. The canary can be read and changed by everybody on the host."""

    def __init__(self, folder: Path):
        self.canary = folder / "canary"
        self.canary.mkdir()
        self.secret = f"secret-{random.SystemRandom().getrandbits(128):032x}"
        (self.canary / "secret").write_text(self.secret)
        self.canary.chmod(0o777)
        (self.canary / "secret").chmod(0o666)
        self.before = self.state()

    def state(self) -> dict[str, object]:
        status = [(p.name, s.st_mode, s.st_uid, s.st_nlink, s.st_mtime_ns)
                  for p in (self.canary, self.canary / "secret") for s in (p.lstat(),)]  # fmt: skip
        return {
            "canary": (sorted(os.listdir(self.canary)), digest(self.canary / "secret"), status),
            "System V IPC": system_v_objects(),
            "files": files_of_attacks(),
            "accounts": [digest(Path(path)) for path in ("/etc/passwd", "/etc/shadow", "/etc/group")],
            "kernel settings": [Path("/proc/sys", name).read_text() for name in
                                ("kernel/core_pattern", "kernel/hostname", "vm/overcommit_memory")],
        }  # fmt: skip


# Conditions that an attack's header can name: the argument, and whether it holds.
AFTERWARDS = {
    "no_file": lambda argument, _before: not os.path.lexists(argument),
    "host_file_unchanged": lambda argument, before: digest(Path(argument)) == before[argument],
}


class Played(NamedTuple):
    """An attack and what came of it, and of the honest solution after it."""

    attack: Attack
    result: dict
    witness: dict


class Attacks(unittest.TestCase):
    """All of the table is graded once; each test looks at another side of it."""

    maxDiff = None
    tier = TIERS["full"]
    pattern = "*"

    @classmethod
    def setUpClass(cls):
        test = cls("test_every_attack_earns_its_verdict")
        need(test, os.geteuid() == 0, "root, to look at the host")
        need(test, cls.tier.user is None or user_namespaces(), "user namespaces for ordinary users")
        own_what_is_orphaned()
        cls.folder = Path(tempfile.mkdtemp(prefix="gradebox-test-attacks-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.folder.chmod(0o755)
        cls.host = Host(cls.folder)
        cls.table = [a for a in read_attacks(cls.pattern) if a.limits.get("processes", 1) <= cls.tier.most_processes]
        cls.named_files = {
            argument: digest(Path(argument))
            for attack in cls.table
            for name, argument in attack.after
            if name == "host_file_unchanged"
        }
        cls.prepare_programs()
        cls.prepare_submissions()
        cls.grade()

    @classmethod
    def prepare_programs(cls):
        """Where the tier's user can read and run them."""
        for name, program in (("gradebox", GRADEBOX), ("gradebox-worker", os.environ["GRADEBOX_WORKER"]),
                              ("without_namespaces", os.environ["WITHOUT_NAMESPACES"])):  # fmt: skip
            shutil.copy(program, cls.folder / name)
        cls.outs = [cls.folder / f"out-{number}" for number in range(BATCHES)]
        for out in cls.outs:
            out.mkdir()
            out.chmod(0o777)

    @classmethod
    def prepare_submissions(cls):
        """A challenge for each entry and set of limits; in it the attacks, each with an honest solution after it."""
        cls.expected_answers: list[int] = []
        groups: dict[str, list[Attack]] = defaultdict(list)
        for attack in cls.table:
            groups[json.dumps([attack.entry, {**LIMITS, **attack.limits}], sort_keys=True)].append(attack)
        cls.numbered: dict[str, list[Attack]] = {}
        for number, key in enumerate(sorted(groups)):
            for batch in range(BATCHES):
                attacks = groups[key][(number + batch) % BATCHES :: BATCHES]
                if not attacks:
                    continue
                challenge = f"{attacks[0].entry}-{number}-{batch}"
                cls.numbered[challenge] = attacks
                cls.make_challenge(cls.folder / "challenges" / challenge, attacks[0])
                for place, attack in enumerate(attacks):
                    cls.write_submissions(cls.folder / f"batch-{batch}" / challenge, place, attack)

    @classmethod
    def make_challenge(cls, folder: Path, attack: Attack):
        hidden = random.SystemRandom().randrange(10**15, 10**17)
        cls.expected_answers += [hidden, hidden + 1]
        entry = ENTRIES[attack.entry]
        for name, content in (
            ("challenge.toml", toml_of(attack.entry, attack.limits)),
            ("cases/generator.py", f"import sys\nprint({{'shown': {SHOWN}, 'secret': {hidden}}}[sys.argv[1]])\n"),
            ("statement.md", "Give n + 1.\n"),
            ("cases/shown.jsonl", json.dumps({"id": "shown", **entry.case(SHOWN)}) + "\n"),
            ("cases/secret.jsonl", json.dumps({"id": "secret", **entry.case(hidden)}) + "\n"),
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content)

    @classmethod
    def write_submissions(cls, folder: Path, place: int, attack: Attack):
        folder.mkdir(parents=True, exist_ok=True)
        source = attack.source.replace(b"# @MAILBOX@", MAILBOX)
        source = source.replace(b"@CANARY@", str(cls.host.canary).encode())
        source = source.replace(b"@CHALLENGE@", str(cls.folder / "challenges" / folder.name).encode())
        (folder / f"{place:03}a_{attack.name}.py").write_bytes(source)
        (folder / f"{place:03}b_witness.py").write_text(witness(attack.entry))

    @classmethod
    def start(cls, batch: int, out: Path) -> subprocess.Popen:
        """One worker, so that every honest solution meets what the attack before it left; on one processor."""
        processors = sorted(os.sched_getaffinity(0))
        command = [
            "taskset", "--cpu-list", str(processors[batch % len(processors)]),
            *([] if cls.tier.namespaces else [cls.folder / "without_namespaces"]),
            cls.folder / "gradebox", "batch", cls.folder / f"batch-{batch}", "--challenges", cls.folder / "challenges",
            "--workers", "1", "--require", cls.tier.name, "--report", f"json={out}/report.json",
            "--report", f"junit={out}/report.xml", "--report", f"text={out}/report.txt",
        ]  # fmt: skip
        env = environment(
            GRADEBOX_WORKER=str(cls.folder / "gradebox-worker"), GRADEBOX_CACHE=str(out / "cache"),
            GRADEBOX_TEST_SECRET=cls.host.secret, HOME="/nonexistent",
        )  # fmt: skip
        user = {} if cls.tier.user is None else {"user": cls.tier.user, "group": cls.tier.user, "extra_groups": []}
        with open(out / "printed", "wb") as printed:
            return subprocess.Popen(command, env=env, cwd="/", stdin=subprocess.DEVNULL, stdout=printed,
                                    stderr=printed, **user)  # fmt: skip

    @classmethod
    def grade(cls):
        cls.workers: set[int] = set()
        started = time.monotonic()
        cls.outs = [out for batch, out in enumerate(cls.outs) if (cls.folder / f"batch-{batch}").is_dir()]
        running = [cls.start(batch, out) for batch, out in enumerate(cls.outs)]
        while any([process.poll() is None for process in running]):
            cls.workers |= {worker for process in running for worker in children(process.pid)}
            time.sleep(0.05)
        cls.seconds = time.monotonic() - started
        cls.codes = {process.returncode for process in running}
        cls.results = []
        for out in cls.outs:
            if not (out / "report.json").exists():
                raise AssertionError(f"no report (exit codes {cls.codes}):\n{(out / 'printed').read_text()}")
            cls.results += json.loads((out / "report.json").read_text())["results"]
        cls.played = list(cls.match())

    @classmethod
    def match(cls):
        found = {(result["challenge"], Path(result["submission"]).name): result for result in cls.results}
        for challenge, attacks in cls.numbered.items():
            for place, attack in enumerate(attacks):
                result = found.get((challenge, f"{place:03}a_{attack.name}.py"))
                if result is None:
                    raise AssertionError(f"{attack.area}/{attack.name} has no result")
                yield Played(attack, result, found[challenge, f"{place:03}b_witness.py"])

    def told(self, name: str) -> str:
        return "".join((out / name).read_bytes().decode(errors="surrogateescape") for out in self.outs)

    def test_every_attack_earns_its_verdict(self):
        wrong = {}
        for attack, result, _ in self.played:
            expected = attack.expected_on(self.tier.name)
            if result["verdict"] not in expected.verdicts:
                wrong[f"{attack.area}/{attack.name}"] = (
                    f"{result['verdict']} instead of {' | '.join(sorted(expected.verdicts))}: "
                    + "; ".join(f"{c['verdict']} {c['message']} {c.get('feedback')}" for c in result["cases"])
                )
        if wrong:
            self.fail("\n" + "\n".join(f"{name}: {what}" for name, what in wrong.items()))
        print(f"{self.tier.name}: {len(self.played)} attacks contained in {self.seconds:.0f} s")

    def test_no_other_result_is_changed(self):
        wrong = {
            f"after {played.attack.area}/{played.attack.name}": [
                (case["verdict"], case["message"], case.get("feedback")) for case in played.witness["cases"]
            ]
            for played in self.played
            if played.witness["verdict"] != "accepted" or played.witness["score"] != played.witness["max_score"]
        }  # fmt: skip
        self.assertEqual(wrong, {})

    def test_every_submission_has_a_row_and_every_row_its_cases(self):
        self.assertEqual(len(self.results), 2 * len(self.table))
        self.assertLessEqual(self.codes, {ACCEPTED, NOT_ACCEPTED}, self.told("printed"))
        for result in self.results:
            self.assertEqual([case["group"] for case in result["cases"]], ["shown", "secret"], result["submission"])
            self.assertEqual(result["protections"]["tier"], self.tier.name)
            self.assertTrue(result["protections"]["seccomp"])
            if result["verdict"] != "accepted":
                self.assertLess(result["score"], result["max_score"], result["submission"])

    def test_nothing_hidden_is_told(self):
        for name in ("report.json", "report.xml", "report.txt", "printed"):
            told = self.told(name)
            self.assertTrue(told, f"{name} is empty")
            for secret in (self.host.secret, *map(str, self.expected_answers)):
                at = told.find(secret)
                self.assertEqual(at, -1, f"{name}: {told[max(at - 500, 0):at + 100]}")

    def test_reports_stay_what_they_are(self):
        """Whatever a candidate prints: well-formed, each submission once, and nothing that steers a terminal."""
        suites = [xml.etree.ElementTree.parse(out / "report.xml").getroot() for out in self.outs]
        self.assertEqual(len([case for suite in suites for case in suite.iter("testcase")]), 2 * len(self.results))
        for name in ("report.txt", "printed", "report.xml"):
            steering = {
                character
                for character in self.told(name)
                if unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in "\n\t"
            }
            self.assertEqual(steering, set(), name)

    def test_no_process_is_left(self):
        self.assertTrue(self.workers, "the search for workers does not work")
        left = wait_until(lambda: not children(os.getpid()) or reap())
        self.assertTrue(left, [(pid, name_of(pid)) for pid in children(os.getpid())])

    def test_no_control_group_is_left(self):
        self.assertTrue(wait_until(lambda: not cgroups_of(self.workers)), cgroups_of(self.workers))

    def test_the_host_is_as_it_was(self):
        self.assertEqual(self.host.state(), self.host.before)

    def test_what_attacks_say_of_afterwards_holds(self):
        for attack, _, _ in self.played:
            for name, argument in attack.after:
                with self.subTest(f"{attack.area}/{attack.name}: {name} {argument}"):
                    self.assertIn(name, AFTERWARDS)
                    self.assertTrue(AFTERWARDS[name](argument, self.named_files))


def reap() -> bool:
    """Takes up ended children that were orphans; whether none is left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            continue
    except ChildProcessError:
        return True
    return False


class Headers(unittest.TestCase):
    """A header that does not follow the format is an error."""

    GOOD = "# tries: nothing\n# entry: calls\n# verdict: accepted\n"

    def parse(self, source: str) -> Attack:
        with tempfile.TemporaryDirectory(prefix="gradebox-test-") as folder:
            path = Path(folder, "forging", "attack.py")
            path.parent.mkdir()
            path.write_text(source)
            return parse_attack(path)

    def test_a_good_one(self):
        attack = self.parse(self.GOOD + '# limits: memory = "1GiB", processes = 2\n# after: no_file /a; no_file /b\n'
                            "# rootless: runtime_error (an rlimit there)\nimport os\n")  # fmt: skip
        self.assertEqual(attack.limits, {"memory": "1GiB", "processes": 2})
        self.assertEqual(attack.after, (("no_file", "/a"), ("no_file", "/b")))
        self.assertEqual(attack.expected_on("rootless").verdicts, {"runtime_error"})
        self.assertEqual(attack.expected_on("full").verdicts, {"accepted"})

    def test_malformed_ones(self):
        for source in (
            "",
            "import os\n",
            "# tries: nothing\n# entry: calls\n",
            self.GOOD.replace("accepted", "acepted"),
            self.GOOD.replace("accepted", "judge_error"),
            self.GOOD.replace("accepted", "accepted | wrong_answer"),
            self.GOOD.replace("calls", "call"),
            self.GOOD + "# fully: accepted (why)\n",
            self.GOOD + "# rootless: wrong_answer\n",
            self.GOOD + "# limits: memory\n",
            self.GOOD + "# tries: again\n",
            self.GOOD + "# a comment\n",
        ):
            with self.subTest(source), self.assertRaises(Malformed):
                self.parse(source)


if __name__ == "__main__":
    name = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if name not in TIERS:
        sys.exit(f"usage: test_attacks.py {'|'.join(TIERS)} [PATTERN] [unittest's own options]")
    Attacks.tier = TIERS[name]
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        Attacks.pattern = sys.argv.pop(1)
    unittest.main()
