import importlib
import io
import sys
import unittest
from contextlib import redirect_stdout
from unittest.mock import MagicMock, patch

sys.modules["requests"] = requests = MagicMock()


def run_with(*answers):
    """The script, run from its beginning with these words as its input."""
    sys.modules.pop("solution", None)
    with patch("builtins.input", side_effect=list(answers)), patch("sys.stdout", new_callable=io.StringIO) as output:
        module = importlib.import_module("solution")
    return module, output.getvalue()


class TestScript(unittest.TestCase):
    def test_greets(self):
        module, output = run_with("Ann", "3")
        self.assertEqual(output, "Hi Ann\n" * 3)
        self.assertEqual(module.times, 3)

    def test_asks_twice(self):
        with self.assertRaises(StopIteration):
            run_with("Ann")

    def test_no_number(self):
        with self.assertRaisesRegex(ValueError, "many"):
            run_with("Bo", "many")
        self.assertNotIn("solution", sys.modules)

    def test_each_import_is_a_module_of_its_own(self):
        one, _ = run_with("Ann", "0")
        other, _ = run_with("Bo", "0")
        one.counts.append(1)
        self.assertEqual(other.counts, [])
        self.assertEqual((one.name, other.name), ("Ann", "Bo"))

    def test_reloaded(self):
        module, _ = run_with("Ann", "0")
        output = io.StringIO()
        with redirect_stdout(output), patch("builtins.input", side_effect=["Bo", "1"]):
            importlib.reload(module)
        self.assertEqual(output.getvalue(), "Hi Bo\n")
        self.assertEqual(module.name, "Bo")

    def test_its_functions(self):
        module, _ = run_with("Ann", "0")
        self.assertEqual(module.square(3), 9)

    def test_a_module_that_is_not_there(self):
        requests.get.return_value.json.return_value = {"status": "ok"}
        module, _ = run_with("Ann", "0")
        self.assertEqual(module.fetch("url"), {"status": "ok"})
        requests.get.assert_called_with("url")
