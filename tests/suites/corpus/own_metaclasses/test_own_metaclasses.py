import unittest

from solution import Base, Meta


class TestDerivedMetaclass(unittest.TestCase):
    def test_new(self):
        class Own(Meta):
            def __new__(cls, name, bases, contents):
                contents["made_by"] = "Own"
                return super().__new__(cls, name, bases, contents)

        class Made(metaclass=Own):
            pass

        self.assertEqual(Made.__name__, "Made")
        self.assertEqual(Made.made_by, "Own")
        self.assertEqual(Made.describe(), "class Made")

    def test_method(self):
        class Own(Meta):
            def hello(cls):
                return f"hello {cls.__name__}"

        class Made(metaclass=Own):
            pass

        self.assertEqual(Made.hello(), "hello Made")
        self.assertIsInstance(Made, Meta)
        self.assertIs(type(Made), Own)

    def test_init(self):
        class Own(Meta):
            def __init__(cls, name, bases, contents):
                super().__init__(name, bases, contents)
                cls.is_seen = True

        class Made(metaclass=Own):
            pass

        self.assertTrue(Made.is_seen)

    def test_call(self):
        class Own(Meta):
            def __call__(cls, *arguments):
                return "made", super().__call__(*arguments)

        class Made(metaclass=Own):
            pass

        word, made = Made()
        self.assertEqual(word, "made")
        self.assertIsInstance(made, Made)

    def test_with_a_base(self):
        class Own(Meta):
            pass

        class Made(Base, metaclass=Own):
            pass

        self.assertIsInstance(Made, Own)
        self.assertTrue(issubclass(Made, Base))


class Thing:
    pass


class TestNames(unittest.TestCase):
    def test_addresses_in_names(self):
        for thing in (Thing(), Thing()):
            with self.subTest(thing=thing):
                self.assertIsInstance(Base, Meta)


if __name__ == "__main__":
    unittest.main()
