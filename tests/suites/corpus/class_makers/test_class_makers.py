import unittest

import solution
from solution import Codes, Job, Noting, Record, Tidy, point_class


class Size(Record):
    width = 3
    height = 2
    unit = "cm"


class TestMethodsThatAreReplaced(unittest.TestCase):
    def setUp(self):
        solution.steps.clear()

    def test_a_metaclass_wraps_them(self):
        class Door(Noting):
            def open(self, wide):
                return f"open {wide}"

            def close(self):
                return "shut, " + super().close()

        door = Door()
        self.assertEqual(door.open("wide"), "open wide")
        self.assertEqual(door.close(), "shut, closed")
        self.assertEqual(solution.steps, ["open", "close", "close"])
        self.assertEqual(Door.open.__name__, "open")

    def test_a_hook_wraps_them(self):
        before = Job.runs

        class Print(Job):
            def run(self, text):
                return text.upper()

        class PrintTwice(Print):
            def run(self, text):
                return super().run(text) * 2

        self.assertEqual(Print().run("a"), "A")
        self.assertEqual(PrintTwice().run("b"), "BB")
        self.assertEqual(Job.runs - before, 3)

    def test_those_of_a_mixin_stay(self):
        class Named:
            def name(self):
                return "job"

        class Clean(Named, Job):
            def run(self):
                return self.name()

        self.assertEqual(Clean().run(), "job")


class TestMethodsThatAreAdded(unittest.TestCase):
    def test_they_are_the_class_s_own(self):
        self.assertEqual(repr(Size()), "Size(width=3, height=2, unit='cm')")
        self.assertEqual(repr(Size(height=5)), "Size(width=3, height=5, unit='cm')")
        self.assertEqual(str(Record()), "Record()")

    def test_unknown_fields(self):
        with self.assertRaisesRegex(TypeError, "Size has no depth"):
            Size(depth=1)

    def test_beside_what_is_written(self):
        class Weight(Record):
            grams = 100

            def __str__(self):
                return f"{self.grams} g"

        self.assertEqual(str(Weight(grams=7)), "7 g")
        self.assertEqual(repr(Weight()), "Weight(grams=100)")


class TestPreparedNames(unittest.TestCase):
    def test_twice(self):
        with self.assertRaisesRegex(TypeError, "greet is there already"):
            class Greeter(Tidy):
                def greet(self):
                    return "hello"

                def greet(self):  # noqa: F811
                    return "good morning"

    def test_data_may_change(self):
        class Counter(Tidy):
            start = 1
            start = start + 1

            def first(self):
                return self.start

        self.assertEqual(Counter().first(), 2)

    def test_order(self):
        class Steps(Tidy, kind="plan"):
            begin = 1

            def middle(self):
                return super().__init__()

            @property
            def end(self):
                return self.begin

        self.assertEqual(Steps.order, ["begin", "middle", "end"])
        self.assertEqual(Steps().end, 1)
        self.assertIsNone(Steps().middle())

    def test_a_loop_in_the_body(self):
        class Letters(Tidy):
            places = {}
            for letter in "abc":
                places[letter] = len(places)
            del letter

        self.assertEqual(Letters.places, {"a": 0, "b": 1, "c": 2})
        self.assertFalse(hasattr(Letters, "letter"))

    def test_names_that_come_up(self):
        class Colours(Codes):
            RED
            GREEN
            BLUE

        self.assertEqual([Colours.RED, Colours.GREEN, Colours.BLUE], [0, 1, 2])
        with self.assertRaises(NameError):
            class Shades(Codes):
                dark


class TestTypes(unittest.TestCase):
    def test_a_plain_class_is_of_type_type(self):
        self.assertEqual(type(point_class("x")), type)
        self.assertIn(type(Job), {type})
        self.assertFalse(type(Job) != type)

    def test_one_with_a_metaclass_is_not(self):
        self.assertNotEqual(type(Record), type)
        self.assertNotEqual(type(Tidy), type)


if __name__ == "__main__":
    unittest.main()
