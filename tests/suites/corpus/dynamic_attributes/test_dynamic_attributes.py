import unittest

from solution import Color, Counter, Countdown, Proxy, Settings, Words


class TestSettings(unittest.TestCase):
    def setUp(self):
        self.settings = Settings({"host": "x", "db": {"port": 5432}})

    def test_keys_as_attributes(self):
        self.assertEqual(self.settings.host, "x")
        self.assertEqual(self.settings.db.port, 5432)
        self.assertIsInstance(self.settings.db, Settings)

    def test_missing_attribute(self):
        self.assertFalse(hasattr(self.settings, "user"))
        self.assertIsNone(getattr(self.settings, "user", None))
        with self.assertRaisesRegex(AttributeError, "no setting named user"):
            self.settings.user

    def test_set_and_delete(self):
        self.settings.user = "me"
        setattr(self.settings, "limit", 3)
        del self.settings.host
        self.assertEqual(self.settings.as_dict(), {"db": {"port": 5432}, "user": "me", "limit": 3})
        with self.assertRaises(AttributeError):
            del self.settings.host

    def test_dir_and_vars(self):
        self.assertIn("host", dir(self.settings))
        self.assertNotIn("port", dir(self.settings))
        self.assertEqual(list(vars(self.settings)), ["_values"])


class TestSpecialMethods(unittest.TestCase):
    def test_slots(self):
        color = Color(1, 2, 3)
        with self.assertRaises(AttributeError):
            color.alpha = 1
        self.assertFalse(hasattr(color, "__dict__"))
        self.assertEqual(Color.__slots__, ("red", "green", "blue"))
        color.red = 9
        self.assertEqual([getattr(color, name) for name in color.__slots__], [9, 2, 3])

    def test_callable_object(self):
        counter = Counter(step=2)
        self.assertTrue(callable(counter))
        self.assertEqual([counter(), counter(10), counter(by=1)], [2, 12, 13])
        self.assertEqual(list(map(Counter(), [5, 5])), [5, 10])

    def test_iteration_through_getitem(self):
        words = Words("to be or not")
        self.assertEqual(list(words), ["to", "be", "or", "not"])
        self.assertIn("or", words)
        self.assertEqual(list(zip(words, range(2))), [("to", 0), ("be", 1)])
        self.assertEqual(words[-1:], ["not"])

    def test_iterator_with_own_next(self):
        countdown = Countdown(3)
        self.assertEqual(next(countdown), 3)
        self.assertEqual(list(countdown), [2, 1])
        self.assertEqual(list(countdown), [])
        self.assertEqual(countdown.__length_hint__(), 0)

    def test_proxy_records_and_forwards(self):
        target = ["b", "a"]
        proxy = Proxy(target)
        proxy.append("c")
        proxy.sort(reverse=True)
        self.assertEqual(target, ["c", "b", "a"])
        self.assertEqual(proxy.calls, [("append", ("c",), {}), ("sort", (), {"reverse": True})])
        with self.assertRaisesRegex(AttributeError, "'list' object has no attribute 'push'"):
            proxy.push
