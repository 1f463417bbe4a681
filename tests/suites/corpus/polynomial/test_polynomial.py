import unittest

from solution import Polynomial


class TestPolynomial(unittest.TestCase):
    def setUp(self):
        self.p = Polynomial(1, 2, 3)  # 1 + 2x + 3x^2

    def test_call(self):
        self.assertEqual([self.p(x) for x in (0, 1, -2)], [1, 6, 9])
        self.assertEqual(self.p(1j), -2 + 2j)

    def test_operators_with_numbers_on_both_sides(self):
        for result, expected in [
            (self.p + 1, Polynomial(2, 2, 3)),
            (1 + self.p, Polynomial(2, 2, 3)),
            (self.p - 1, Polynomial(0, 2, 3)),
            (1 - self.p, Polynomial(0, -2, -3)),
            (2 * self.p, Polynomial(2, 4, 6)),
            (self.p ** 2, self.p * self.p),
            (+self.p, self.p),
        ]:
            with self.subTest(result=str(result)):
                self.assertEqual(result, expected)

    def test_product_and_degree(self):
        product = Polynomial(1, 1) * Polynomial(-1, 1)
        self.assertEqual(product, Polynomial(-1, 0, 1))
        self.assertEqual(product.degree, 2)
        self.assertEqual((product - product).degree, 0)
        self.assertFalse(product - product)

    def test_equal_polynomials_hash_alike(self):
        table = {self.p: "p"}
        self.assertEqual(table[Polynomial(1, 2, 3, 0, 0)], "p")
        self.assertEqual(len({self.p, Polynomial(1, 2, 3), Polynomial(1)}), 2)
        self.assertEqual(Polynomial(5), 5)
        self.assertIn(5, [Polynomial(5)])

    def test_text(self):
        self.assertEqual(str(self.p), "3x^2 + 2x + 1")
        self.assertEqual(f"{self.p:t}", "3t^2 + 2t + 1")
        self.assertEqual(format(Polynomial(0, 1)), "x")
        self.assertEqual(repr(self.p), "Polynomial(1, 2, 3)")

    def test_derivative(self):
        self.assertEqual(self.p.derivative(), Polynomial(2, 6))
        self.assertEqual(self.p.derivative(order=3), 0)

    def test_sum_of_many(self):
        self.assertEqual(sum([self.p, self.p, Polynomial(1)]), Polynomial(3, 4, 6))
        with self.assertRaises(TypeError):
            self.p + "x"
