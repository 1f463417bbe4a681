import gc
import unittest
import weakref

from solution import Weak, all_distinct, identity, passed


class Owner:
    def method(self, argument):
        pass


class TestReferences(unittest.TestCase):
    def test_to_a_function(self):
        weak = Weak(lambda argument: argument)
        gc.collect()
        self.assertEqual(weak.signature, "(argument)")
        self.assertIsNone(weak.reference())

    def test_to_a_method(self):
        owner = Owner()
        weak = Weak(owner.method)
        self.assertIsNotNone(weak.reference())
        del owner
        gc.collect()
        self.assertIsNone(weak.reference())

    def test_what_only_passed_by_goes_at_once(self):
        for what in ("object", "method"):
            with self.subTest(what=what):
                owner = Owner()
                there = weakref.ref(owner)
                passed(owner if what == "object" else owner.method)
                del owner
                gc.collect()
                self.assertIsNone(there())


class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1


class TestFinalizers(unittest.TestCase):
    def test_what_only_passed_by(self):
        passed(Counted())
        self.assertEqual(Counted.alive, 0)


class TestIdentity(unittest.TestCase):
    def test_of_objects(self):
        owner = Owner()
        self.assertEqual(identity(owner), id(owner))
        self.assertEqual(identity(owner), identity(owner))
        self.assertNotEqual(identity(Owner()), identity(owner))

    def test_of_many(self):
        self.assertTrue(all_distinct([Owner() for _ in range(20)]))

    def test_of_a_result(self):
        weak = Weak(len)
        self.assertEqual(identity(weak), id(weak))


if __name__ == "__main__":
    unittest.main()
