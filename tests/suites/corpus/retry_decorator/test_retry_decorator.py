import unittest
from unittest import mock

import solution
from solution import RetryError, retry


class Flaky:
    def __init__(self, failures, error=ConnectionError):
        self.failures, self.error, self.calls = failures, error, 0

    def fetch(self, url, *, timeout=1):
        """Fetch one page."""
        self.calls += 1
        if self.calls <= self.failures:
            raise self.error(f"try {self.calls}")
        return f"{url} in {timeout}"


@mock.patch("solution.time.sleep")
class TestRetry(unittest.TestCase):
    def test_first_try_works(self, sleep):
        flaky = Flaky(0)
        self.assertEqual(retry()(flaky.fetch)("a", timeout=3), "a in 3")
        sleep.assert_not_called()

    def test_waits_longer_each_time(self, sleep):
        flaky = Flaky(3)
        self.assertEqual(retry(times=4, delay=0.5)(flaky.fetch)("a"), "a in 1")
        self.assertEqual(sleep.call_args_list, [mock.call(0.5), mock.call(1.0), mock.call(2.0)])
        self.assertEqual(flaky.calls, 4)

    def test_gives_up(self, sleep):
        flaky = Flaky(10)
        with self.assertRaises(RetryError) as caught:
            retry(times=3)(flaky.fetch)("a")
        self.assertEqual(caught.exception.attempts, 3)
        self.assertIsInstance(caught.exception.__cause__, ConnectionError)
        self.assertEqual(str(caught.exception.__cause__), "try 3")
        self.assertEqual(sleep.call_count, 2)

    def test_other_errors_pass_at_once(self, sleep):
        flaky = Flaky(10, KeyError)
        with self.assertRaises(KeyError):
            retry(errors=(ConnectionError, TimeoutError))(flaky.fetch)("a")
        self.assertEqual(flaky.calls, 1)

    def test_subclasses_of_the_error_count(self, sleep):
        class Offline(ConnectionError):
            pass

        self.assertEqual(retry(errors=ConnectionError)(Flaky(1, Offline).fetch)("b"), "b in 1")

    def test_keeps_the_metadata(self, sleep):
        wrapped = retry()(Flaky.fetch)
        self.assertEqual(wrapped.__name__, "fetch")
        self.assertEqual(wrapped.__doc__, "Fetch one page.")
        self.assertIs(wrapped.__wrapped__, Flaky.fetch)

    def test_on_failure_hook(self, sleep):
        seen = []
        retry(times=3, on_failure=lambda number, error: seen.append((number, str(error))))(Flaky(2).fetch)("a")
        self.assertEqual(seen, [(1, "try 1"), (2, "try 2")])

    def test_sleep_is_the_real_one_of_the_module(self, sleep):
        self.assertIs(solution.time.sleep, sleep)
