import unittest

import numpy as np
import pandas as pd
from pandas.testing import assert_frame_equal, assert_series_equal

from solution import Model, add_sums, by_month, drop_first, increase, levels, mean, models, moment, products, scaled, table


class TestNumbers(unittest.TestCase):
    def test_a_mean(self):
        self.assertAlmostEqual(mean([1, 2, 4]), 7 / 3)
        self.assertIsInstance(mean([1, 2, 4]), float)
        self.assertIs(type(mean([1])), np.float64)
        self.assertEqual(np.sqrt(mean([4])), 2)

    def test_a_moment(self):
        self.assertEqual(moment(), pd.Timestamp("2020-01-02 09:00", tz="UTC"))
        self.assertEqual(moment().hour, 10)


class TestArrays(unittest.TestCase):
    def test_changed_in_place(self):
        array = np.arange(4)
        increase(array)
        np.testing.assert_array_equal(array, [1, 2, 3, 4])

    def test_a_part_of_one(self):
        array = np.arange(4)
        increase(array[1:3])
        np.testing.assert_array_equal(array, [0, 2, 3, 3])

    def test_of_objects(self):
        made = models()
        self.assertIsInstance(made[0], Model)
        self.assertIsNone(made[1])


class TestModel(unittest.TestCase):
    def setUp(self):
        self.x = np.array([[1.0, 0], [0, 1], [1, 1]])
        self.model = Model(2)

    def test_weights_are_one_array(self):
        weights = self.model.weights
        self.assertIs(self.model.fit(self.x, np.array([1.0, 2, 3])), self.model)
        np.testing.assert_allclose(weights, [1, 2])
        self.assertIs(self.model.weights, weights)

    def test_weights_set_by_the_test(self):
        self.model.weights[0] = 5
        np.testing.assert_allclose(self.model.predict(self.x), [5, 0, 5])
        self.assertEqual(self.model.predict(self.x).dtype, np.float64)


class TestFrames(unittest.TestCase):
    def setUp(self):
        self.frame = pd.DataFrame({"a": [1, 2], "b": [5, 6]})

    def test_of_the_solution(self):
        made = table([[1, 2], [3, 4]])
        self.assertEqual(made.shape, (2, 2))
        assert_frame_equal(made, pd.DataFrame({"a": [1, 3], "b": [2, 4]}))

    def test_a_column_more(self):
        add_sums(self.frame)
        assert_frame_equal(self.frame, pd.DataFrame({"a": [1, 2], "b": [5, 6], "sum": [6, 8]}))

    def test_a_column_less(self):
        same = self.frame
        drop_first(self.frame)
        self.assertIs(same, self.frame)
        self.assertEqual(list(same.columns), ["b"])

    def test_left_as_it_was(self):
        sales = pd.DataFrame({"day": ["2024-01-05", "2024-02-01"], "kind": ["x", "y"], "amount": [10, 20]})
        before = sales.copy()
        months = by_month(sales)
        assert_frame_equal(sales, before)
        self.assertEqual(months.loc["2024-01", "x"], 10)
        self.assertEqual(months.index.name, "month")

    def test_a_function_of_the_test(self):
        self.assertEqual(products(self.frame, lambda row: row["a"] * row["b"]).tolist(), [5, 12])


class TestSeries(unittest.TestCase):
    def test_scaled(self):
        assert_series_equal(scaled(pd.Series([1, 2, 3], name="q")), pd.Series([0, 0.5, 1], name="q"))

    def test_levels(self):
        made = levels(["high", "low"])
        self.assertEqual(made.dtype, pd.CategoricalDtype(["low", "high"], ordered=True))
        self.assertEqual(made.max(), "high")
