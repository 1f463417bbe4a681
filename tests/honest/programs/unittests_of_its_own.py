#: threads = 4
import io
import os
import sys
import unittest
from unittest import mock


def divide(a, b):
    """
    >>> divide(6, 3)
    2.0
    >>> divide(1, 0)
    Traceback (most recent call last):
    ZeroDivisionError: division by zero
    """
    return a / b


class Division(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stream = io.StringIO()

    def test_right(self):
        for n in range(1, 4):
            with self.subTest(n=n):
                self.assertEqual(divide(n * 2, n), 2)

    def test_wrong(self):
        self.assertEqual(divide(1, 2), 1)

    def test_patched(self):
        with mock.patch("builtins.print") as printed, mock.patch.object(sys, "platform", "none"):
            print(sys.platform)
        printed.assert_called_once_with("none")

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    def test_logs(self):
        with self.assertLogs("x") as logs:
            __import__("logging").getLogger("x").info("said")
        self.assertEqual(logs.output, ["INFO:x:said"])


class Later(unittest.IsolatedAsyncioTestCase):
    async def test_it(self):
        self.assertEqual(await __import__("asyncio").sleep(0, 5), 5)


if __name__ == "__main__":
    import doctest

    print(doctest.testmod())
    stream = io.StringIO()
    program = unittest.main(exit=False, verbosity=2, argv=["solution.py"],
                            testRunner=unittest.TextTestRunner(stream, verbosity=2, descriptions=False))  # fmt: skip
    text = stream.getvalue().replace(os.getcwd(), "HERE")
    print("\n".join(line for line in text.splitlines() if not line.startswith("Ran")))
    sys.exit(not program.result.wasSuccessful())
