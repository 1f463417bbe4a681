import unittest

import numpy as np

from solution import Signal, days, double, inverse, scaled, squares

FIRST = np.array([0, 1, 4, 9])


class TestSquares(unittest.TestCase):
    def test_are_an_array(self):
        self.assertIsInstance(squares(4), np.ndarray)
        self.assertEqual(squares(4).shape, (4,))

    def test_equal_the_first(self):
        np.testing.assert_array_equal(squares(4), FIRST)
        self.assertTrue(np.array_equal(FIRST, squares(4)))
        self.assertTrue((squares(4) == FIRST).all())

    def test_are_close_to_the_first(self):
        self.assertTrue(np.allclose(squares(4), FIRST + 1e-12))
        np.testing.assert_allclose(FIRST, squares(4))

    def test_add_up(self):
        self.assertEqual(np.asarray(squares(4)).sum(), 14)
        self.assertEqual(np.add(squares(3), [1, 1, 1]).tolist(), [1, 2, 5])

    def test_of_none(self):
        self.assertEqual(np.asarray(squares(0)).size, 0)


class TestArraysOfTheTest(unittest.TestCase):
    def test_scaled(self):
        np.testing.assert_array_equal(scaled(FIRST, 3), [0, 3, 12, 27])
        np.testing.assert_array_equal(scaled(FIRST.reshape(2, 2), 0.5), [[0, 0.5], [2, 4.5]])

    def test_changed_in_place(self):
        values = np.array([1, 2, 3])
        double(values)
        self.assertEqual(values.tolist(), [2, 4, 6])

    def test_a_matrix_without_an_inverse(self):
        with self.assertRaises(np.linalg.LinAlgError):
            inverse(np.zeros((2, 2)))

    def test_days(self):
        self.assertEqual(np.asarray(days("2024-02-28", 3)).astype(str).tolist(), ["2024-02-28", "2024-02-29", "2024-03-01"])


class TestSignal(unittest.TestCase):
    def test_is_what_an_array_is_made_of(self):
        np.testing.assert_array_equal(np.asarray(Signal([1, -3])), [1.0, -3.0])

    def test_loudest(self):
        self.assertEqual(Signal([1, -3, 2]).loudest(), 3)
