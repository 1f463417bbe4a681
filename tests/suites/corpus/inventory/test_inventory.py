import unittest
from decimal import Decimal

from solution import Inventory, Item


class TestInventory(unittest.TestCase):
    def setUp(self):
        self.inventory = Inventory()
        self.inventory.add("nut", 10, price=Decimal("0.05"))
        self.inventory.add("bolt", 4, price=Decimal("1.10"), tags={"metal", "long"})

    def test_total_is_exact(self):
        self.assertEqual(self.inventory.total(), Decimal("4.90"))
        self.assertIsInstance(self.inventory.total(), Decimal)

    def test_items_are_found_by_name(self):
        item = self.inventory["bolt"]
        self.assertIsInstance(item, Item)
        self.assertEqual((item.name, item.count), ("bolt", 4))
        self.assertSetEqual(item.tags, {"long", "metal"})
        with self.assertRaises(KeyError):
            self.inventory["gear"]

    def test_names_in_any_order(self):
        self.assertCountEqual(self.inventory, ["bolt", "nut"])
        self.assertCountEqual(self.inventory.tagged("metal"), ["bolt"])
        self.assertEqual(list(self.inventory.tagged("wood")), [])

    def test_adding_again_raises_the_count(self):
        self.inventory.add("nut", 5)
        self.assertEqual(self.inventory["nut"].count, 15)
        self.assertEqual(self.inventory["nut"].price, Decimal("0.05"))

    def test_snapshot_is_a_copy(self):
        snapshot = self.inventory.counts()
        self.assertDictEqual(snapshot, {"nut": 10, "bolt": 4})
        snapshot["nut"] = 0
        del snapshot["bolt"]
        self.assertEqual(self.inventory.counts(), {"nut": 10, "bolt": 4})

    def test_items_are_live(self):
        item = self.inventory["nut"]
        self.inventory.remove("nut", 3)
        self.assertEqual(item.count, 7)
        item.count = 1
        item.tags.add("small")
        self.assertEqual(self.inventory.counts()["nut"], 1)
        self.assertEqual(list(self.inventory.tagged("small")), ["nut"])

    def test_cannot_remove_too_many(self):
        with self.assertRaises(ValueError) as caught:
            self.inventory.remove("bolt", 5)
        self.assertEqual(caught.exception.args, ("only 4 of bolt", 4))
        self.inventory.remove("bolt", 4)
        self.assertNotIn("bolt", self.inventory)

    def test_inventories_are_independent(self):
        other = Inventory()
        other.add("nut", 1)
        other["nut"].tags.add("mine")
        self.assertEqual(Inventory().counts(), {})
        self.assertEqual(self.inventory["nut"].tags, set())
