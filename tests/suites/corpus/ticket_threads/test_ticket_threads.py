import threading
import unittest
from concurrent.futures import Future

from solution import Account, Bounded, Counters, Notifier, once, run_all


class TestAccount(unittest.TestCase):
    def test_many_deposits(self):
        account = Account()
        threads = [threading.Thread(target=self.pay, args=(account,), kwargs={"times": 50}) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        self.assertEqual(account.balance, 200)
        self.assertFalse(any(thread.is_alive() for thread in threads))

    def pay(self, account, times):
        for _ in range(times):
            account.deposit(1)

    def test_transfer_both_ways_does_not_hang(self):
        left, right = Account(100), Account(100)
        forth = threading.Thread(target=lambda: [left.transfer(right, 1) for _ in range(20)])
        back = threading.Thread(target=lambda: [right.transfer(left, 2) for _ in range(20)])
        forth.start(), back.start()
        forth.join(10), back.join(10)
        self.assertEqual((left.balance, right.balance), (120, 80))


class TestBounded(unittest.TestCase):
    def test_producer_waits_for_the_consumer(self):
        items, got = Bounded(2), []
        producer = threading.Thread(target=lambda: [items.put(n) for n in range(6)])
        producer.start()
        for _ in range(6):
            got.append(items.get(timeout=10))
        producer.join(10)
        self.assertEqual(got, list(range(6)))


class TestNotifier(unittest.TestCase):
    def test_calls_back_in_its_own_thread(self):
        seen, done = [], threading.Event()

        def hear(message):
            seen.append((message, threading.current_thread().name))
            done.set()

        with Notifier("bell", hear) as notifier:
            notifier.send("ding")
            self.assertTrue(done.wait(10))
        self.assertEqual(seen, [("ding", "bell")])

    def test_leaving_delivers_the_rest(self):
        seen = []
        with Notifier("n", seen.append) as notifier:
            for number in range(5):
                notifier.send(number)
        self.assertEqual(seen, [0, 1, 2, 3, 4])


class TestHelpers(unittest.TestCase):
    def test_run_all_keeps_the_order(self):
        gate = threading.Event()
        results = run_all(lambda: (gate.wait(10), "slow")[1], lambda: (gate.set(), "fast")[1])
        self.assertEqual(results, ["slow", "fast"])

    def test_once(self):
        made = []
        make = once(lambda: made.append("x") or object())
        results = [Future() for _ in range(3)]
        threads = [threading.Thread(target=lambda f=future: f.set_result(make())) for future in results]
        for thread in threads:
            thread.start()
        first, *others = [future.result(10) for future in results]
        self.assertTrue(all(other is first for other in others))
        self.assertEqual(made, ["x"])

    def test_counters_belong_to_their_thread(self):
        counters = Counters()
        counters.add()
        seen = []
        thread = threading.Thread(target=lambda: seen.extend([counters.add(), counters.add()]))
        thread.start()
        thread.join(10)
        self.assertEqual((seen, counters.value), ([1, 2], 1))
