import decimal
import threading
import unittest
from decimal import Decimal

from solution import precision, raise_when_inexact, set_precision, third, third_with, with_five_digits


class TestContexts(unittest.TestCase):
    def setUp(self):
        context = decimal.localcontext(decimal.Context(prec=28))
        context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)

    def test_the_same_digits(self):
        self.assertEqual(third(), Decimal(1) / 3)

    def test_of_the_test(self):
        with decimal.localcontext() as context:
            context.prec = 4
            self.assertEqual(third(), Decimal("0.3333"))
            self.assertEqual(precision(), 4)
        self.assertEqual(precision(), 28)

    def test_traps_of_the_test(self):
        with decimal.localcontext(decimal.Context(traps=[decimal.Inexact])):
            with self.assertRaises(decimal.Inexact):
                third()

    def test_of_the_solution(self):
        self.assertEqual(with_five_digits(lambda: Decimal(1) / 3), Decimal("0.33333"))
        self.assertEqual(decimal.getcontext().prec, 28)

    def test_stays(self):
        set_precision(6)
        self.assertEqual(decimal.getcontext().prec, 6)
        self.assertEqual(Decimal(1) / 3, Decimal("0.333333"))

    def test_traps_of_the_solution(self):
        raise_when_inexact()
        with self.assertRaises(decimal.Inexact):
            Decimal(1) / 3

    def test_flags(self):
        decimal.getcontext().clear_flags()
        third()
        self.assertTrue(decimal.getcontext().flags[decimal.Inexact])

    def test_left_alone(self):
        self.assertEqual(third_with(4), Decimal("0.3333"))
        self.assertEqual(decimal.getcontext().prec, 28)

    def test_of_another_thread(self):
        found = []
        with decimal.localcontext() as context:
            context.prec = 4
            thread = threading.Thread(target=lambda: found.append(precision()))
            thread.start()
            thread.join()
        self.assertEqual(found, [28])
