import pathlib
import sys
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from solution import Catalogue, Part

THREADS = 8


class TestFranticThreads(unittest.TestCase):
    def setUp(self):
        self.addCleanup(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(1e-6)
        self.catalogue = Catalogue("drawings")

    def in_threads(self, work):
        barrier = threading.Barrier(THREADS)

        def begin(number):
            barrier.wait(timeout=10)
            return work(number)

        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(begin, range(THREADS)))

    def test_each_thread_meets_classes_of_its_own(self):
        def work(number):
            parts = [self.catalogue.part(f"Part{number}x{i}") for i in range(12)]
            return [(type(part).__name__, part.drawing) for part in parts]

        for number, told in enumerate(self.in_threads(work)):
            names = [f"Part{number}x{i}" for i in range(12)]
            self.assertEqual(told, [(name, pathlib.Path("drawings") / f"{name}.dxf") for name in names])
        self.assertEqual(len(self.catalogue), 12 * THREADS)

    def test_all_threads_meet_the_same_classes(self):
        kinds = self.in_threads(lambda number: [self.catalogue.kind(f"Part{i}") for i in range(12)])
        for of_thread in kinds:
            self.assertTrue(all(one is other for one, other in zip(of_thread, kinds[0])))
            self.assertTrue(all(issubclass(kind, Part) for kind in of_thread))

    def test_threads_call_back(self):
        heard = []
        lock = threading.Lock()

        class Listener:
            def __init__(self, number):
                self.number = number

            def hear(self, part):
                with lock:
                    heard.append((self.number, part.drawing.stem))

        def work(number):
            listener = Listener(number)
            for i in range(12):
                listener.hear(self.catalogue.part(f"Part{i}"))

        self.in_threads(work)
        self.assertEqual(sorted(heard), sorted((n, f"Part{i}") for n in range(THREADS) for i in range(12)))


if __name__ == "__main__":
    unittest.main()
