from __future__ import annotations

import datetime
import typing
import unittest

from solution import Point, Step, bind, collect, fields, next_hour, untouched, unwind


def failing(error):
    def call():
        raise error

    return call


class Row(typing.NamedTuple):
    item: str
    count: int


class TestExceptions(unittest.TestCase):
    def test_notes_are_on_the_exception_of_the_test(self):
        first, second = ValueError("first"), KeyError("second")
        second.add_note("of the test")
        with self.assertRaises(ValueError) as caught:
            collect([failing(first), lambda: None, failing(second)])
        self.assertIs(caught.exception, first)
        self.assertEqual((first.__notes__, second.__notes__), (["call 0"], ["of the test", "call 2"]))

    def test_context(self):
        first, second, third = ValueError("first"), KeyError("second"), OSError("third")
        with self.assertRaises(ValueError) as caught:
            unwind([failing(first), failing(second), lambda: None, failing(third)])
        self.assertIs(caught.exception, first)
        self.assertIs(first.__context__, second)
        self.assertIs(second.__context__, third)
        self.assertIsNone(third.__context__)

    def test_raised_while_the_test_handles_another(self):
        handled = LookupError("handled")
        try:
            raise handled
        except LookupError:
            with self.assertRaises(ValueError) as caught:
                unwind([failing(ValueError("later"))])
        self.assertIs(caught.exception.__context__, handled)


class TestClasses(unittest.TestCase):
    def setUp(self):
        before = dict(Step.kinds)
        self.addCleanup(lambda: (Step.kinds.clear(), Step.kinds.update(before)))

    def test_what_a_hook_keeps_is_the_class(self):
        class Echo(Step, kind="echo"):
            def run(self):
                return "echo"

        self.assertIs(Step.kinds["echo"], Echo)
        self.assertEqual(Step.kinds["echo"]().run(), "echo")

    def test_hints_of_both_files(self):
        class Timed(Step):
            limit: datetime.timedelta
            others: typing.Optional[list[Row]]

            def run(self):
                pass

        self.assertEqual(fields(Timed), ["kinds", "limit", "name", "others"])
        self.assertEqual(typing.get_type_hints(Timed)["others"], typing.Optional[list[Row]])

    def test_slots(self):
        class Point3(Point):
            __slots__ = ("z",)

        point = Point3(1, 2)
        point.z = 3
        self.assertEqual((point.x, point.y, point.z), (1, 2, 3))
        with self.assertRaises(AttributeError):
            point.w = 4
        self.assertFalse(hasattr(point, "__dict__"))

    def test_named_tuple(self):
        self.assertEqual(bind(Row, {"item": "tea", "count": "2"}), Row("tea", 2))


class TestValues(unittest.TestCase):
    def test_zone(self):
        zone = datetime.timezone(datetime.timedelta(hours=5, minutes=30), "IST")
        after = next_hour(datetime.datetime(2024, 1, 1, 8, 15, tzinfo=zone))
        self.assertEqual((after.hour, after.tzname()), (9, "IST"))
        self.assertIs(after.tzinfo, zone)

    def test_the_same(self):
        for value in (b"b", (1, ("a", None), frozenset({2})), "", 2.5, (), frozenset({"x"})):
            with self.subTest(value=value):
                self.assertIs(untouched(value), value)


if __name__ == "__main__":
    unittest.main()
