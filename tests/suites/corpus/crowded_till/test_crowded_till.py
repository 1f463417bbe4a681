import sys
import threading
import time
import unittest

from solution import Till, each_in_a_thread


class TestCrowd(unittest.TestCase):
    def setUp(self):
        self.addCleanup(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(1e-6)

    def test_more_customers_than_anyone_can_count(self):
        till = Till()

        def visit():
            till.put(5)
            time.sleep(0.001)
            till.take(5)
            till.put(1)

        threads = [threading.Thread(target=visit) for _ in range(150)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(till.total, 150)

    def test_customers_who_wait_for_each_other(self):
        till = Till()
        together = threading.Barrier(40)
        totals = []

        def visit():
            till.put(1)
            together.wait(20)
            totals.append(till.total)

        threads = [threading.Thread(target=visit) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(totals, [40] * 40)

    def test_the_solutions_own_crowd(self):
        heard = []
        each_in_a_thread(heard.append, range(50))
        self.assertEqual(sorted(heard), list(range(50)))


if __name__ == "__main__":
    unittest.main()
