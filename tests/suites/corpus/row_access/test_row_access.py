import sys
import unittest

import solution
from solution import Chain, Deck, Recorder, Row


class TestRow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = Row.made

    @classmethod
    def tearDownClass(cls):
        Row.made = cls.made

    def setUp(self):
        self.row = Row(name="kim", size=3)

    def test_columns_are_attributes(self):
        self.assertEqual((self.row.name, getattr(self.row, "size")), ("kim", 3))
        self.assertTrue(hasattr(self.row, "name"))
        self.assertIsNone(getattr(self.row, "colour", None))
        with self.assertRaises(AttributeError) as caught:
            self.row.colour
        self.assertEqual(str(caught.exception), "no column 'colour'")
        self.assertEqual(caught.exception.name, "colour")

    def test_setting_and_deleting(self):
        self.row.size += 1
        setattr(self.row, "colour", "red")
        self.assertDictEqual(self.row.as_dict(), {"name": "kim", "size": 4, "colour": "red"})
        del self.row.name
        delattr(self.row, "size")
        self.assertDictEqual(self.row.as_dict(), {"colour": "red"})
        with self.assertRaises(AttributeError):
            del self.row.name

    def test_listing(self):
        self.assertIn("size", dir(self.row))
        self.assertIn("as_dict", dir(self.row))
        self.assertNotIn("size", dir(Row))
        self.assertEqual(list(vars(self.row)), ["_columns"])
        self.assertGreater(Row.made, self.made)
        self.assertLessEqual(len([name for name in dir(self.row) if not name.startswith("_")]), 4)

    def test_private_names_stay_private(self):
        if sys.flags.optimize:
            self.skipTest("needs assertions")
        with self.assertRaisesRegex(AttributeError, "_secret"):
            self.row._secret
        self.assertRaises(AssertionError, setattr, self.row, "_secret", 1)


class TestOtherHooks(unittest.TestCase):
    def test_chain_of_unknown_names(self):
        path = Chain().users[5].posts(page=2)
        self.assertEqual(str(path), "/users/5/posts?page=2")
        self.assertIsInstance(path, Chain)
        self.assertEqual(f"{Chain().a:>5}|{Chain()}", "   /a|/")

    def test_recorder_forwards_to_our_object(self):
        class Lamp:
            on = False

            def switch(self, *, to):
                self.on = to
                return self

        lamp = Lamp()
        recorder = Recorder(lamp)
        self.assertIs(recorder.switch(to=True), lamp)
        recorder.on = "dim"
        self.assertEqual((lamp.on, recorder.on), ("dim", "dim"))
        self.assertEqual(recorder.log_, ["switch", "on = 'dim'", "on"])

    def test_old_sequence_protocol(self):
        deck = Deck("7", "8", "K")
        self.assertFalse(hasattr(deck, "__iter__"))
        self.assertEqual((list(deck), "8" in deck, "9" in deck), (["7", "8", "K"], True, False))
        self.assertEqual((list(reversed(deck)), sorted(deck)[-1]), (["K", "8", "7"], "K"))
        self.assertEqual(([*zip(deck, "ab")], deck[-1]), ([("7", "a"), ("8", "b")], "K"))

    @unittest.skipUnless(hasattr(solution, "Table"), "there is no table yet")
    def test_table(self):
        self.assertEqual(len(solution.Table()), 0)
