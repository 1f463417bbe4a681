import types
import unittest
from unittest.mock import MagicMock, patch

from solution import Plugin, Registry, call_hook, describe, hook, open_library, remove_all, resource


class TestMetaclass(unittest.TestCase):
    def tearDown(self):
        for key in [key for key in Registry.known if key != "plugin"]:
            del Registry.known[key]

    def test_is_the_type_of_a_class(self):
        self.assertIs(type(Plugin), Registry)
        self.assertIs(Plugin.__class__, Registry)
        self.assertIsInstance(Plugin, Registry)
        self.assertTrue(issubclass(Registry, type))
        self.assertEqual(type(Plugin).__name__, "Registry")

    def test_is_the_type_of_a_class_that_the_test_derives(self):
        class Reader(Plugin):
            def read(self):
                return "read"

        self.assertIs(type(Reader), Registry)
        self.assertIs(Registry.known["reader"], Reader)
        self.assertEqual(Reader.create(1, 2).arguments, (1, 2))
        self.assertEqual(Reader().read(), "read")
        self.assertEqual(len(Plugin), 2)

    def test_keywords(self):
        class Writer(Plugin, key="out"):
            pass

        self.assertEqual(sorted(Registry.known), ["out", "plugin"])
        self.assertIsInstance(Writer, Registry)

    def test_of_a_class_without_bases(self):
        class Loose(metaclass=Registry):
            def answer(self):
                return 42

        self.assertIs(type(Loose), Registry)
        self.assertEqual(Loose().answer(), 42)

    def test_made_by_a_call(self):
        made = Registry("Made", (), {"size": 3})
        self.assertEqual(made.size, 3)
        self.assertIsInstance(made, Registry)
        derived = Registry("Derived", (Plugin,), {"size": 4}, key="d")
        self.assertEqual(derived().size, 4)
        self.assertIs(Registry.known["d"], derived)

    def test_qualified_name(self):
        class Local(Plugin):
            pass

        self.assertEqual(describe(Local), (Local.__qualname__, "Registry"))
        with self.assertRaisesRegex(TypeError, r"local is already registered by TestMetaclass.*\.Local"):

            class Local(Plugin):  # noqa: F811
                pass


class TestHooks(unittest.TestCase):
    def test_of_a_method(self):
        class Local:
            @hook(priority=3)
            def greet(self, name):
                return self, name

        local = Local()
        self.assertEqual(call_hook(local, "greet"), (local, "me"))

    def test_of_a_module(self):
        module = types.ModuleType("adhoc")
        module.greet = hook(lambda name: name[::-1])
        self.assertEqual(call_hook(module, "greet"), "em")


class TestGenerators(unittest.TestCase):
    def test_one_that_goes_is_closed(self):
        log = []
        opened = resource(log)
        next(opened)
        del opened
        self.assertEqual(log, ["open", "closed"])

    def test_a_loop_that_is_left(self):
        log = []
        for _ in resource(log):
            break
        self.assertEqual(log[-1], "closed")


class TestMocks(unittest.TestCase):
    @patch("os.remove")
    @patch("os.listdir", return_value=["a", "b"])
    def test_functions_of_logging(self, listdir, remove):
        with patch("logging.info") as info, patch("logging.error") as error:
            remove_all("nowhere")
        self.assertEqual(info.call_count, 2)
        error.assert_not_called()

    def test_names_with_an_underscore(self):
        library = MagicMock()
        library.load.return_value._name = "libc"
        self.assertEqual(open_library(library), "libc")


if __name__ == "__main__":
    unittest.main()
