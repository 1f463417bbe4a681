import unittest
from unittest.mock import patch

import pandas as pd

from solution import add_ranks, best, read, table

ROWS = [["Ada", 3], ["Grace", 5], ["Mary", 4]]


class TestTable(unittest.TestCase):
    def test_is_a_frame(self):
        frame = table(ROWS)
        self.assertIsInstance(frame, pd.DataFrame)
        self.assertIsInstance(frame["points"], pd.Series)
        self.assertEqual(list(frame.columns), ["name", "points"])

    def test_twice_the_same(self):
        pd.testing.assert_frame_equal(table(ROWS), table(ROWS))

    def test_rows(self):
        self.assertEqual(table(ROWS).apply(lambda row: f"{row['name']}: {row['points']}", axis=1).tolist()[0], "Ada: 3")

    def test_points(self):
        self.assertTrue(table(ROWS)["points"].between(3, 5).all())
        self.assertEqual(table(ROWS)["points"].sum(), 12)


class TestBest(unittest.TestCase):
    def test_of_a_frame_of_the_test(self):
        self.assertEqual(best(pd.DataFrame(ROWS, columns=["name", "points"]), 2)["name"].tolist(), ["Grace", "Mary"])

    def test_of_no_frame(self):
        with self.assertRaises(TypeError):
            best(ROWS)

    def test_ranks_are_added_in_place(self):
        frame = pd.DataFrame(ROWS, columns=["name", "points"])
        add_ranks(frame)
        self.assertEqual(frame["rank"].tolist(), [3, 1, 2])


class TestRead(unittest.TestCase):
    def test_an_empty_file(self):
        with open("empty.csv", "w"):
            pass
        with self.assertRaises(pd.errors.EmptyDataError):
            read("empty.csv")

    @patch("pandas.read_csv", return_value=pd.DataFrame({"a": [1]}))
    def test_a_reader_of_the_test(self, reader):
        self.assertEqual(read("anywhere.csv")["a"].tolist(), [1])
        reader.assert_called_once_with("anywhere.csv")

    @patch("pandas.read_csv", side_effect=FileNotFoundError("nowhere"))
    def test_a_reader_that_fails(self, reader):
        with self.assertRaises(FileNotFoundError):
            read("nowhere.csv")

    def test_a_method_of_the_tests(self):
        with patch.object(pd.DataFrame, "sort_values", lambda frame, *args, **kwargs: frame):
            self.assertEqual(best(pd.DataFrame(ROWS, columns=["name", "points"]))["name"].tolist(), ["Ada"])
        self.assertEqual(best(pd.DataFrame(ROWS, columns=["name", "points"]))["name"].tolist(), ["Grace"])
