import abc
import datetime
import http
import ipaddress
import os
import unittest
import weakref
import zoneinfo
from unittest.mock import patch

import solution
from solution import Amount


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        pass


class TestMoments(unittest.TestCase):
    def test_folds(self):
        moment = datetime.datetime(2020, 1, 1, 3)
        self.assertEqual(solution.folded(moment).fold, 1)
        self.assertEqual(solution.fold_of(moment.replace(fold=1)), 1)
        self.assertEqual(solution.fold_of(datetime.time(1, fold=1)), 1)

    def test_zones(self):
        berlin = zoneinfo.ZoneInfo("Europe/Berlin")
        self.assertIs(solution.zone("Europe/Berlin"), berlin)
        moment = datetime.datetime(2020, 1, 1, 3, tzinfo=berlin)
        self.assertIs(solution.next_day(moment).tzinfo, berlin)
        self.assertIs(solution.folded(moment).tzinfo, berlin)


class TestObjects(unittest.TestCase):
    def test_addresses(self):
        self.assertIs(type(solution.address("1.2.3.4")), ipaddress.IPv4Address)
        self.assertEqual(solution.address("::1"), ipaddress.ip_address("::1"))

    def test_members_of_enums_of_the_library(self):
        self.assertIs(solution.status(404), http.HTTPStatus.NOT_FOUND)
        self.assertTrue(solution.is_found(http.HTTPStatus.FOUND))

    def test_weak_references(self):
        for made in (solution.Names([1]), solution.Failure("x"), solution.Label("x")):
            with self.subTest(made=repr(made)):
                self.assertIs(weakref.ref(made)(), made)

    def test_abstract_classes(self):
        self.assertTrue(solution.is_abstract(Shape))
        self.assertFalse(solution.is_abstract(Amount))

    def test_environment_of_a_process(self):
        with patch.dict(os.environ, ODD_VALUE="odd"):
            self.assertEqual(solution.told_to_a_process("ODD_VALUE"), "odd")
        self.assertEqual(solution.told_to_a_process("ODD_VALUE"), "None")


class TestAmount(unittest.TestCase):
    def test_is_less_than_no_text(self):
        with self.assertRaises(TypeError):
            Amount(1) < "x"
        self.assertTrue(Amount(1) < Amount(2))

    def test_is_no_number(self):
        self.assertNotEqual(Amount(1), 1)
        self.assertEqual(Amount(1), Amount(1))

    def test_is_not_added_to_a_number(self):
        with self.assertRaises(TypeError):
            Amount(1) + 1
        with self.assertRaises(TypeError):
            1 + Amount(1)
        self.assertEqual((Amount(1) + Amount(2)).value, 3)


if __name__ == "__main__":
    unittest.main()
