import unittest
from unittest import mock

from solution import Counter, Store


class TestSpies(unittest.TestCase):
    def setUp(self):
        self.store = Store({"a": 1, "b": 2})

    def test_a_method_that_was_taken_stays_what_it_was(self):
        original = self.store.load

        def broken(key):
            if key == "b":
                raise KeyError("broken")
            return original(key)

        self.store.load = broken
        self.assertEqual(self.store.load("a"), 1)
        self.assertEqual(self.store.get("b", 7), 7)
        self.assertEqual(self.store.get("a"), 1)

    def test_a_mock_around_a_method(self):
        with mock.patch.object(self.store, "load", wraps=self.store.load) as load:
            self.assertEqual(self.store.get("a"), 1)
            self.assertEqual(self.store.get("a"), 1)
            load.assert_called_once_with("a")
        self.assertEqual(self.store.load("b"), 2)

    def test_a_method_of_a_class(self):
        original = Store.load
        with mock.patch.object(Store, "load", autospec=True, side_effect=lambda store, key: original(store, key) * 10):
            self.assertEqual(self.store.get("b"), 20)
        self.assertEqual(Store({"b": 3}).get("b"), 3)

    def test_several_around_one_another(self):
        calls = []
        for name in ("first", "second"):
            def spy(key, load=self.store.load, name=name):
                calls.append(name)
                return load(key)

            self.store.load = spy
        self.assertEqual(self.store.get("a"), 1)
        self.assertEqual(calls, ["second", "first"])
        del self.store.load
        self.assertEqual(self.store.load("a"), 1)

    def test_counts(self):
        counter = Counter()
        count = counter.count
        counter.count = None
        self.assertEqual([count(), count()], [1, 2])
        self.assertIsNone(counter.count)


if __name__ == "__main__":
    unittest.main()
