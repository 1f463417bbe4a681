"""A function of the test that looks at who calls it; the signature of what the solution is given."""
import inspect
import unittest

import solution


def callers():
    return [info.function for info in inspect.stack()]


class Listener:
    def heard(self, word, times=1):
        return word * times


class TestCallbacks(unittest.TestCase):
    def test_who_calls(self):
        self.assertEqual(solution.Meter(callers).seen[:3], ["callers", "read", "__init__"])

    def test_nobody_of_the_solution(self):
        self.assertNotIn("read", callers())

    def test_then_the_test(self):
        self.assertIn("test_then_the_test", solution.Meter(callers).seen)

    def test_files(self):
        infos = solution.Meter(lambda: inspect.getouterframes(inspect.currentframe())).seen
        self.assertTrue(any(info.function == "__init__" and "solution" in info.filename for info in infos))

    def test_signatures(self):
        self.assertEqual(solution.names(Listener().heard), ["word", "times"])
        self.assertEqual(solution.names(callers), [])


if __name__ == "__main__":
    unittest.main()
