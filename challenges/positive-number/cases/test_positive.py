import gc
import unittest
import weakref

from positive import PositiveNumber


class Item:
    price = PositiveNumber()
    amount = PositiveNumber(default=1)


class Unhashable:
    size = PositiveNumber()

    def __eq__(self, other):
        return isinstance(other, Unhashable)


class TestValues(unittest.TestCase):
    def test_numbers(self):
        item = Item()
        for value in (1, 0.5, 10**30, float("inf")):
            with self.subTest(value=value):
                item.price = value
                self.assertEqual(item.price, value)
                self.assertIs(type(item.price), type(value))

    def test_not_positive(self):
        item = Item()
        for value in (0, -1, -0.0, float("nan")):
            with self.subTest(value=value), self.assertRaisesRegex(ValueError, "^price must be positive$"):
                item.price = value

    def test_not_a_number(self):
        item = Item()
        for value in ("1", None, [1], True, 1j):
            with self.subTest(value=value), self.assertRaisesRegex(TypeError, "^amount must be a number$"):
                item.amount = value

    def test_the_old_value_stays(self):
        item = Item()
        item.price = 3
        with self.assertRaises(ValueError):
            item.price = -3
        self.assertEqual(item.price, 3)

    def test_default(self):
        item = Item()
        self.assertEqual(item.amount, 1)
        item.amount = 5
        self.assertEqual((item.amount, Item().amount), (5, 1))


class TestDescriptor(unittest.TestCase):
    def test_never_set(self):
        with self.assertRaisesRegex(AttributeError, "price"):
            Item().price
        self.assertFalse(hasattr(Item(), "price"))

    def test_instances_are_independent(self):
        first, second = Item(), Item()
        first.price, second.price = 1, 2
        self.assertEqual((first.price, second.price), (1, 2))

    def test_attributes_are_independent(self):
        item = Item()
        item.price, item.amount = 2, 3
        self.assertEqual((item.price, item.amount), (2, 3))

    def test_deleting(self):
        item = Item()
        item.amount = 7
        del item.amount
        self.assertEqual(item.amount, 1)
        with self.assertRaises(AttributeError):
            del item.amount

    def test_read_through_the_class(self):
        self.assertIsInstance(Item.price, PositiveNumber)
        self.assertIs(Item.price, Item.__dict__["price"])

    def test_subclass(self):
        class Offer(Item):
            discount = PositiveNumber(default=0.1)

        offer = Offer()
        offer.price = 9
        self.assertEqual((offer.price, offer.discount), (9, 0.1))
        with self.assertRaisesRegex(ValueError, "discount"):
            offer.discount = 0

    def test_instances_that_cannot_be_hashed(self):
        first, second = Unhashable(), Unhashable()
        first.size, second.size = 1, 2
        self.assertEqual((first.size, second.size), (1, 2))

    def test_instances_are_not_kept_alive(self):
        item = Item()
        item.price = 1
        gone = weakref.ref(item)
        del item
        gc.collect()
        self.assertIsNone(gone())
