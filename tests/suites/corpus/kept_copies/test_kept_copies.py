"""Functions, members and views that are copied, pickled and compared; annotations; what happens when something goes."""
import collections.abc
import copy
import pickle
import unittest

import solution
from solution import Colour, Lease, Words


class TestCopies(unittest.TestCase):
    def test_functions_of_the_test(self):
        handlers = solution.copy_deeply({"double": lambda x: 2 * x, "size": len})
        self.assertEqual(handlers["double"](4), 8)
        self.assertIs(handlers["size"], len)

    def test_functions_of_the_solution(self):
        self.assertIs(copy.deepcopy(solution.make_words), solution.make_words)
        self.assertIs(pickle.loads(pickle.dumps(solution.make_words)), solution.make_words)

    def test_objects_that_name_a_function(self):
        words = pickle.loads(pickle.dumps(solution.make_words("a b")))
        self.assertEqual(list(words), ["a", "b"])

    def test_members(self):
        self.assertIs(pickle.loads(pickle.dumps(Colour.RED)), Colour.RED)
        self.assertIs(copy.deepcopy(Colour.RED), Colour.RED)


class TestViews(unittest.TestCase):
    def test_views_of_a_dict(self):
        self.assertEqual(solution.keys_of({"a": 1}), {"a": 1}.keys())
        self.assertEqual(solution.items_of({"a": 1}), {"a": 1}.items())
        self.assertIsInstance(solution.keys_of({"a": 1}), collections.abc.KeysView)
        self.assertEqual(solution.keys_of({"a": 1, "b": 2}) & {"b", "c"}, {"b"})

    def test_patterns(self):
        match solution.make_words("x y z"):
            case [first, *rest]:
                self.assertEqual((first, rest), ("x", ["y", "z"]))
            case _:
                self.fail("no sequence")
        match solution.settings():
            case {"level": level}:
                self.assertEqual(level, 3)
            case _:
                self.fail("no mapping")

    def test_annotations(self):
        expected = {"texts": list[str], "limit": int | None, "return": dict[str, Words]}
        self.assertEqual(solution.index.__annotations__, expected)


class TestEnds(unittest.TestCase):
    def test_what_goes_says_so(self):
        log = []
        lease = Lease(log)
        self.assertEqual(log, [])
        del lease
        self.assertEqual(log, ["given back"])

    def test_kept_by_the_solution(self):
        log = []
        solution.keep(Lease(log))
        self.assertEqual(log, [])
        solution.let_go()
        self.assertEqual(log, ["given back"])


if __name__ == "__main__":
    unittest.main()
