import contextlib
import datetime
import doctest
import importlib.util
import io
import pickle
import runpy
import timeit
import typing
import unittest
from collections import OrderedDict, namedtuple
from dataclasses import dataclass, make_dataclass

import solution
from solution import Interval, Shelf, make_class_source


class TestTexts(unittest.TestCase):
    def test_repr_evaluates_to_an_equal(self):
        for value in (Interval(1, 5), Shelf([Interval(0, 2)], datetime.date(2024, 5, 6))):
            with self.subTest(value=type(value).__name__):
                self.assertEqual(eval(repr(value)), value)

    def test_source_that_is_made(self):
        namespace = {}
        exec(make_class_source("Pair", ["left", "right"]), namespace)
        pair = namespace["Pair"](1, 2)
        self.assertEqual((pair.left, pair.right), (1, 2))
        code = compile(make_class_source("One", ["it"]), "<made>", "exec")
        exec(code, namespace)
        self.assertEqual(namespace["One"](3).it, 3)

    def test_source_about_what_the_test_holds(self):
        copy = Interval(1, 5)
        exec(copy.difference(Interval(2, 5), "copy"))
        self.assertEqual(copy, Interval(2, 5))
        exec("copy" + repr(Interval(0, 0))[:0] + ".end = 9")
        self.assertEqual(copy.length(), 7)

    def test_the_tests_own_text(self):
        bound = 4
        self.assertEqual(eval("bound + 1"), 5)
        names = {}
        exec("def twice(n): return 2 * n", names)
        self.assertEqual(names["twice"](bound), 8)
        self.assertLess(timeit.timeit("len(a)", "a = [1]", number=3), 5)
        self.assertLess(timeit.timeit(lambda: Interval(1, 2), number=3), 5)

    def test_main(self):
        written = io.StringIO()
        with contextlib.redirect_stdout(written):
            names = runpy.run_path(solution.__file__, run_name="__main__")
        self.assertEqual(written.getvalue(), "1..5\n")
        self.assertIn("Interval", names)
        again = {"__name__": "again"}
        with open(solution.__file__) as file:
            exec(file.read(), again)
        self.assertEqual(again["Interval"](2, 3).length(), 1)

    def test_loaded_once_more(self):
        spec = importlib.util.spec_from_file_location("once_more", solution.__file__)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        self.assertEqual(module.Interval(1, 4).length(), 3)
        self.assertIsNot(module.Interval, Interval)

    def test_pickles(self):
        self.assertEqual(pickle.loads(pickle.dumps(Interval(1, 2))), Interval(1, 2))
        self.assertEqual(pickle.loads(solution.freeze(OrderedDict(a=[datetime.date(2024, 1, 1), {1}]))), {"a": [datetime.date(2024, 1, 1), {1}]})

    def test_annotations(self):
        self.assertEqual(typing.get_type_hints(Interval.joined), {"other": Interval, "return": typing.Optional[Interval]})

    def test_doctests(self):
        self.assertEqual(doctest.testmod(solution), (0, 3))

    def test_what_the_library_makes(self):
        Point = namedtuple("Point", solution.FIELDS)
        self.assertEqual(Point(1, 2).y, 2)
        self.assertEqual(make_dataclass("Data", solution.FIELDS)(1, 2).x, 1)

        @dataclass(order=True)
        class Mine:
            x: int

        self.assertLess(Mine(1), Mine(2))


if __name__ == "__main__":
    unittest.main()
