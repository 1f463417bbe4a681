import asyncio
import unittest

from solution import Invalid, check_all, check_form, run_tasks


class TestGroups(unittest.TestCase):
    def test_all_problems_are_collected(self):
        with self.assertRaises(ExceptionGroup) as caught:
            check_form({"name": "", "age": "-3"})
        group = caught.exception
        self.assertEqual(group.message, "bad form")
        self.assertEqual([type(error).__name__ for error in group.exceptions], ["Invalid", "ValueError"])
        self.assertEqual(group.exceptions[0].field, "name")

    def test_except_star(self):
        seen = []
        try:
            check_form({"name": "", "age": "x"})
        except* Invalid as group:
            seen.append(("invalid", len(group.exceptions)))
        except* ValueError as group:
            seen.append(("value", str(group.exceptions[0])))
        self.assertEqual(seen, [("invalid", 1), ("value", "age: x")])

    def test_split_and_subgroup(self):
        with self.assertRaises(ExceptionGroup) as caught:
            check_form({"name": "", "age": "1000"})
        invalid, rest = caught.exception.split(Invalid)
        self.assertEqual([error.field for error in invalid.exceptions], ["name"])
        self.assertEqual(rest.exceptions[0].args, ("age: 1000",))
        self.assertIsNone(caught.exception.subgroup(KeyError))

    def test_good_form(self):
        self.assertEqual(check_form({"name": "Jo", "age": "7"}), {"name": "Jo", "age": 7})

    def test_checks_of_the_test(self):
        class Mine(Invalid):
            pass

        def fail(value):
            raise Mine("mine")

        with self.assertRaises(ExceptionGroup) as caught:
            check_all("v", [fail, lambda value: None, fail])
        self.assertTrue(all(isinstance(error, Mine) for error in caught.exception.exceptions))
        self.assertEqual(caught.exception.__notes__, ["value: 'v'"])
        check_all("v", [print] * 0)


class TestTaskGroup(unittest.IsolatedAsyncioTestCase):
    async def test_results(self):
        async def work(n):
            await asyncio.sleep(0)
            return n * n

        self.assertEqual(await run_tasks(work, [1, 2, 3]), [1, 4, 9])

    async def test_one_failure_cancels_the_others(self):
        cancelled = []

        async def work(n):
            if n == 2:
                raise OSError("two")
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.append(n)
                raise

        with self.assertRaises(ExceptionGroup) as caught:
            await run_tasks(work, [1, 2, 3])
        self.assertEqual([str(error) for error in caught.exception.exceptions], ["two"])
        self.assertIn(cancelled, ([1, 3], [3, 1]))  # a group cancels in the order of a set
