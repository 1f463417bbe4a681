import unittest

from solution import RateLimiter, TooManyCalls


class Clock:
    def __init__(self, now=0.0):
        self.now = now

    def __call__(self):
        return self.now

    def advance(self, seconds):
        self.now += seconds


class TestRateLimiter(unittest.TestCase):
    def setUp(self):
        self.clock = Clock(100.0)
        self.limiter = RateLimiter(limit=2, period=10, clock=self.clock)

    def test_allows_up_to_the_limit(self):
        self.assertEqual([self.limiter.allow() for _ in range(3)], [True, True, False])

    def test_allows_again_later(self):
        self.limiter.allow()
        self.clock.advance(6)
        self.limiter.allow()
        self.assertFalse(self.limiter.allow())
        self.clock.advance(4)
        self.assertTrue(self.limiter.allow())
        self.assertFalse(self.limiter.allow())

    def test_callers_are_counted_apart(self):
        for caller in ("ann", "bob", ("ip", 4), None):
            with self.subTest(caller=caller):
                self.assertTrue(self.limiter.allow(caller))
                self.assertTrue(self.limiter.allow(caller))
                self.assertFalse(self.limiter.allow(caller))

    def test_as_context_manager(self):
        with self.limiter as entered:
            self.assertIs(entered, self.limiter)
        with self.limiter:
            pass
        with self.assertRaises(TooManyCalls) as caught:
            with self.limiter:
                self.fail("must not be entered")
        self.assertAlmostEqual(caught.exception.wait, 10.0)

    def test_as_decorator(self):
        @self.limiter.guard
        def double(x):
            return x * 2

        self.assertEqual([double(1), double(x=2)], [2, 4])
        self.clock.advance(3.25)
        with self.assertRaisesRegex(TooManyCalls, r"wait 6\.75 seconds"):
            double(3)

    def test_remaining(self):
        self.assertEqual(self.limiter.remaining("ann"), 2)
        self.limiter.allow("ann")
        self.assertEqual(self.limiter.remaining("ann"), 1)
        self.assertEqual(self.limiter.remaining("bob"), 2)

    def test_uses_a_real_clock_by_default(self):
        limiter = RateLimiter(1, 3600)
        self.assertTrue(limiter.allow())
        self.assertFalse(limiter.allow())
