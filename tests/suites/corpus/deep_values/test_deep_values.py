import unittest

from solution import by_hand, depth, flatten, nest, told


def nested(count):
    """[[[[], 0], 1], 2], …"""
    items = []
    for i in range(count):
        items = [items, i]
    return items


class TestDeepValues(unittest.TestCase):
    testData = [1, [2]]

    def setUp(self):
        self.testText = "text of the test"

    def test_flatten(self):
        for count in (10, 200, 300):
            with self.subTest(count=count):
                self.assertEqual(list(flatten(nested(count))), list(range(count)))
        self.assertEqual(list(flatten(self.testData)), [1, 2])

    def test_depth(self):
        self.assertEqual(depth(nested(200)), 201)

    def test_nest(self):
        self.assertEqual(nest(300), nested(300))

    def test_methods_as_they_stand_in_a_class(self):
        class Shape:
            @classmethod
            def make(cls):
                return cls

            @staticmethod
            def unit():
                return "cm"

        self.assertIs(by_hand(Shape, "make")(Shape), Shape)
        self.assertEqual(by_hand(Shape, "unit")(), "cm")

    def test_what_a_test_case_holds(self):
        self.assertEqual(told(self), "text of the test")


if __name__ == "__main__":
    unittest.main()
