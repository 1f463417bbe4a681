"""harness/bridge/package_data.py: what data of NumPy and pandas comes to, there and back; and what is refused, for on the
tests' side it is hostile."""
import datetime
import pathlib
import runpy
import unittest

import numpy as np
import pandas as pd
from pandas.testing import assert_frame_equal, assert_index_equal, assert_series_equal

MODULE = runpy.run_path(str(pathlib.Path(__file__).parents[2] / "harness/bridge/package_data.py"))
state, rough_state, is_same, build, fill = (MODULE[name] for name in ("state", "rough_state", "is_same", "build", "fill"))

FRAME = pd.DataFrame({
    "ints": [1, 2, 3],
    "small": np.array([1, 2, 3], "int8"),
    "floats": [1.5, None, 2],
    "texts": ["x", "y", None],
    "days": pd.date_range("2020", periods=3),
    "hours": pd.date_range("2020", periods=3, tz="Europe/Berlin", freq="H"),
    "quarters": pd.period_range("2020-01", periods=3, freq="Q"),
    "spans": pd.to_timedelta([1, 2, 3], "h"),
    "levels": pd.Categorical(["low", "high", "low"], ordered=True),
    "flags": [True, False, True],
    "maybe ints": pd.array([1, None, 3], dtype="Int64"),
    "maybe flags": pd.array([True, None, False], dtype="boolean"),
    "maybe floats": pd.array([1.5, None, 3], dtype="Float64"),
    "strings": pd.array(["a", None, "b"], dtype="string"),
    "mixed": [pd.Timestamp("2020"), 1, "a"],
    "objects": [[1], {}, (2,)],
    "dates": pd.Series([datetime.datetime(2020, 1, 1)] * 3, dtype=object),
})


class ThereAndBack(unittest.TestCase):
    def back(self, value):
        there = state(value)
        self.assertIsNotNone(there, repr(value))
        made = build(there)
        self.assertIs(type(made), type(value))
        self.assertTrue(is_same(there, state(made)))
        return made

    def test_arrays(self):
        for array in (
            np.arange(5), np.zeros((2, 3)), np.zeros((0, 3)), np.array(3.5), np.arange(6).reshape(2, 3).T,
            np.array([True, False]), np.array([1 + 2j]), np.array(["a", "bcd"]), np.array([b"x"]), np.array([], "U1"),
            np.array(["2020-01-01"], "M8[D]"), np.array([1, "a", None], object), np.arange(3, dtype=">i4"),
        ):
            with self.subTest(array=array):
                made = self.back(array)
                self.assertEqual((made.dtype, made.shape), (array.dtype, array.shape))
                self.assertTrue(np.array_equal(made, array))

    def test_scalars(self):
        for scalar in (
            np.int64(3), np.uint8(3), np.float64(2.5), np.float32(1), np.float64("nan"), np.bool_(True), np.complex128(1j),
            np.str_("a"), np.bytes_(b"a"), np.datetime64("2020-01-01"), np.timedelta64(3, "h"), np.dtype("int8"),
            pd.Timestamp("2020-01-01 10:00"), pd.Timestamp("2020", tz="US/Eastern"), pd.Timedelta("1h"), pd.NaT, pd.NA,
            pd.Period("2020-01", freq="M"),
        ):
            with self.subTest(scalar=scalar):
                self.assertEqual(repr(self.back(scalar)), repr(scalar))

    def test_indexes(self):
        for index in (
            pd.RangeIndex(1, 9, 2, name="n"), pd.Index([1, 2]), pd.Index(np.array([1, 2], "uint64")), pd.Index([1.5]),
            pd.Index(["a", "b"], name="x"), pd.Index([]), pd.Index([True, False]), pd.Index([1, "a", None]),
            pd.date_range("2020", periods=3), pd.DatetimeIndex(["2020", "2021"]), pd.timedelta_range("1h", periods=3),
            pd.date_range("2020", periods=3, tz="Europe/Berlin"), pd.period_range("2020-01", periods=3, freq="M"),
            pd.CategoricalIndex(["a", "b", "a"]), pd.MultiIndex.from_product([["a", "b"], [1, 2]], names=["l", "n"]),
        ):
            with self.subTest(index=index):
                made = self.back(index)
                assert_index_equal(made, index, exact=True)
                self.assertEqual(getattr(made, "freq", None), getattr(index, "freq", None))

    def test_frames(self):
        for frame in (
            FRAME, pd.DataFrame(), pd.DataFrame(columns=["a", "b"]), pd.DataFrame(index=[1, 2]), FRAME.describe(),
            pd.DataFrame([[1, 2], [3, 4]], columns=["x", "x"]), pd.DataFrame({1: [1], "a": [2]}),
            FRAME.groupby("flags").agg({"ints": ["sum", "mean"]}),
        ):
            with self.subTest(columns=list(frame.columns)):
                made = self.back(frame)
                assert_frame_equal(made, frame)
                self.assertEqual(list(made.dtypes), list(frame.dtypes))

    def test_series(self):
        for name in FRAME:
            with self.subTest(column=name):
                assert_series_equal(self.back(FRAME[name]), FRAME[name])

    def test_objects_are_the_same_ones(self):
        item = object()
        self.assertIs(build(state(pd.Series([item])))[0], item)


class Changes(unittest.TestCase):
    def test_filled(self):
        array, series, frame = np.arange(3), pd.Series([1, 2], name="one"), FRAME.copy()
        fill(array, state(np.array([7, 8, 9])))
        fill(series, state(pd.Series(["a"], name="other")))
        fill(frame, state(FRAME[["ints"]]))
        self.assertEqual(array.tolist(), [7, 8, 9])
        assert_series_equal(series, pd.Series(["a"], name="other"))
        assert_frame_equal(frame, FRAME[["ints"]])

    def test_with_data_of_another_kind(self):
        with self.assertRaises(ValueError):
            fill(np.arange(3), state(pd.Series([1])))

    def test_noticed(self):
        for change in (lambda frame: frame.__setitem__("ints", [1, 2, 4]), lambda frame: frame.drop("ints", inplace=True, axis=1),
                       lambda frame: frame.rename(columns={"ints": "x"}, inplace=True)):
            frame = FRAME.copy()
            before = state(frame)
            self.assertTrue(is_same(before, state(frame)))
            change(frame)
            self.assertFalse(is_same(before, state(frame)))

    def test_into_what_stays_where_it_is(self):
        frame = pd.DataFrame({"a": pd.IntervalIndex.from_breaks([0, 1, 2])})
        self.assertIsNone(state(frame))
        self.assertEqual(build(rough_state(frame))["a"].tolist(), frame["a"].tolist())


class Stays(unittest.TestCase):
    def test_what_is_of_another_kind(self):
        with_notes = pd.DataFrame()
        with_notes.attrs["note"] = "a note"
        for value in (np.ma.array([1]), np.zeros(1, "i4,f8"), pd.Interval(0, 1), with_notes, np.random.default_rng(1)):
            with self.subTest(value=value):
                self.assertIsNone(state(value))


class Refused(unittest.TestCase):
    def test_what_is_no_state(self):
        class Text(str):
            def startswith(self, *prefixes):
                return False

        index = ("index", ("objects", (1,), ("a",)), None)
        unhashed = ("index", ("objects", (1,), (object(),)), None)
        stamps = ("array", "<i8", (1,), bytes(8))
        for made in (
            None, (), "array", ("frame",), ("frame", 1, 2, 3), ("nothing",), ("array", "<i8", (3,), bytes(8)),
            ("array", "|O", (1,), bytes(8)), ("array", "<i8", (-1,), bytes(8)), ("array", "<i8,<f8", (1,), bytes(16)),
            ("scalar", "<i8", b""), ("scalar", "<i8", bytes(7)), ("texts", "<U3", (1,), (3,)), ("text", 3),
            ("texts", "<U999999", (100,), ("",) * 100), ("objects", (2,), (1,)), ("dtype", "O8"), ("dtype", "i4,f8"),
            ("series", stamps, index, []), ("series", ("zoned", stamps, "dateutil/etc"), index, None),
            ("series", ("zoned", stamps, "../UTC"), index, None), ("timestamp", 0, Text("UTC/../x")),
            ("series", ("category", ("array", "|i1", (1,), b"\x05"), index, False), index, None),
            ("series", ("category", ("array", "|i1", (1,), b"\0"), unhashed, False), index, None),
        ):
            with self.subTest(made=made), self.assertRaises(ValueError):
                build(made)


if __name__ == "__main__":
    unittest.main()
