"""Containers of hundreds of items that one side or the other changes a little, again and again."""
import collections
import random
import unittest

import solution


class TestLists(unittest.TestCase):
    def test_appended_to(self):
        items = []
        for i in range(400):
            solution.edit_list(items, "append", 0, i)
        self.assertEqual(items, list(range(400)))

    def test_changed_by_both(self):
        for change in ("append", "insert", "remove", "replace", "slice", "rotate", "reverse"):
            with self.subTest(change):
                draw = random.Random(change)
                items = [[i] if i % 10 == 0 else i for i in range(200)]
                expected = list(items)
                for _ in range(30):
                    place = draw.randrange(len(items) - 5)
                    value = draw.choice([place, str(place), None, (place,)])
                    solution.edit_list(items, change, place, value)
                    if change == "append":
                        expected.append(value)
                    elif change == "insert":
                        expected.insert(place, value)
                    elif change == "remove":
                        del expected[place]
                    elif change == "replace":
                        expected[place] = value
                    elif change == "slice":
                        expected[place : place + 5] = [value] * 3
                    elif change == "rotate":
                        expected.append(expected.pop(0))
                    else:
                        expected.reverse()
                    self.assertEqual(items, expected)
                    place = draw.randrange(len(items))
                    del items[place]
                    del expected[place]

    def test_items_stay_the_objects_that_they_were(self):
        inner = [[i] for i in range(100)]
        items = list(inner)
        solution.edit_list(items, "rotate", 0, None)
        self.assertIs(items[-1], inner[0])
        inner[0].append("more")
        solution.edit_list(items, "insert", 3, inner[0])
        self.assertIs(items[3], inner[0])
        self.assertEqual(items[-1], [0, "more"])

    def test_a_callback_changes_it_meanwhile(self):
        items = list(range(100))

        def change(same):
            self.assertIs(same, items)
            self.assertEqual(same[-1], "before")
            del same[:10]
            same.append("within")

        self.assertEqual(solution.call_with(items, change), 93)
        self.assertEqual(items[:1] + items[-3:], [10, "before", "within", "after"])

    def test_one_of_the_solutions(self):
        stack = solution.Stack()
        for i in range(300):
            stack.push(i)
        self.assertEqual(stack, list(range(300)))
        self.assertEqual([-1] + stack, list(range(-1, 300)))


class TestDicts(unittest.TestCase):
    MAKERS = {
        "dict": dict,
        "ordered": collections.OrderedDict,
        "default": lambda: collections.defaultdict(int),
        "counter": collections.Counter,
    }

    def test_changed_by_both(self):
        for name, make in self.MAKERS.items():
            for change in ("set", "remove", "again", "halve", "refill"):
                with self.subTest(name, change=change):
                    draw = random.Random(name + change)
                    items, expected = make(), make()
                    for i in range(150):
                        key = draw.choice([i, f"key {i}", (i, "key"), i + 0.5])
                        items[key] = expected[key] = i
                    for _ in range(10):
                        key = draw.choice(list(items))
                        value = draw.choice([draw.random(), items[key]])
                        solution.edit_dict(items, change, key, value)
                        if change == "set":
                            expected[key] = value
                        elif change == "remove":
                            expected.pop(key, None)
                        elif change == "again":
                            expected.pop(key, None)
                            expected[key] = value
                        elif change == "halve" and len(expected) > 1:
                            for each in list(expected)[::2]:
                                del expected[each]
                        self.assertEqual(list(items.items()), list(expected.items()))
                        if len(items) < 70:
                            break
                        del items[key if key in items else next(iter(items))]
                        for gone in expected.keys() - items.keys():
                            del expected[gone]

    def test_other_keys(self):
        class Key:
            pass

        keys = [Key() for _ in range(100)]
        items = dict.fromkeys(keys, 0)
        for key in keys[::3]:
            solution.edit_dict(items, "again", key, 1)
        self.assertEqual(sum(items.values()), 34)
        self.assertEqual(list(items)[-34:], keys[::3])

    def test_registry(self):
        registry = solution.Registry()
        for i in range(300):
            registry.add(i, str(i))
        for i in range(0, 300, 2):
            registry.add(i, i)
        self.assertEqual(registry, {i: str(i) if i % 2 else i for i in range(300)})

    def test_cache(self):
        cache = solution.LruCache(200)
        for i in range(300):
            cache.put(i, str(i))
        self.assertEqual(list(cache), list(range(100, 300)))
        draw = random.Random(1)
        order = list(range(100, 300))
        for _ in range(100):
            key = draw.choice(order)
            self.assertEqual(cache.look(key), str(key))
            order.append(order.pop(order.index(key)))
        self.assertEqual(list(cache), order)
        self.assertEqual(dict(cache), {key: str(key) for key in order})


if __name__ == "__main__":
    unittest.main()
