"""Scenarios: threads judged by every schedule."""
import json
import subprocess
import sys
import textwrap
import unittest

from gradebox_cli import ACCEPTED, NOT_ACCEPTED, USAGE, GradeboxTest

PYTHON = "/usr/bin/python3.11"

SETTINGS = {"preemptions": 2, "schedules": 600, "random": 100, "seed": 1}
RIGHT = """
import threading

class Counter:
    def __init__(self):
        self._count = 0
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            self._count += 1
            return self._count

    def value(self):
        with self._lock:
            return self._count
"""
UNSAFE = """
class Counter:
    def __init__(self):
        self._count = 0

    def increment(self):
        self._count += 1
        return self._count

    def value(self):
        return self._count
"""
TWO = {"id": "two", "scenario": {"init": [], "threads": [[["increment"]], [["increment"]]], "after": [["value"]]}}

# Eight threads behind a barrier, as such tests are usually written.
NAIVE = """
import threading
from solution import Counter

for _ in range(50):
    counter, barrier = Counter(), threading.Barrier(8)

    def work():
        barrier.wait()
        for _ in range(100):
            counter.increment()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value() == 800, counter.value()
"""


class ScenarioTest(GradeboxTest):
    def races(self, cases, reference=RIGHT, entry='class = "Counter"', given=None, **settings):
        folder = self.folder / "races"
        words = "".join(f"{name} = {value}\n" for name, value in (SETTINGS | settings).items())
        for name, text in {
            "challenge.toml": f'title = "Races"\n[entry]\nkind = "calls"\n{entry}\n[concurrency]\n{words}'
                              '[[group]]\nname = "races"\nvisibility = "public"\n',
            "statement.md": "Races.\n",
            "cases/races.jsonl": "".join(json.dumps(case) + "\n" for case in cases),
            "solutions/accepted/reference.py": reference,
        }.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        for name, text in (given or {}).items():
            (folder / "given").mkdir(exist_ok=True)
            (folder / "given" / name).write_text(textwrap.dedent(text))
        return folder

    def judged(self, challenge, source, *options):
        """The only case's verdict and message."""
        result = self.grade(textwrap.dedent(source), *options, challenge=challenge)[1]
        [case] = result["cases"]
        return case["verdict"], case["message"]


class Schedules(ScenarioTest):
    def test_a_lost_update_is_found_and_told(self):
        challenge = self.races([TWO])
        verdict, message = self.judged(challenge, RIGHT)
        self.assertEqual(verdict, "accepted")
        self.assertIn("all with at most 2 preemptions", message)
        verdict, message = self.judged(challenge, UNSAFE)
        self.assertEqual(verdict, "race_condition")
        self.assertIn("A is stopped before line 7: self._count += 1", message)
        self.assertIn("A: r1.increment(): 1\n  B: r1.increment(): 1", message)

    def test_a_schedule_is_run_again_by_its_name(self):
        challenge = self.races([TWO])
        message = self.judged(challenge, UNSAFE)[1]
        name = message.rpartition("again: --schedule ")[2]
        self.assertEqual(self.judged(challenge, UNSAFE, "--schedule", name), ("race_condition", message))
        self.assertEqual(self.judged(challenge, UNSAFE, "--schedule", "races/two=-")[0], "accepted")
        self.assertEqual(self.judged(challenge, RIGHT, "--schedule", name)[0], "accepted")
        solution = self.write("unsafe.py", UNSAFE)
        for words in ("races/two", "races/two=x", "races/three=-", "=-"):
            run = self.run_gradebox("grade", challenge, solution, "--schedule", words)
            self.assert_exit(run, USAGE)

    def test_plain_threads_behind_a_barrier_accept_what_schedules_reject(self):
        # CPython 3.11 lets threads take turns only at calls and jumps, and there is none within `+=`.
        self.write("solution.py", UNSAFE)
        naive = self.write("naive.py", NAIVE)
        subprocess.run([PYTHON, "-B", naive], cwd=self.folder, check=True, timeout=60)
        self.assertEqual(self.judged(self.races([TWO]), UNSAFE)[0], "race_condition")

    def test_the_same_seed_gives_the_same_answer(self):
        three = {"id": "three", "scenario": {"init": [], "threads": [[["increment"], ["increment"]]] * 3,
                                             "after": [["value"]]}}
        challenge = self.races([three], schedules=80, random=60, preemptions=1)
        first = self.judged(challenge, UNSAFE)
        self.assertEqual(self.judged(challenge, UNSAFE), first)

    def test_who_waits_for_whom_in_a_deadlock(self):
        source = """
            import threading
            class Counter:
                def __init__(self):
                    self.left, self.right = threading.Lock(), threading.Lock()
                    self.count = 0
                def increment(self):
                    with self.left:
                        with self.right:
                            self.count += 1
                            return self.count
                def value(self):
                    with self.right, self.left:
                        return self.count
            """
        case = {"id": "two", "scenario": {"init": [], "threads": [[["increment"]], [["value"]]]}}
        verdict, message = self.judged(self.races([case]), source)
        self.assertEqual(verdict, "deadlock")
        self.assertIn("A waits in line 9: with self.right:\n    for the lock that B holds since line 13", message)
        self.assertIn("B waits in line 13: with self.right, self.left:\n    for the lock that A holds since line 8", message)

    def test_a_loop_without_end_is_told_apart_from_slowness(self):
        source = RIGHT.replace("return self._count\n\n", "while self._count < 2:\n                pass\n            return self._count\n\n")
        verdict, message = self.judged(self.races([TWO]), source)
        self.assertEqual(verdict, "time_limit_exceeded")
        self.assertIn("livelock", message)

    def test_primitives_keep_their_meaning(self):
        # Each function gives the same in every schedule, with what it says.
        source = """
            import queue, threading, time
            from concurrent.futures import ThreadPoolExecutor

            def pool():
                with ThreadPoolExecutor(2) as executor:
                    return sorted(executor.map(lambda n: n * n, range(4)))

            def conditions():
                condition, items, got = threading.Condition(), [], []
                def consume():
                    with condition:
                        while not items:
                            condition.wait()
                        got.append(items.pop())
                threads = [threading.Thread(target=consume) for _ in range(2)]
                for thread in threads:
                    thread.start()
                for n in (1, 2):
                    with condition:
                        items.append(n)
                        condition.notify()
                for thread in threads:
                    thread.join()
                return sorted(got)

            def queues():
                waiting, done = queue.Queue(1), queue.SimpleQueue()
                def work():
                    while (item := waiting.get()) is not None:
                        done.put(-item)
                thread = threading.Thread(target=work)
                thread.start()
                for item in (1, 2, None):
                    waiting.put(item)
                thread.join()
                return [done.get(), done.get()]

            def timeouts():
                lock, began = threading.Lock(), time.monotonic()
                lock.acquire()
                taken = lock.acquire(timeout=3600)
                event = threading.Event()
                threading.Timer(7200, event.set).start()
                came = event.wait(8000)
                try:
                    queue.Queue().get(timeout=100)
                except queue.Empty:
                    pass
                return [taken, came, round((time.monotonic() - began) / 100)]

            def barriers():
                barrier, order = threading.Barrier(3), []
                def work():
                    order.append("before")
                    barrier.wait()
                    order.append("after")
                threads = [threading.Thread(target=work) for _ in range(2)]
                for thread in threads:
                    thread.start()
                barrier.wait()
                for thread in threads:
                    thread.join()
                return order

            def semaphores():
                semaphore, inside, most = threading.BoundedSemaphore(2), [], []
                def work():
                    with semaphore:
                        inside.append(1)
                        most.append(len(inside))
                        time.sleep(1)
                        inside.pop()
                threads = [threading.Thread(target=work) for _ in range(3)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                return max(most) <= 2 and not inside

            def rlocks():
                lock, log = threading.RLock(), []
                condition = threading.Condition()
                def work(n):
                    with lock, lock:
                        log.append(n)
                        with lock:
                            log.append(n)
                    with condition:
                        with condition:
                            condition.notify_all()
                threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]
                with condition:
                    for thread in threads:
                        thread.start()
                    while len(log) < 4:
                        condition.wait()
                try:
                    lock.release()
                except RuntimeError:
                    return log[0] == log[1] and log[2] == log[3]

            class Finalized:
                def __init__(self, lock):
                    self.lock = lock
                def __del__(self):
                    with self.lock:
                        pass

            def forgotten():
                lock = threading.Lock()
                def hold():
                    with lock:
                        kept = Finalized(lock)
                        threading.Event().wait()
                threading.Thread(target=hold, daemon=True).start()
                threading.local().kept = Finalized(threading.Lock())
                return True

            def locals_and_names():
                own = threading.local()
                seen = []
                def work(n):
                    own.value = n
                    time.sleep(0)
                    seen.append((own.value == n, threading.current_thread().name == f"worker {n}", threading.get_ident()))
                threads = [threading.Thread(target=work, args=(n,), name=f"worker {n}") for n in range(2)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                return [all(a and b for a, b, _ in seen), len({ident for *_, ident in seen}), threading.active_count()]
            """
        expected = {"pool": [0, 1, 4, 9], "conditions": [1, 2], "queues": [-1, -2], "timeouts": [False, True, 109],
                    "barriers": ["before", "before", "after", "after"], "semaphores": True,
                    "rlocks": True, "forgotten": True,
                    "locals_and_names": [True, 2, 2]}
        for name, value in expected.items():
            case = {"id": "alone", "scenario": {"threads": [[{"call": name, "expect": value}]]}}
            with self.subTest(name):
                challenge = self.races([case], entry='function = "pool"', schedules=150, random=50, preemptions=1,
                                           reference=textwrap.dedent(source))
                self.assertEqual(self.judged(challenge, source)[0], "accepted")

    def test_each_schedule_begins_with_a_module_that_nobody_has_filled(self):
        # Executed twice in one module, print would call itself; and what it takes to execute it is not the schedule's.
        source = """
            import threading
            lock = threading.Lock()
            _print = print
            TABLE = {n: n * n for n in range(20_000)}
            def print(*words):
                with lock:
                    _print(*words, end="")
            class Counter:
                def __init__(self):
                    self.count = 0
                def increment(self):
                    print()
                    with lock:
                        self.count += 1
                        return self.count
                def value(self):
                    return self.count
            """
        challenge = self.races([TWO], steps=2000)
        self.assertEqual(self.judged(challenge, source)[0], "accepted")

    def test_what_earlier_schedules_left_in_the_library_is_gone(self):
        # A worker that is stopped while it logs holds the handler's lock for ever.
        source = """
            import logging, queue, threading
            logging.getLogger("counter").addHandler(logging.NullHandler())
            logging.basicConfig()
            class Counter:
                def __init__(self):
                    assert len(logging.getLogger("counter").handlers) == 1
                    self.count = 0
                    self.jobs = queue.Queue()
                    threading.Thread(target=self.work, daemon=True).start()
                def work(self):
                    while True:
                        answer = self.jobs.get()
                        self.count += 1
                        answer.put(self.count)
                        logging.warning("counted")
                def increment(self):
                    answer = queue.Queue()
                    self.jobs.put(answer)
                    return answer.get()
                def value(self):
                    return self.count
            """
        self.assertEqual(self.judged(self.races([TWO], schedules=100, random=20), source)[0], "accepted")

    def test_schedules_leave_no_memory_behind(self):
        source = RIGHT + "\nroom = bytearray(2 << 20)\nCounter.room = room\n"
        challenge = self.races([TWO])
        result = self.grade(source, challenge=challenge)[1]
        self.assertEqual(result["verdict"], "accepted")
        self.assertLess(result["cases"][0]["memory_kib"], 160 << 10)  # 50 of them, and not 600

    def test_code_that_says_that_it_is_the_librarys_is_not_taken_for_it(self):
        path = subprocess.run([PYTHON, "-c", "import queue; print(queue.__file__)"], capture_output=True, text=True,
                              check=True).stdout.strip()
        renamed = UNSAFE + textwrap.dedent(f"""
            for name in "increment", "value":
                function = vars(Counter)[name]
                function.__code__ = function.__code__.replace(co_filename={path!r})
            """)
        compiled = f"exec(compile({UNSAFE!r}, {path!r}, 'exec'))"
        for source in renamed, compiled:
            self.assertEqual(self.judged(self.races([TWO]), source)[0], "race_condition")

    def test_who_takes_a_lock_twice_is_told_so(self):
        source = RIGHT.replace("            self._count += 1", "            self.increment()\n            self._count += 1")
        verdict, message = self.judged(self.races([TWO]), source)
        self.assertEqual(verdict, "deadlock")
        self.assertRegex(message, r"A waits in line \d+: with self._lock:\n    for the lock that it holds itself since")

    def test_loops_of_threads_run_in_virtual_time(self):
        source = """
            import asyncio, threading
            class Counter:
                def __init__(self):
                    self.count = 0
                    self.lock = threading.Lock()
                async def wait(self):
                    await asyncio.sleep(30)
                def increment(self):
                    asyncio.run(self.wait())
                    with self.lock:
                        self.count += 1
                        return self.count
                def value(self):
                    return self.count
            """
        self.assertEqual(self.judged(self.races([TWO], schedules=30, random=5), source)[0], "accepted")

    def test_who_waits_in_the_kernel_is_told_that_all_threads_stand_still(self):
        source = RIGHT.replace("        self._count = 0\n", "        self._count = 0\n        self._ends = os.pipe()\n", 1).replace(
            "import threading", "import os, threading", 1).replace(
            "            self._count += 1", "            os.read(self._ends[0], 1)\n            self._count += 1")
        challenge = self.races([TWO])
        definition = challenge / "challenge.toml"
        definition.write_text(definition.read_text().replace("[concurrency]", '[limits]\nwall_time = "1s"\n[concurrency]'))
        verdict, message = self.judged(challenge, source)
        self.assertEqual(verdict, "time_limit_exceeded")
        self.assertEqual(message, "took longer than 1 s: it waits in a call that stops all threads, such as the reading of a pipe")

    def test_objects_that_share_their_state_are_as_good_as_one_where_nobody_asks_for_identity(self):
        borg = """
            import threading
            class Counter:
                state = {"count": 0}
                lock = threading.Lock()
                def __init__(self):
                    self.__dict__ = self.state
                def increment(self):
                    with Counter.lock:
                        self.count += 1
                        return self.count
                def value(self):
                    return self.count
            """
        one = [{"call": "Counter", "as": "mine"}, {"on": "mine", "call": "increment"}]
        other = [{"call": "Counter", "as": "other"}, {"on": "other", "call": "increment"}]
        case = {"id": "borg", "scenario": {"threads": [one, other], "after": [
            {"call": "Counter", "as": "third"}, {"on": "third", "call": "value", "expect": 2}], "sequential": False}}
        challenge = self.races([case], reference=textwrap.dedent(borg))
        self.assertEqual(self.judged(challenge, borg)[0], "accepted")
        self.assertEqual(self.judged(challenge, borg.replace("with Counter.lock:", "if True:"))[0], "race_condition")

    def test_what_is_given_is_loaded_anew_for_each_schedule(self):
        given = {"meter.py": """
            import threading
            class Meter:
                now = most = 0
                lock = threading.Lock()
            def visit():
                with Meter.lock:
                    Meter.now += 1
                    Meter.most = max(Meter.most, Meter.now)
                with Meter.lock:
                    Meter.now -= 1
            def most():
                return Meter.most
            """}
        source = """
            import threading
            gate = threading.{}(1)
            def run(visit):
                with gate:
                    visit()
            """
        case = {"id": "one-at-a-time", "scenario": {
            "before": [{"import": "meter", "as": "meter"}, {"on": "meter", "get": "visit", "as": "visit"}],
            "threads": [[{"call": "run", "args": [{"$ref": "visit"}]}]] * 2,
            "after": [{"on": "meter", "call": "most", "expect": 1}], "sequential": False}}
        challenge = self.races([case], entry='function = "run"', given=given,
                                   reference=textwrap.dedent(source.format("Semaphore")))
        self.assertEqual(self.judged(challenge, source.format("Semaphore"))[0], "accepted")
        verdict, _ = self.judged(challenge, source.replace("threading.{}(1)", "threading.Semaphore(2)"))
        self.assertEqual(verdict, "race_condition")

    def test_a_solution_does_not_switch_the_scheduler_off(self):
        for trick in ("sys.settrace(None)", "threading.settrace(None)", "sys.setprofile(None)",
                      "sys._getframe().f_trace_opcodes = False", "sys._getframe().f_trace = None",
                      "sys._getframe().f_trace_lines = False", "sys.setswitchinterval(1000)",
                      "__import__('ctypes').pythonapi.PyEval_SetTrace(None, None)"):
            source = "import sys, threading\n" + UNSAFE.replace(
                "        self._count += 1\n", f"        try:\n            {trick}\n        except Exception:\n"
                "            pass\n        self._count += 1\n")
            with self.subTest(trick):
                self.assertEqual(self.judged(self.races([TWO]), source)[0], "race_condition")
        hidden = UNSAFE.replace("        self._count += 1\n",
                                "        exec(compile('self._count += 1', '<string>', 'exec'))\n")
        self.assertEqual(self.judged(self.races([TWO]), hidden)[0], "race_condition")

    def test_objects_that_share_one_state(self):
        # Where the state is asked for, not the identity, this is right; unless the state is made when it is first needed.
        right = """
            class Settings:
                shared = {}
                def __init__(self):
                    self.__dict__ = self.shared
            """
        wrong = """
            class Settings:
                shared = None
                def __init__(self):
                    if Settings.shared is None:
                        Settings.shared = {}
                    self.__dict__ = Settings.shared
            """
        def put(name):
            return [{"call": "Settings", "as": name}, {"on": name, "set": name, "value": 1}]
        case = {"id": "two", "scenario": {"threads": [put("a"), put("b")], "after": [
            {"call": "Settings", "as": "c"}, {"on": "c", "get": "a", "expect": 1}, {"on": "c", "get": "b", "expect": 1}],
            "sequential": False}}
        challenge = self.races([case], entry='class = "Settings"', reference=textwrap.dedent(right))
        self.assertEqual(self.judged(challenge, right)[0], "accepted")
        self.assertEqual(self.judged(challenge, wrong)[0], "race_condition")

    def test_check_says_what_cannot_be_ordered(self):
        cases = [{"id": "meet", "scenario": {"init": [], "threads": [[["meet"]], [["meet"]]]}}]
        source = """
            import threading
            class Counter:
                def __init__(self):
                    self.barrier = threading.Barrier(2)
                def meet(self):
                    self.barrier.wait()
            """
        challenge = self.races(cases, reference=textwrap.dedent(source))
        run = self.run_gradebox("check", challenge)
        self.assertNotEqual(run.code, ACCEPTED)
        self.assertIn("no order in which each step comes to its end by itself", run.stdout + run.stderr)
        cases[0]["scenario"]["sequential"] = False
        challenge = self.races(cases, reference=textwrap.dedent(source))
        self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)


if __name__ == "__main__":
    unittest.main()
