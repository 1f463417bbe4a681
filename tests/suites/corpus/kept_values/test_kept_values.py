import unittest

from solution import Cache, Place, fresh_pair, half, pair


class TestRemember(unittest.TestCase):
    def test_the_same_result(self):
        self.assertIs(pair("x"), pair("x"))
        self.assertIs(half(3), half(3))

    def test_results_of_their_own(self):
        self.assertEqual(fresh_pair("x"), fresh_pair("x"))
        self.assertIsNot(fresh_pair("x"), fresh_pair("x"))


class TestCache(unittest.TestCase):
    def test_what_comes_back_is_what_was_given(self):
        cache = Cache()
        for value in ((1, 2), 10**30, "long text " * 20, b"bytes", float("nan"), 3 + 4j, "x y", (1, (2, "z z"))):
            with self.subTest(value=value):
                cache.put("key", value)
                self.assertIs(cache.get("key"), value)
                self.assertTrue(cache.holds("key", value))

    def test_an_equal_one_is_another(self):
        cache = Cache()
        cache.put("key", tuple([1, 2]))
        self.assertFalse(cache.holds("key", tuple([1, 2])))

    def test_a_real_number(self):
        cache = Cache()
        value = 2.5
        cache.put("key", value)
        self.assertIs(cache.get("key"), value)

    def test_more_than_are_remembered(self):
        cache = Cache()
        for number in range(600):
            cache.put(number, (number, number))
        for number in range(600):
            self.assertEqual(cache.get(number), (number, number))


class TestPlace(unittest.TestCase):
    def test_attributes(self):
        place = Place()
        self.assertIs(place.at, place.at)
        there = (5, 6)
        place.at = there
        self.assertIs(place.at, there)


if __name__ == "__main__":
    unittest.main()
