import importlib
import sys
import unittest
from unittest import mock

import items
import money
from items import Item
from money import PriceError
from solution import Cart, parse


class TestCart(unittest.TestCase):
    def test_total(self):
        cart = Cart()
        cart.add(Item("tea", 3))
        cart.add(parse("milk:2"))
        self.assertEqual(cart.total, "5 EUR")

    def test_class_of_another_module(self):
        item = parse("milk:2")
        self.assertIsInstance(item, Item)
        self.assertIs(type(item), items.Item)
        self.assertEqual(item, Item("other", 2))
        self.assertEqual(type(item).__module__, "items")

    def test_exception_of_another_module(self):
        with self.assertRaises(PriceError) as caught:
            parse("milk")
        self.assertEqual(str(caught.exception), "milk")

    def test_file_beside_it(self):
        self.assertEqual(items.known(), ["tea", "milk"])

    def test_patched(self):
        cart = Cart()
        cart.add(Item("tea", 3))
        with mock.patch("money.RATE", 2):
            self.assertEqual(cart.total, "6 EUR")
        with mock.patch.object(money, "euros", return_value="much"):
            self.assertEqual(cart.total, "much")

    def test_reloaded(self):
        money.RATE = 5
        importlib.reload(money)
        self.assertEqual(money.RATE, 1)

    def test_imported_again(self):
        before = sys.modules.pop("money")
        before.RATE = 9
        import money as again

        self.assertEqual(again.RATE, 1)
        sys.modules["money"] = before
        before.RATE = 1

    def test_missing_module(self):
        with self.assertRaises(ModuleNotFoundError):
            import prices


if __name__ == "__main__":
    unittest.main()
