"""Objects of the test's own classes that the solution saves, loads and looks at by what their classes say."""
import dataclasses
import unittest

from solution import Store, describe


class Thing:
    def __init__(self, name, size=1):
        self.name = name
        self.size = size

    def __eq__(self, other):
        return isinstance(other, Thing) and vars(self) == vars(other)


@dataclasses.dataclass
class Part:
    name: "str"
    count: "int" = 0


class TestStore(unittest.TestCase):
    def setUp(self):
        self.store = Store()

    def test_saved_and_loaded(self):
        self.store.save("a", Thing("lamp", 3))
        loaded = self.store.load("a")
        self.assertIsInstance(loaded, Thing)
        self.assertEqual(loaded, Thing("lamp", 3))

    def test_a_copy(self):
        thing = Thing("lamp")
        self.store.save("a", thing)
        thing.size = 5
        self.assertEqual(self.store.load("a").size, 1)

    def test_records(self):
        self.store.save("p", Part("bolt", 4))
        self.assertEqual(self.store.load("p"), Part("bolt", 4))

    def test_what_cannot_be_saved(self):
        with self.assertRaises(TypeError):
            self.store.save("f", open(__file__))

    def test_hints(self):
        self.assertEqual(describe(Part("bolt")), {"name": str, "count": int})


if __name__ == "__main__":
    unittest.main()
