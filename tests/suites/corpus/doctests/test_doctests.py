import doctest
import unittest
from collections import deque

import solution


def load_tests(loader, tests, pattern):
    tests.addTests(doctest.DocTestSuite(solution))
    return tests


class TestDocumentation(unittest.TestCase):
    def test_examples(self):
        results = doctest.testmod(solution, verbose=False)
        self.assertEqual(results, (0, 12))

    def test_examples_of_one_function(self):
        finder = doctest.DocTestFinder()
        runner = doctest.DocTestRunner(verbose=False)
        for test in finder.find(solution.suggestions, "suggestions", globs=vars(solution).copy()):
            runner.run(test, out=lambda text: None)
        self.assertEqual(runner.summarize(verbose=False), (0, 3))

    def test_identity(self):
        word = solution.Word("a")
        self.assertEqual((id(word), id(solution.pairs), id(word.__class__)), (id(word), id(solution.pairs), id(solution.Word)))
        self.assertEqual(len({id(function) for function in vars(solution.Word).values()}), len(vars(solution.Word)))
        self.assertEqual(len({id(solution.closest), id(solution.pairs), id(solution.suggestions), id(word), id(solution.Word)}), 5)

    def test_pairs(self):
        self.assertEqual(solution.pairs("xyz"), deque([("x", "y"), ("y", "z")]))
