import unittest
from unittest import mock

import solution
from solution import Ticket, Vip


class TestTicket(unittest.TestCase):
    def setUp(self):
        Ticket.reset()

    def test_counts_instances(self):
        self.assertEqual(Ticket.count, 0)
        first, second = Ticket("a"), Ticket("b")
        self.assertEqual((first.number, second.number), (1, 2))
        self.assertEqual(Ticket.count, 2)
        self.assertEqual(first.count, 2)

    def test_subclass_shares_the_counter(self):
        Ticket("a")
        vip = Vip("b")
        self.assertEqual(vip.number, 2)
        self.assertEqual(Ticket.count, 2)
        self.assertEqual([type(ticket).__name__ for ticket in Ticket.all], ["Ticket", "Vip"])

    def test_classmethods_know_their_class(self):
        self.assertIs(type(Vip.parse("name: Lea")), Vip)
        self.assertIs(type(Ticket.parse("name: Lea")), Ticket)
        self.assertEqual(Ticket("x").parse("name: Max ").name, "Max")

    def test_staticmethod(self):
        self.assertTrue(Ticket.is_valid("ab"))
        self.assertFalse(Vip("x").is_valid(""))
        with self.assertRaises(ValueError):
            Ticket("")

    def test_class_attribute_can_be_changed(self):
        self.assertEqual(Ticket("a").price(), 10)
        with mock.patch.object(Ticket, "base_price", 20):
            self.assertEqual(Ticket("a").price(), 20)
            self.assertEqual(Vip("b").price(), 40)
        self.assertEqual(Ticket("a").price(), 10)

    def test_patched_method(self):
        with mock.patch.object(Ticket, "is_valid", return_value=False) as check:
            with self.assertRaises(ValueError):
                Ticket("fine")
        check.assert_called_once_with("fine")

    @mock.patch("solution.make_code", side_effect=lambda name, number: f"<{name}{number}>")
    def test_patched_module_function(self, make_code):
        self.assertEqual(Ticket("z").code(), "<z1>")
        make_code.assert_called_once_with("z", 1)

    def test_unpatched_module_function(self):
        self.assertEqual(solution.make_code("z", 1), "Z-001")
        self.assertEqual(Ticket("z").code(), "Z-001")

    def test_patch_dict(self):
        with mock.patch.dict(solution.DISCOUNTS, {"kid": 0.5}, clear=True):
            self.assertEqual(solution.DISCOUNTS, {"kid": 0.5})
            self.assertEqual(Ticket("a").price("kid"), 5)
        self.assertEqual(Ticket("a").price("student"), 8)
        with self.assertRaises(KeyError):
            Ticket("a").price("kid")
