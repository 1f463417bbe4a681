import unittest

from solution import describe, fields, marked, members, publish, read_by_hand, shout, to_html


class Shape:
    __tag__ = "shape"

    def __init__(self):
        self.__owner__ = "us"

    def __html__(self):
        return "<b>shape</b>"

    @publish
    @property
    def area(self):
        return 4

    @property
    def name(self):
        return "square"

    @name.setter
    def name(self, value):
        raise ValueError(value)


class TestMarks(unittest.TestCase):
    def test_a_function_is_marked(self):
        @marked("slow")
        def work():
            return 1

        self.assertEqual(work.__mark__, "slow")
        self.assertEqual(work(), 1)
        self.assertEqual(describe(work), "work is slow")

    def test_a_function_that_the_test_marks(self):
        def work():
            return 1

        self.assertEqual(describe(work), "work is plain")
        work.__mark__ = "quick"
        self.assertEqual(describe(work), "work is quick")

    def test_a_method_of_the_authors_own(self):
        self.assertEqual(to_html(Shape()), "<b>shape</b>")
        self.assertEqual(to_html("<"), "&lt;")

    def test_names_of_the_authors_own(self):
        self.assertEqual(fields(Shape()), ("shape", "us"))

    def test_properties(self):
        self.assertEqual(members(Shape), {"area": (True, False), "name": (True, True)})
        self.assertEqual(Shape().area, 4)
        self.assertEqual(publish.names, ["area"])

    def test_looked_up_by_hand(self):
        shape = Shape()
        shape.colour = "red"
        self.assertEqual(read_by_hand(shape, "colour"), "red")
        self.assertEqual(read_by_hand(shape, "name"), "square")
        self.assertIn("colour", members(shape))
        with self.assertRaises(AttributeError):
            read_by_hand(shape, "price")

    def test_keys_are_the_keys_they_were(self):
        first = shout("hello")
        self.assertIs(first, shout("hello"))
        self.assertIsNot(first, "hello")


if __name__ == "__main__":
    unittest.main()
