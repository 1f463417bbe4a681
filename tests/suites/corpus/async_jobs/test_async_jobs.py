import asyncio
import unittest

from solution import Gate, JobQueue, first_result, run_all, with_timeout


class TestJobs(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.queue = JobQueue(limit=2)
        self.log = []

    async def job(self, name, rounds=1):
        self.log.append(f"{name} starts")
        for _ in range(rounds):
            await asyncio.sleep(0)
        self.log.append(f"{name} ends")
        return name.upper()

    async def test_results_keep_their_order(self):
        results = await run_all([lambda: self.job("slow", 5), lambda: self.job("quick")])
        self.assertEqual(results, ["SLOW", "QUICK"])
        self.assertEqual(self.log, ["slow starts", "quick starts", "quick ends", "slow ends"])

    async def test_limit(self):
        running = peak = 0

        async def work():
            nonlocal running, peak
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0)
            running -= 1

        for _ in range(6):
            self.queue.add(work)
        await self.queue.join()
        self.assertEqual((running, peak), (0, 2))
        self.assertEqual(self.queue.done, 6)

    async def test_error_of_a_job(self):
        async def broken():
            await asyncio.sleep(0)
            raise ValueError("job 1 broke")

        with self.assertRaisesRegex(ValueError, "job 1 broke"):
            await run_all([broken])
        results = await run_all([broken, lambda: self.job("b")], collect_errors=True)
        self.assertIsInstance(results[0], ValueError)
        self.assertEqual(results[1], "B")

    async def test_gate_with_event(self):
        event = asyncio.Event()
        gate = Gate(event)
        waiting = asyncio.create_task(gate.enter("me"))
        await asyncio.sleep(0)
        self.assertEqual(gate.visitors, [])
        event.set()
        self.assertEqual(await waiting, "welcome me")
        self.assertEqual(gate.visitors, ["me"])

    async def test_timeout(self):
        self.assertEqual(await with_timeout(self.job("a"), 5), "A")
        self.assertEqual(await with_timeout(asyncio.Event().wait(), 0.01, default="late"), "late")

    async def test_first_result_cancels_the_rest(self):
        cancelled = []

        async def forever():
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.append("forever")
                raise

        self.assertEqual(await first_result(forever(), self.job("w", 2)), "W")
        self.assertEqual(cancelled, ["forever"])

    def test_coroutine_functions(self):
        self.assertTrue(asyncio.iscoroutinefunction(run_all))
        self.assertEqual(asyncio.run(run_all([])), [])
