import json
import unittest
from collections import Counter, OrderedDict, UserDict, UserList

from solution import CaselessDict, Celsius, DefaultsTo, History, Name, Positive, Tally


class TestCaselessDict(unittest.TestCase):
    def setUp(self):
        self.headers = CaselessDict({"Content-Type": "text/plain"}, LENGTH=5)

    def test_all_spellings(self):
        self.assertEqual(self.headers["content-type"], "text/plain")
        self.assertIn("CONTENT-TYPE", self.headers)
        self.assertEqual(self.headers.get("Length"), 5)
        self.assertEqual(self.headers.pop("lenGTH"), 5)
        self.assertNotIn("length", self.headers)

    def test_keeps_the_first_spelling_for_show(self):
        self.headers["CONTENT-TYPE"] = "text/html"
        self.assertEqual(list(self.headers), ["Content-Type", "LENGTH"])
        self.assertEqual(dict(self.headers)["Content-Type"], "text/html")

    def test_is_a_user_dict(self):
        self.assertIsInstance(self.headers, UserDict)
        self.assertNotIsInstance(self.headers, dict)
        del self.headers["length"]
        self.headers.update(Accept="*")
        self.assertEqual(len(self.headers), 2)
        with self.assertRaises(KeyError) as caught:
            self.headers["Host"]
        self.assertEqual(caught.exception.args, ("Host",))

    def test_our_subclass(self):
        class Shouting(CaselessDict):
            def __setitem__(self, key, value):
                super().__setitem__(key, value.upper())

        self.assertEqual(Shouting(a="x", B="y") | {"C": "z"}, {"a": "X", "B": "Y", "C": "Z"})


class TestMissing(unittest.TestCase):
    def test_default_is_not_kept(self):
        settings = DefaultsTo("off", {"light": "on"})
        self.assertEqual((settings["light"], settings["heat"]), ("on", "off"))
        self.assertNotIn("heat", settings)
        self.assertIsNone(settings.get("heat"))
        self.assertEqual("{light} {heat}".format_map(settings), "on off")
        self.assertTrue(issubclass(DefaultsTo, dict))

    def test_default_may_be_called(self):
        asked = []
        table = DefaultsTo(lambda key: asked.append(key) or key * 2)
        self.assertEqual([table["ab"], table["ab"]], ["abab", "abab"])
        self.assertEqual(asked, ["ab", "ab"])


class TestOtherSubclasses(unittest.TestCase):
    def test_tally(self):
        tally = Tally("abracadabra")
        self.assertIsInstance(tally, Counter)
        self.assertEqual((tally["a"], tally["z"], tally.share("a")), (5, 0, 5 / 11))
        self.assertEqual((tally + Tally("a")).most_common(1), [("a", 6)])
        self.assertEqual(json.dumps(OrderedDict(sorted(tally.items()))), '{"a": 5, "b": 2, "c": 1, "d": 1, "r": 2}')

    def test_history_is_a_list_with_a_limit(self):
        history = History([1, 2, 3], limit=3)
        history.append(4)
        history += [5]
        self.assertEqual(history, [3, 4, 5])
        self.assertEqual((history[-1], history[:2], len(history)), (5, [3, 4], 3))
        self.assertIsInstance(history, UserList)
        self.assertIsInstance(history[:1], History)

    def test_name_and_numbers(self):
        self.assertEqual((Name("  kim "), len(Name("x")), Name("ann") + "!"), ("Kim", 1, "Ann!"))
        self.assertEqual({Name("kim"): 1}["Kim"], 1)
        self.assertIs(type(Name("a").initial), str)
        self.assertEqual(Positive("7") + 1, 8)
        self.assertRaisesRegex(ValueError, "-3 is not positive", Positive, -3)
        self.assertEqual(f"{Celsius(21.55):.1f} {Celsius(3)}", "21.6 3.0 C")
