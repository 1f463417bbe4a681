"""Parts of packages that the tests import late are theirs; the solution has its own."""
import unittest
import unittest.mock
import xml

import numpy as np

import solution


class TestLateImports(unittest.TestCase):
    def test_length(self):
        import numpy.testing

        np.testing.assert_allclose(solution.length(np.array([3.0, 4.0])), 5)

    def test_both_import_the_same(self):
        import numpy.polynomial
        import numpy.testing
        import xml.dom.minidom

        self.assertEqual(solution.checked(np.array([1, 2]), np.array([1, 2])), "numpy.testing")
        self.assertEqual(solution.root("<a/>"), "a")
        self.assertEqual(xml.dom.minidom.parseString("<b/>").documentElement.tagName, "b")

    def test_one_that_a_test_replaces(self):
        with unittest.mock.patch("numpy.linalg") as linalg:
            linalg.norm.return_value = 7
            self.assertEqual(solution.length([1]) // 1, 7)
        self.assertAlmostEqual(solution.length([3, 4]), 5)


if __name__ == "__main__":
    unittest.main()
