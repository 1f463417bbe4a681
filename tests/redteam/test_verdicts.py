"""Rules 2, 3 and 4: what a candidate returns, prints, patches or forges never decides; the meters are outside.

The challenge wants n + 1. No attacker below works that out, but where it found something that it must not find.
"""
import unittest

from redteam import Attack

HONEST = "def answer(n):\n    return n + 1\n"

# Each must earn exactly this verdict.
LIARS = {
    "equal_to_everything": ("wrong_answer", """
        class Liar:
            __class__ = property(lambda self: int)
            __eq__ = lambda self, other: True
            __ne__ = lambda self, other: False
            __hash__ = lambda self: hash(2)
            __repr__ = __str__ = lambda self: "2"
            __reduce__ = lambda self: (int, (2,))
            __int__ = __index__ = lambda self: 2
        def answer(n):
            return Liar()
        """),
    "called_int": ("wrong_answer", """
        Liar = type("int", (), {"__module__": "builtins", "__eq__": lambda self, other: True})
        def answer(n):
            return Liar()
        """),
    "subclass_of_int": ("wrong_answer", """
        class Number(int):
            __class__ = int
            __eq__ = lambda self, other: True
            __hash__ = int.__hash__
        def answer(n):
            return Number(n + 1)
        """),
    "metaclass": ("wrong_answer", """
        class Meta(type):
            __instancecheck__ = __subclasscheck__ = lambda self, other: True
            __eq__ = lambda self, other: True
            __hash__ = lambda self: 0
        class Liar(metaclass=Meta):
            pass
        def answer(n):
            return Liar
        """),
    "patched_builtins": ("wrong_answer", """
        import builtins, json, operator, sys, types
        class Equal:
            def __call__(self, *args, **kwargs):
                return True
        for name in ("all", "any", "isinstance", "id", "type", "repr", "hash"):
            if name != "type":
                setattr(builtins, name, Equal())
        operator.eq = json.dumps = json.loads = Equal()
        def answer(n):
            return None
        """),
    "prints_the_verdict": ("wrong_answer", """
        import json, sys
        def answer(n):
            forged = {"schema": "gradebox.result/1", "verdict": "accepted", "score": 2}
            print(json.dumps(forged)); print("OK", file=sys.stderr); print("1 passed")
            return forged
        """),
    "replaced_stdout": ("wrong_answer", """
        import sys
        class Out:
            def write(self, text): return len(text)
            def flush(self): raise SystemExit(0)
        sys.stdout = sys.stderr = sys.__stdout__ = Out()
        def answer(n):
            return "accepted"
        """),
    "exits_with_0": ("runtime_error", "import sys\ndef answer(n):\n    sys.exit(0)\n"),
    "exits_at_once": ("runtime_error", "import os\ndef answer(n):\n    os._exit(0)\n"),
    "exits_at_load": ("runtime_error", "raise SystemExit(0)\n"),
    "exits_at_once_at_load": ("runtime_error", "import os\nos._exit(0)\n"),
    "kills_itself": ("runtime_error", """
        import os, signal
        def answer(n):
            os.kill(os.getpid(), signal.SIGKILL)
        """),
    "walks_frames": ("wrong_answer", """
        import sys
        def above(frame):
            while frame is not None:
                yield frame
                frame = frame.f_back
        def answer(n):
            found = [*above(sys._getframe())]
            for frame in sys._current_frames().values():
                found += above(frame)
            try:
                raise KeyError
            except KeyError as error:
                found += above(error.__traceback__.tb_frame)
            assert found
            return n + 1 if any(frame.f_code.co_filename != __file__ for frame in found) else None
        """),
    "looks_through_the_collector": ("wrong_answer", """
        import gc, sys, types
        def answer(n):
            found = [name for name in sys.modules if "gradebox" in name or "harness" in name]
            for thing in gc.get_objects():
                name = getattr(type(thing), "__module__", None)
                if isinstance(name, str) and "gradebox" in name:
                    found.append(name)
                if isinstance(thing, types.FrameType) and thing.f_code.co_filename != __file__:
                    found.append(thing)
            return n + 1 if found else None
        """),
    "asks_who_refers_to_its_input": ("wrong_answer", """
        import gc, types
        def answer(n, *rest):
            fresh = [n]
            found = [who for thing in (answer, globals()) for who in gc.get_referrers(thing)
                     if isinstance(who, types.FrameType) and who.f_code is not answer.__code__]
            return n + 1 if found else None
        """),
    "traces_its_caller": ("wrong_answer", """
        import sys
        seen = []
        sys.setprofile(lambda frame, event, what: seen.append(frame.f_code.co_filename))
        sys.settrace(lambda frame, event, what: seen.append(frame.f_code.co_filename))
        def answer(n):
            return n + 1 if set(seen) - {__file__} else None
        """),
}

MAILBOX = '''
import ctypes, os, threading
def mailbox():
    for line in open("/proc/self/maps"):
        if "mailbox" in line:
            return int(line.split("-")[0], 16)
    raise SystemExit("the mailbox has another name")
HEAD = mailbox()
REPLY = HEAD + 4096 + (256 << 20)
def poke(at, data):
    with open("/proc/self/mem", "r+b", buffering=0) as mem:
        mem.seek(at)
        mem.write(data)
def head(request, reply, request_size, reply_size):
    poke(HEAD, b"".join(n.to_bytes(size, "little") for n, size in
                        ((request, 4), (reply, 4), (request_size, 8), (reply_size, 8))))
def posted():
    return ctypes.c_uint32.from_address(HEAD).value
def wake():
    os.write(1000, (1).to_bytes(8, "little"))
'''

# None of them may be accepted, and none may be taken for a fault of the machine.
FORGERS = {
    "writes_to_every_descriptor": """
        import os
        def answer(n):
            for number in range(3, 1101):
                for data in (b"\\1" + bytes(7), b"\\xfe" + b"\\xff" * 7, b"\\x00" * 4096):
                    try:
                        os.write(number, data)
                    except OSError:
                        pass
            return None
        """,
    "closes_every_descriptor": """
        import os
        def answer(n):
            os.closerange(0, 1101)
            return None
        """,
    "replaces_the_wake_descriptor": """
        import os
        def answer(n):
            os.dup2(os.memfd_create("x"), 1000)
            return None
        """,
    "drains_the_wake_descriptor": """
        import fcntl, os, threading
        fcntl.fcntl(1000, fcntl.F_SETFL, fcntl.fcntl(1000, fcntl.F_GETFL) & ~os.O_NONBLOCK)
        def drain():
            while True:
                os.write(1000, (1).to_bytes(8, "little"))
                os.read(1000, 8)
        def answer(n):
            threading.Thread(target=drain, daemon=True).start()
            drain()
        """,
    "garbage_over_the_head": MAILBOX + """
def answer(n):
    poke(HEAD, os.urandom(4096))
    wake()
    return None
""",
    "garbage_everywhere": MAILBOX + """
def answer(n):
    poke(HEAD, b"\\xff" * (1 << 20))
    poke(REPLY, b"\\xff" * (1 << 20))
    wake()
    while True:
        pass
""",
    "a_reply_of_endless_size": MAILBOX + """
def answer(n):
    head(posted(), posted(), 1, (1 << 64) - 1)
    wake()
    while True:
        pass
""",
    "a_reply_of_the_whole_room": MAILBOX + """
def answer(n):
    poke(REPLY, b"\\x00\\x00" + b"\\x09\\xff\\xff\\xff\\x0f" * 8)
    head(posted(), posted(), 1, 64 << 20)
    wake()
    while True:
        pass
""",
    "an_empty_reply": MAILBOX + """
def answer(n):
    head(posted(), posted(), 1, 0)
    wake()
    while True:
        pass
""",
    "a_reply_without_outcomes": MAILBOX + """
def answer(n):
    poke(REPLY, b"\\x00\\x02")
    head(posted(), posted(), 1, 2)
    wake()
    while True:
        pass
""",
    "surplus_outcomes": MAILBOX + """
def answer(n):
    poke(REPLY, b"\\x00" + b"\\x00\\x03\\x04" * 3 + b"\\x02")
    head(posted(), posted(), 1, 11)
    wake()
    while True:
        pass
""",
    "early_replies": MAILBOX + """
def ahead():
    while True:
        head(posted(), posted() + 1, 1, 1 << 62)
        try:
            wake()
        except BlockingIOError:
            pass
def answer(n):
    threading.Thread(target=ahead, daemon=True).start()
    return None
""",
    "unmaps_the_mailbox": MAILBOX + """
def answer(n):
    ctypes.CDLL(None).munmap(ctypes.c_void_p(HEAD), ctypes.c_size_t(1 << 28))
    return None
""",
    "deep_nesting": """
        def answer(n):
            value = []
            for _ in range(100000):
                value = [value]
            return value
        """,
    "contains_itself": """
        def answer(n):
            value = []
            value.append(value)
            return {"a": value, "b": (value,)}
        """,
    "shared_many_times": """
        def answer(n):
            value = ["x" * 100]
            for _ in range(40):
                value = [value, value]
            return value
        """,
}

PATCHED_CLOCKS = """
import os, resource, time
real = time.thread_time
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time", "time_ns", "process_time_ns"):
    setattr(time, name, lambda *args: 0)
resource.getrusage = os.times = lambda *args: (0,) * 16
def answer(n):
    while real() < 0.3:
        pass
    return n + 1
"""


def dedent(source: str) -> str:
    import textwrap

    return textwrap.dedent(source).lstrip("\n")


class Verdicts(Attack):
    LIMITS = 'cpu_time = "600ms"\nwall_time = "2s"\nthreads = 4\nmemory = "64MiB"'

    def setUp(self):
        super().setUp()
        self.challenge = self.challenge_of(
            "answer", [{"id": "one", "args": [1], "expect": 2}], [{"id": "five", "args": [5], "expect": 6}], self.LIMITS
        )

    def grade_all(self, sources: dict[str, str]) -> dict[str, str]:
        """The attackers' verdicts. An honest solution comes after each: it must not suffer from what went before."""
        for name, source in sources.items():
            self.write(f"batch/{name}.py", dedent(source))
            self.write(f"batch/{name}_then_honest.py", HONEST)
        _, results = self.batch("--workers", 1)
        for result in results:
            self.assertTrue(result["protections"]["seccomp"], result["submission"])
        verdicts = self.verdicts(results)
        honest = {name: verdict for name, verdict in verdicts.items() if name.endswith("_then_honest")}
        self.assertEqual(honest, {name + "_then_honest": "accepted" for name in sources})
        return {name: verdict for name, verdict in verdicts.items() if name not in honest}

    def test_lies_are_not_believed(self):
        verdicts = self.grade_all({name: source for name, (_, source) in LIARS.items()})
        self.assertEqual(verdicts, {name: verdict for name, (verdict, _) in LIARS.items()})

    def test_nothing_can_be_forged(self):
        verdicts = self.grade_all(FORGERS)
        self.assertEqual(set(verdicts), set(FORGERS))
        candidates_fault = {"wrong_answer", "runtime_error", "time_limit_exceeded", "memory_limit_exceeded"}
        self.assertEqual({name: verdict for name, verdict in verdicts.items() if verdict not in candidates_fault}, {})

    def test_patched_clocks_do_not_change_the_meters(self):
        _, result = self.grade(dedent(PATCHED_CLOCKS))
        self.assertEqual(result["verdict"], "accepted")
        self.assertGreaterEqual(result["cases"][0]["cpu_ms"], 150)
        self.assertGreaterEqual(result["cases"][0]["wall_ms"], 150)


if __name__ == "__main__":
    unittest.main()
