import unittest

from solution import Matrix


class TestMatrix(unittest.TestCase):
    def setUp(self):
        self.a = Matrix([[1, 2], [3, 4]])
        self.b = Matrix([[0, 1], [1, 0]])

    def test_indexing(self):
        self.assertEqual(self.a[0, 1], 2)
        self.a[0, 1] = 7
        self.assertEqual(self.a[0], [1, 7])
        with self.assertRaises(IndexError):
            self.a[2, 0]

    def test_equality(self):
        self.assertEqual(self.a, Matrix([[1, 2], [3, 4]]))
        self.assertNotEqual(self.a, self.b)
        self.assertFalse(self.a == [[1, 2], [3, 4]])
        self.assertIsNot(self.a, Matrix([[1, 2], [3, 4]]))

    def test_sum_and_difference(self):
        self.assertEqual(self.a + self.b, Matrix([[1, 3], [4, 4]]))
        self.assertEqual(self.a - self.a, Matrix.zeros(2, 2))
        self.assertEqual(-self.b, Matrix([[0, -1], [-1, 0]]))

    def test_scaling_from_both_sides(self):
        doubled = Matrix([[2, 4], [6, 8]])
        self.assertEqual(self.a * 2, doubled)
        self.assertEqual(2 * self.a, doubled)

    def test_product(self):
        self.assertEqual(self.a @ self.b, Matrix([[2, 1], [4, 3]]))
        self.assertEqual(self.a @ Matrix.identity(2), self.a)
        row = Matrix([[1, 1, 1]])
        with self.assertRaisesRegex(ValueError, "^1x3 does not fit 2x2$"):
            row @ self.a

    def test_wrong_operand_types(self):
        with self.assertRaises(TypeError):
            self.a + 1
        with self.assertRaises(TypeError):
            "x" * self.a

    def test_shape_and_transpose(self):
        wide = Matrix([[1, 2, 3], [4, 5, 6]])
        self.assertEqual(wide.shape, (2, 3))
        self.assertEqual(wide.T, Matrix([[1, 4], [2, 5], [3, 6]]))
        self.assertEqual([sum(row) for row in wide], [6, 15])

    def test_augmented_sum_changes_in_place(self):
        before = self.a
        self.a += self.b
        self.assertIs(self.a, before)
        self.assertEqual(repr(before), "Matrix([[1, 3], [4, 4]])")

    def test_not_hashable(self):
        with self.assertRaisesRegex(TypeError, "unhashable"):
            {self.a: 1}
