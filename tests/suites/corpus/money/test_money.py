import unittest
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from solution import CurrencyError, Money


class TestMoney(unittest.TestCase):
    def setUp(self):
        self.price = Money("19.90", "EUR")

    def test_amount_is_decimal(self):
        for amount in ("19.90", Decimal("19.9"), Fraction(199, 10)):
            with self.subTest(type=type(amount).__name__):
                money = Money(amount, "EUR")
                self.assertIsInstance(money.amount, Decimal)
                self.assertEqual(money, self.price)
        with self.assertRaises(InvalidOperation):
            Money("much", "EUR")

    def test_all_comparisons(self):
        small = Money(5, "EUR")
        self.assertTrue(small < self.price and small <= self.price)
        self.assertTrue(self.price > small and self.price >= small)
        self.assertFalse(self.price < self.price)
        self.assertEqual(min(self.price, small), small)
        self.assertGreaterEqual(self.price, Money("19.900", "EUR"))

    def test_currencies_do_not_mix(self):
        dollars = Money(1, "USD")
        self.assertNotEqual(dollars, Money(1, "EUR"))
        for operation in (lambda: self.price + dollars, lambda: self.price < dollars):
            with self.assertRaises(CurrencyError) as caught:
                operation()
            self.assertEqual(caught.exception.currencies, ("EUR", "USD"))
            self.assertIsInstance(caught.exception, TypeError)

    def test_as_dict_key_and_in_sets(self):
        prices = {Money(1, "EUR"): "one", Money("1.00", "EUR"): "still one"}
        self.assertEqual(prices, {Money(1, "EUR"): "still one"})
        self.assertEqual(len({Money(1, "EUR"), Money(1, "USD"), Money("1.0", "USD")}), 2)

    def test_arithmetic(self):
        self.assertEqual(self.price * 3, Money("59.70", "EUR"))
        self.assertEqual(Decimal("0.5") * self.price, Money("9.95", "EUR"))
        self.assertEqual(-self.price + self.price, Money(0, "EUR"))
        self.assertEqual(sum([self.price, self.price], Money(0, "EUR")), Money("39.80", "EUR"))
        self.assertEqual(divmod(Money(10, "EUR"), 3), (Money(3, "EUR"), Money(1, "EUR")))
        self.assertEqual(abs(Money(-2, "EUR")), Money(2, "EUR"))

    def test_split_loses_nothing(self):
        shares = Money("10.00", "EUR").split(3)
        self.assertEqual([str(share.amount) for share in shares], ["3.34", "3.33", "3.33"])

    def test_formats(self):
        self.assertEqual(str(self.price), "19.90 EUR")
        self.assertEqual(repr(self.price), "Money('19.90', 'EUR')")
        self.assertEqual(f"{Money(1234567, 'EUR'):,.1f}", "1,234,567.0 EUR")
        self.assertEqual(f"{self.price:>8}|", "   19.90 EUR|")

    def test_conversions_and_truth(self):
        self.assertEqual((int(self.price), float(self.price)), (19, 19.9))
        self.assertEqual(round(Money("2.675", "EUR"), 2), Money("2.68", "EUR"))
        self.assertFalse(Money("0.00", "EUR"))
