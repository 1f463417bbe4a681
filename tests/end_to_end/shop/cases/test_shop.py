import unittest
from shop import price
from goods import CASES, Coin
class TestShop(unittest.TestCase):
    def test_price(self):
        for name, expected in CASES:
            self.assertEqual(price(name, Coin()), expected)
