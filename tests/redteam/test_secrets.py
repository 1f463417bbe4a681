"""Rule 1: no expected value, no test and no later input is ever within reach of a candidate's process."""
import unittest
import uuid

from redteam import Attack

# Looks for a text in all of its memory, its environment, its descriptors and the file system. The text is spelt
# backwards here and looked for letter by letter, so that looking for it does not make it.
SPY = r'''
import ctypes, mmap, os, re, stat

def pattern(backwards):
    return re.compile(b"".join(b"[%c]" % letter for letter in reversed(backwards.encode())))

def resident(start, end):
    """Pages of a sparse shared mapping that exist; to read the others would make them."""
    pages = (end - start) // mmap.PAGESIZE
    present = (ctypes.c_ubyte * pages)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mincore(ctypes.c_void_p(start), ctypes.c_size_t(end - start), present) != 0:
        raise OSError(ctypes.get_errno(), "mincore")
    at = 0
    while at < pages:
        if present[at] & 1:
            first = at
            while at < pages and present[at] & 1:
                at += 1
            yield start + first * mmap.PAGESIZE, start + at * mmap.PAGESIZE
        at += 1

def memory():
    with open("/proc/self/maps") as file:
        lines = file.read().splitlines()
    with open("/proc/self/mem", "rb", buffering=0) as mem:
        for line in lines:
            span, access, *rest = line.split()
            if "r" not in access or rest[-1] in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
                continue
            start, end = (int(number, 16) for number in span.split("-"))
            for first, last in resident(start, end) if "memfd" in line else [(start, end)]:
                while first < last:
                    size = min(last - first, 1 << 22)
                    mem.seek(first)
                    try:
                        chunk = mem.read(size)
                    except OSError:
                        chunk = b""
                    yield chunk
                    first += size

def files():
    for top in [name for name in os.listdir("/") if name not in ("proc", "usr", "lib", "lib64", "bin")] + ["proc"]:
        for folder, _, names in os.walk("/" + top):
            for name in names:
                path = os.path.join(folder, name)
                if path.endswith(("/mem", "/pagemap", "kmsg", "kpagecount", "kpageflags", "kpagecgroup", "kcore")):
                    continue
                yield path.encode()
                try:
                    if stat.S_ISREG(os.lstat(path).st_mode):
                        with open(path, "rb", buffering=0) as file:
                            yield file.read(1 << 20)
                    elif os.path.islink(path):
                        yield os.readlink(path).encode()
                except OSError:
                    pass

def descriptors():
    for number in range(0, 65536):
        try:
            kind = os.fstat(number).st_mode
        except OSError:
            continue
        yield str(kind).encode()
        if stat.S_ISREG(kind):
            yield os.pread(number, 1 << 20, 0)

def spy(given):
    counts = {}
    for place, chunks in (("memory", memory()), ("files", files()), ("descriptors", descriptors()),
                          ("environment", iter([repr(os.environ).encode(), b"".join(os.environb.values())]))):
        for chunk in chunks:
            for label, wanted in WANTED.items():
                counts[label] = counts.get(label, 0) + (wanted.search(chunk) is not None)
    return counts
'''


def marker(word: str) -> str:
    return f"{word}-{uuid.uuid4().hex}"


def spy_on(markers: dict[str, str]) -> str:
    wanted = ", ".join(f"{label!r}: pattern({text[::-1]!r})" for label, text in markers.items())
    return SPY + f"WANTED = {{{wanted}}}\n"


class Secrets(Attack):
    LIMITS = 'memory = "256MiB"\ncpu_time = "30s"\nwall_time = "60s"'

    def setUp(self):
        super().setUp()
        labels = ("given", "expected", "hidden_expected", "later", "hint", "earlier_source", "earlier_answer", "next")
        self.markers = {label: marker(label) for label in labels}
        m = self.markers
        self.challenge = self.challenge_of(
            "spy",
            [{"id": "look", "args": [m["given"]], "expect": m["expected"]}],
            [
                {"id": "later", "args": [m["later"]], "expect": m["hidden_expected"]},
                {"id": "again", "args": [m["later"] + "!"], "expect": m["hidden_expected"] + "!"},
            ],
            self.LIMITS,
        )
        definition = self.challenge / "challenge.toml"
        definition.write_text(definition.read_text() + f'hint = "{m["hint"]}"\n')

    def found(self, result: dict) -> dict:
        shown = next(case for case in result["cases"] if case["group"] == "shown")
        # The feedback is Python's repr of a dict of str and int.
        return eval(shown["feedback"]["actual"], {"__builtins__": {}})  # noqa: S307

    def test_a_candidate_finds_what_it_was_given_and_nothing_else(self):
        earlier = f"def spy(given):\n    return {self.markers['earlier_answer']!r}  # {self.markers['earlier_source']}\n"
        self.write("batch/a_earlier.py", earlier)
        self.write("batch/b_spy.py", spy_on(self.markers))
        self.write("batch/c_next.py", f"def spy(given):\n    return 0  # {self.markers['next']}\n")
        secret = {"GRADEBOX_TEST_SECRET": self.markers["hidden_expected"]}
        run = self.run_gradebox(
            "batch", self.folder / "batch", "--challenge", self.challenge, "--workers", 1, "--report", "json=-",
            env=self.environment_with(secret),
        )
        results = {result["submission"].rpartition("/")[2]: result for result in self.json_of(run)["results"]}
        found = self.found(results["b_spy.py"])
        self.assertGreater(found.pop("given"), 0, "the search does not work: it missed what is certainly there")
        self.assertEqual(found, {label: 0 for label in self.markers if label != "given"})

    def environment_with(self, extra: dict[str, str]) -> dict[str, str]:
        from gradebox_cli import environment

        return environment(GRADEBOX_CACHE=str(self.folder / "cache"), **extra)

    def test_a_report_holds_nothing_of_hidden_cases(self):
        run, result = self.grade("def spy(given):\n    print(given)\n    raise ValueError(given)\n")
        shown = run.stdout + run.stderr
        self.assertIn(self.markers["given"], shown)
        for label in ("later", "hidden_expected"):
            self.assertNotIn(self.markers[label], shown)
        self.assertTrue(result["protections"])


if __name__ == "__main__":
    unittest.main()
