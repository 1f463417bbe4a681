"""NumPy's own generator, seeded and drawn from by both."""
import random
import unittest
from unittest.mock import patch

import numpy as np

random.random()
START = random.getstate()

import solution

FIRST = solution.both()[0]


class TestDraws(unittest.TestCase):
    def test_drawn_before_the_solution_was_there(self):
        generator = random.Random()
        generator.setstate(START)
        self.assertEqual(FIRST, generator.randint(0, 10**6))

    def test_seeded_by_the_test(self):
        np.random.seed(42)
        first = solution.rolls(5)
        np.random.seed(42)
        np.testing.assert_array_equal(first, np.random.randint(1, 7, size=5))
        np.testing.assert_array_equal(solution.rolls(3), np.random.RandomState(42).randint(1, 7, size=8)[5:])

    def test_drawn_in_turns(self):
        np.random.seed(1)
        expected = np.random.randint(1, 101, size=9).tolist()
        np.random.seed(1)
        drawn = []
        for _ in range(3):
            drawn += np.random.randint(1, 101, size=1).tolist() + solution.rolls(2, 100).tolist()
        self.assertEqual(drawn, expected)

    def test_normal_numbers_come_in_pairs(self):
        np.random.seed(7)
        expected = np.random.normal(size=6).tolist()
        np.random.seed(7)
        self.assertEqual(solution.noise(3).tolist() + solution.noise(3).tolist(), expected)
        np.random.seed(7)
        self.assertEqual(solution.noise(1).tolist(), expected[:1])
        np.random.seed(7)
        self.assertEqual(solution.noise(6).tolist(), expected)
        np.random.seed(7)
        np.random.normal()
        self.assertEqual(solution.noise(1).tolist(), expected[1:2])

    def test_seeded_by_the_solution(self):
        self.assertEqual(solution.seeded(3, 4).tolist(), np.random.RandomState(3).rand(4).tolist())
        self.assertEqual(solution.seeded(3, 4).tolist(), solution.seeded(3, 4).tolist())

    def test_put_back(self):
        np.random.seed(5)
        state = np.random.get_state()
        first = solution.rolls(4).tolist()
        np.random.set_state(state)
        self.assertEqual(solution.rolls(4).tolist(), first)

    def test_shuffled(self):
        np.random.seed(0)
        expected = list(range(10))
        np.random.shuffle(expected)
        np.random.seed(0)
        self.assertEqual(solution.shuffled(range(10)), expected)

    def test_a_generator_of_the_tests(self):
        drawn = solution.drawn_from(np.random.default_rng(9), 5)
        self.assertEqual(drawn.tolist(), np.random.default_rng(9).integers(0, 100, size=5).tolist())

    def test_both_libraries(self):
        random.seed(2)
        np.random.seed(2)
        first = solution.both()
        random.seed(2)
        np.random.seed(2)
        self.assertEqual(first, solution.both())
        self.assertEqual(first, (random.Random(2).randint(0, 10**6), np.random.RandomState(2).randint(0, 10**6)))

    @patch("numpy.random.randint", return_value=np.array([6, 6]))
    def test_loaded(self, randint):
        self.assertEqual(solution.rolls(2).tolist(), [6, 6])
        randint.assert_called_once_with(1, 7, size=2)


if __name__ == "__main__":
    unittest.main()
