import unittest
from abc import ABC
from collections import abc

from solution import Closable, Named, Storage, Vault, copy_all, describe


class DictStorage(Storage):
    def __init__(self):
        super().__init__(name="dict")
        self.data = {}

    def read(self, key):
        return self.data[key]

    def write(self, key, value):
        self.data[key] = value

    def keys(self):
        return iter(self.data)


class LoudStorage(DictStorage):
    def encode(self, value):
        return super().encode(value).upper()


class TestAbstractStorage(unittest.TestCase):
    def test_cannot_be_created(self):
        with self.assertRaises(TypeError) as caught:
            Storage("x")
        self.assertIn("abstract class Storage", str(caught.exception))
        self.assertEqual(Storage.__abstractmethods__, {"read", "write", "keys"})

    def test_all_parts_are_needed(self):
        class Half(Storage):
            def read(self, key):
                return key

        self.assertTrue(issubclass(Half, ABC))
        self.assertRaises(TypeError, Half, "half")

    def test_template_methods_call_ours(self):
        store = LoudStorage()
        self.assertEqual(store.put("a", "text"), "TEXT")
        self.assertEqual(store.get("a"), "TEXT")
        self.assertEqual(store.get("b", default="-"), "-")
        self.assertEqual(len(store), 1)

    def test_missing_key(self):
        with self.assertRaises(KeyError) as caught:
            DictStorage().get("nothing")
        self.assertEqual(caught.exception.args, ("nothing",))


class TestRelations(unittest.TestCase):
    def test_collections_abc(self):
        vault = Vault({"a": "1"})
        for kind in (abc.Mapping, abc.Sized, abc.Iterable, abc.Container, abc.Collection):
            with self.subTest(kind=kind.__name__):
                self.assertIsInstance(vault, kind)
        self.assertNotIsInstance(vault, abc.MutableMapping)
        self.assertNotIsInstance(vault, abc.Hashable)
        self.assertEqual((dict(vault), list(vault.items())), ({"a": "1"}, [("a", "1")]))
        self.assertEqual(vault, {"a": "1"})

    def test_registered_storage(self):
        self.assertNotIsInstance({}, Storage)
        self.assertIsInstance(Vault({}), Storage)
        self.assertNotIn(Storage, Vault.__mro__)

    def test_protocols(self):
        class Tap:
            name = "tap"

            def close(self):
                return "drip"

        self.assertIsInstance(Tap(), Closable)
        self.assertIsInstance(Tap(), Named)
        self.assertTrue(issubclass(Tap, Closable))
        self.assertNotIsInstance(Vault({}), Closable)
        self.assertEqual([describe(thing) for thing in (Tap(), DictStorage(), 5)], ["tap (closable)", "dict", "5"])

    def test_copy_between_storages(self):
        target = DictStorage()
        self.assertEqual(copy_all(Vault({"x": "1", "y": "2"}), target), 2)
        self.assertEqual(target.data, {"x": "1", "y": "2"})
