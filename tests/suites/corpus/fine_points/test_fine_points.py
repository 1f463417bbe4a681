import gc
import logging
import unittest
import weakref

import solution
from solution import Folded, Grid, Row, Typed, fold_key, make_all, parameters, report, retry, reversed_keys, seen


class Plain:
    pass


class Made:
    def __new__(cls, size, *, kind="a"):
        return super().__new__(cls)


class Key(str):
    asked = 0

    def casefold(self):
        Key.asked += 1
        return "folded " + super().casefold()


class Count(int):
    def bit_length(self):
        return -1


class TestSpecialMethods(unittest.TestCase):
    """That a class of the library refuses, a class defines again, and another inherits."""

    def test_reversed(self):
        self.assertEqual(list(reversed(Folded({"A": 1, "b": 2}))), ["b", "a"])
        self.assertEqual(reversed_keys(Folded({"A": 1, "b": 2})), ["b", "a"])

    def test_hash(self):
        self.assertEqual(hash(Row((1, 2))), hash(Row((1, 2))))
        self.assertEqual({Row((1, 2)): "x"}[Row((1, 2))], "x")
        with self.assertRaises(TypeError):
            hash(Folded({}))

    def test_lookups_of_the_base(self):
        row = Row((5, 6))
        self.assertEqual((row.index(6), 5 in row, list(row), row.count(5)), (1, True, [5, 6], 1))


class TestClassItems(unittest.TestCase):
    def test_of_a_container(self):
        numbers = Typed[int]([1, 2])
        numbers.append(3)
        with self.assertRaises(TypeError):
            numbers.append("4")
        self.assertEqual(numbers, [1, 2, 3])
        self.assertIs(Typed[int], Typed[int])
        self.assertEqual(Typed[str].__name__, "Typed[str]")

    def test_of_one_without_its_own(self):
        self.assertIs(Grid[int].__origin__, Grid)
        self.assertEqual(Grid[int].__args__, (int,))


class TestMethodsOfValues(unittest.TestCase):
    def test_that_the_tests_override(self):
        self.assertEqual(fold_key(Key("ABC")), "folded abc")
        self.assertEqual(Key.asked, 1)
        self.assertEqual(seen(Count(7)), (-1, 7, 8))


class TestSignatures(unittest.TestCase):
    def test_of_classes(self):
        self.assertEqual(parameters(Plain), [])
        self.assertEqual(parameters(Made), ["size", "kind"])

    def test_made(self):
        one, two = make_all(Plain, Made)
        self.assertIs(type(one), Plain)
        self.assertIsInstance(two, Made)


class TestLifetimes(unittest.TestCase):
    def test_what_was_handled_while_the_tests_were_asked(self):
        """It has frames, which hold what they hold."""
        jobs = []

        def run(job):
            jobs.append(weakref.ref(job))
            if len(jobs) < 3:
                raise LookupError(len(jobs))

        self.assertEqual(retry(run, lambda error: self.assertIsInstance(error, LookupError)), 3)
        gc.collect()
        self.assertEqual([job() for job in jobs], [None, None, None])


class TestTracebacks(unittest.TestCase):
    def test_of_exceptions_of_the_tests(self):
        try:
            raise ValueError("inner")
        except ValueError as error:
            lines = report(error).splitlines()
        self.assertEqual((lines[0], lines[-1]), ("Traceback (most recent call last):", "ValueError: inner"))
        self.assertEqual(report(KeyError("never raised")), "KeyError: 'never raised'\n")


class TestWays(unittest.TestCase):
    """With another solution a test may go another way, and not ask for a class that the reference's run asks for."""

    def test_1_asks_for_the_class_or_not(self):
        if solution.KIND == "new":
            self.assertTrue(solution.Slot)

    def test_2_operators(self):
        slot = solution.make_slot()
        slot += 5
        self.assertEqual((slot + 1, 1 + slot, 5 in slot, slot == 5, slot < 6), (6, 6, True, True, True))


class Kept(logging.Handler):
    def emit(self, record):
        self.text = self.format(record)


class TestLoggers(unittest.TestCase):
    def test_1_gets_a_level(self):
        logging.getLogger("fine.points").setLevel(logging.DEBUG)
        self.assertEqual(logging.getLogger("fine.points").level, logging.DEBUG)
        self.assertTrue(solution.logs("fine.points", logging.DEBUG))

    def test_2_is_still_one_of_the_tests(self):
        logger = logging.getLogger("fine.points")
        logger.propagate = False
        handler = Kept()
        handler.setFormatter(solution.KindFormatter())
        logger.addHandler(handler)
        try:
            {}["k"]
        except KeyError:
            logger.exception("failed")
        self.assertEqual(handler.text, "failed KeyError")
        logger.info("fine")
        self.assertEqual(handler.text, "fine -")
