"""What the library's own C code compares, whichever side either of the two is of."""
import unittest
from array import array
from types import SimpleNamespace

from solution import Settings, load, samples


class TestComparedContents(unittest.TestCase):
    def test_namespaces(self):
        self.assertEqual(load("a=1"), SimpleNamespace(a="1"))
        self.assertEqual(SimpleNamespace(a="1", b="2"), load("a=1,b=2"))
        self.assertNotEqual(load("a=1"), SimpleNamespace(a=1))
        self.assertNotEqual(load("a=1"), {"a": "1"})
        self.assertEqual(load("a=1"), load("a=1"))

    def test_namespaces_within(self):
        self.assertEqual([load("a=1")], [SimpleNamespace(a="1")])
        self.assertEqual(Settings("a=1").all, SimpleNamespace(name="all", parts=[SimpleNamespace(a="1")]))

    def test_arrays(self):
        self.assertEqual(samples(3), array("h", [0, 1, 4]))
        self.assertEqual(array("h", [0]), samples(1))
        self.assertNotEqual(samples(2), array("h", [0, 2]))
        self.assertLess(samples(2), array("h", [0, 2]))
        self.assertGreaterEqual(array("h", [0, 2]), samples(2))
        self.assertEqual(samples(2)[0:1], array("h", [0]))
        self.assertNotEqual(samples(2), [0, 1])


if __name__ == "__main__":
    unittest.main()
