"""Scenarios of asyncio's tasks: a schedule chooses when their steps begin."""
import textwrap
import unittest

from test_schedules import ScenarioTest


class Tasks(ScenarioTest):
    def test_tasks_take_turns_where_they_await(self):
        right = """
            import asyncio
            class Account:
                def __init__(self):
                    self.balance = 0
                    self.lock = asyncio.Lock()
                async def deposit(self, amount):
                    async with self.lock:
                        before = self.balance
                        await asyncio.sleep(0.1)
                        self.balance = before + amount
                async def total(self):
                    return self.balance
            """
        case = {"id": "two", "scenario": {"init": [], "tasks": [[["deposit", 1]], [["deposit", 2]]], "after": [["total"]]}}
        challenge = self.races([case], entry='class = "Account"', reference=textwrap.dedent(right))
        self.assertEqual(self.judged(challenge, right)[0], "accepted")
        wrong = right.replace("async with self.lock:", "if True:")
        self.assertEqual(self.judged(challenge, wrong)[0], "race_condition")
        stuck = right.replace("await asyncio.sleep(0.1)", "await asyncio.Event().wait()")
        verdict, message = self.judged(challenge, stuck)
        self.assertEqual(verdict, "deadlock")
        self.assertIn("A awaits in line 10: await asyncio.Event().wait()\n  B awaits in line 8: async with self.lock", message)
        # Whose step is wrong when it is alone has no race.
        never = right.replace("= before + amount", "= amount")
        self.assertEqual(self.judged(challenge, never)[0], "wrong_answer")

    def tasks_of(self, source, *tasks):
        """The verdict on a class Work whose methods are called by tasks: (name, what is expected)."""
        steps = [[{"on": "work", "call": name} | expected] for name, expected in tasks]
        case = {"id": "work", "scenario": {"before": [{"call": "Work", "as": "work"}], "tasks": steps, "sequential": False}}
        return self.verdict(source, case)

    def work(self, source, case):
        source = "import asyncio, contextvars, threading\nclass Work:\n" + textwrap.indent(textwrap.dedent(source), "    ")
        return self.races([case], entry='class = "Work"', reference=source, schedules=100, random=40), source

    def verdict(self, source, case):
        return self.judged(*self.work(source, case))[0]

    def test_a_loop_calls_what_is_ready_in_the_order_in_which_it_was_registered(self):
        source = """
            async def callback(self):
                seen = []
                task = asyncio.create_task(asyncio.sleep(1))
                task.add_done_callback(lambda _: seen.append("callback"))
                await task
                return seen
            async def together(self):
                seen = []
                async def begin(i):
                    seen.append(i)
                await asyncio.gather(*map(begin, range(4)))
                return seen
            """
        both = ("callback", {"expect": ["callback"]}), ("together", {"expect": [0, 1, 2, 3]})
        self.assertEqual(self.tasks_of(source, *both), "accepted")

    def test_tasks_that_ask_again_and_again_come_to_their_end(self):
        source = """
            done = False
            async def finish(self):
                await asyncio.sleep(0)
                self.done = True
            async def spin(self):
                while not self.done:
                    await asyncio.sleep(0)
            async def spin_for_a_while(self):
                task = asyncio.create_task(asyncio.sleep(10))
                while not task.done():
                    await asyncio.sleep(0)
            """
        self.assertEqual(self.tasks_of(source, ("spin", {}), ("spin", {}), ("finish", {})), "accepted")
        self.assertEqual(self.tasks_of(source, ("spin_for_a_while", {}), ("finish", {})), "accepted")

    def test_what_leaves_a_loop_is_what_the_step_came_to(self):
        source = """
            async def leave(self):
                raise SystemExit(3)
            async def stop(self):
                asyncio.get_running_loop().stop()
                await asyncio.sleep(1)
            async def close(self):
                asyncio.get_running_loop().close()
            async def five(self):
                await asyncio.sleep(1)
                return 5
            """
        self.assertEqual(self.tasks_of(source, ("leave", {"raises": "SystemExit"}), ("five", {"expect": 5})), "accepted")
        self.assertEqual(self.tasks_of(source, ("stop", {"raises": "RuntimeError"})), "accepted")
        self.assertEqual(self.tasks_of(source, ("close", {"raises": "RuntimeError"})), "accepted")
        self.assertEqual(self.tasks_of(source, ("leave", {})), "runtime_error")

    def test_the_next_step_begins_before_time_passes(self):
        source = """
            kept = {}
            ticker = None
            async def put(self):
                self.kept[1] = "a"
                asyncio.get_running_loop().call_later(60, self.kept.pop, 1, None)
                if self.ticker is None:
                    self.ticker = asyncio.create_task(self.tick())
            async def get(self):
                return self.kept.get(1)
            async def tick(self):
                while True:
                    await asyncio.sleep(1)
            async def wait_for(self):
                while 1 not in self.kept:
                    await asyncio.sleep(1)
            """
        case = {"id": "work", "scenario": {
            "before": [{"call": "Work", "as": "work"}],
            "tasks": [[{"on": "work", "call": "put"}, {"on": "work", "call": "get", "expect": "a"}]], "sequential": False}}
        self.assertEqual(self.verdict(source, case), "accepted")
        self.assertEqual(self.tasks_of(source, ("wait_for", {}), ("put", {}), ("put", {})), "accepted")

    def test_a_section_is_one_task_with_a_context_of_its_own(self):
        source = """
            user = contextvars.ContextVar("user", default=None)
            def login(self, name):
                self.user.set(name)
                self.task = asyncio.current_task()
            async def who(self):
                await asyncio.sleep(1)
                return self.user.get()
            async def same(self):
                return self.task is asyncio.current_task()
            """
        on = {"on": "work"}
        both = [[on | {"call": "login", "args": [name]}, on | {"call": "who", "expect": name}] for name in ("a", "b")]
        one = [[on | {"call": "login", "args": ["a"]}, on | {"call": "same", "expect": True}]]
        for tasks in both, one:
            case = {"id": "work", "scenario": {"before": [{"call": "Work", "as": "work"}], "tasks": tasks, "sequential": False}}
            self.assertEqual(self.verdict(source, case), "accepted")

    def test_a_loop_is_woken_only_by_what_may_wake_it_from_another_thread(self):
        source = """
            async def right(self):
                loop = asyncio.get_running_loop()
                future = loop.create_future()
                threading.Timer(1, loop.call_soon_threadsafe, (future.set_result, 5)).start()
                return await future
            async def wrong(self):
                future = asyncio.get_running_loop().create_future()
                threading.Timer(1, future.set_result, (5,)).start()
                return await future
            """
        self.assertEqual(self.tasks_of(source, ("right", {"expect": 5})), "accepted")
        self.assertEqual(self.tasks_of(source, ("wrong", {"expect": 5})), "deadlock")

    def test_several_loops_at_a_time(self):
        source = """
            async def twice(self):
                return await asyncio.to_thread(asyncio.run, asyncio.sleep(0.1, 5))
            """
        self.assertEqual(self.tasks_of(source, ("twice", {"expect": 5}), ("twice", {"expect": 5})), "accepted")

    def test_steps_that_await_nothing_take_turns_too(self):
        source = """
            count = 0
            async def slow(self):
                before = self.count
                await asyncio.sleep(1)
                self.count = before + 1
            def quick(self):
                self.count += 1
            def value(self):
                return self.count
            """
        case = {"id": "work", "scenario": {
            "before": [{"call": "Work", "as": "work"}],
            "tasks": [[{"on": "work", "call": "slow"}], [{"on": "work", "call": "quick"}]],
            "after": [{"on": "work", "call": "value", "expect": 2}], "sequential": False}}
        verdict, message = self.judged(*self.work(source, case))
        self.assertEqual(verdict, "race_condition")
        self.assertIn("like this:\n  A awaits in line 7: await asyncio.sleep(1)\n  B comes to its end\n", message)


if __name__ == "__main__":
    unittest.main()
