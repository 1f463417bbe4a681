import random
import unittest

from solution import deal, preview, roll, sample


class TestDraws(unittest.TestCase):
    def setUp(self):
        self.addCleanup(random.setstate, random.getstate())

    def test_seeded_by_the_test(self):
        random.seed(7)
        first = deal(range(8), 2)
        random.seed(7)
        self.assertEqual(deal(range(8), 2), first)
        cards = list(range(8))
        random.Random(7).shuffle(cards)
        self.assertEqual(first, [cards[0::2], cards[1::2]])

    def test_one_sequence_for_both(self):
        random.seed(11)
        drawn = [roll() if number % 3 else random.randint(1, 6) for number in range(12)]
        expected = random.Random(11)
        self.assertEqual(drawn, [expected.randint(1, 6) for _ in range(12)])

    def test_a_seed_of_its_own_touches_nothing(self):
        random.seed(3)
        before = random.getstate()
        self.assertEqual(sample(range(100), 5, seed=1), sample(range(100), 5, seed=1))
        self.assertEqual(random.getstate(), before)

    def test_without_a_seed_it_draws(self):
        before = random.getstate()
        sample(range(100), 5)
        self.assertNotEqual(random.getstate(), before)

    def test_preview(self):
        random.seed(5)
        self.assertEqual(preview(4), [roll() for _ in range(4)])
        random.seed(5)
        preview(900)
        self.assertEqual(random.random(), random.Random(5).random())


if __name__ == "__main__":
    unittest.main()
