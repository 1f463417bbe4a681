import copy
import io
import pickle
import unittest

from solution import BadSave, Game, Hero, Item, Position, load, save


def cycle(value):
    return pickle.loads(pickle.dumps(value))


class TestPickledParts(unittest.TestCase):
    def test_dataclass(self):
        sword = Item("sword", weight=2.5, tags={"sharp"})
        again = cycle(sword)
        self.assertEqual(again, sword)
        self.assertIsNot(again, sword)
        self.assertIs(type(again), Item)

    def test_named_tuple(self):
        place = cycle(Position(3, 4))
        self.assertIsInstance(place, Position)
        self.assertEqual(place._asdict(), {"x": 3, "y": 4})

    def test_shared_parts_stay_shared(self):
        lamp = Item("lamp", 1)
        first, second = cycle([lamp, lamp])
        self.assertIs(first, second)

    def test_exception(self):
        error = cycle(BadSave("slot 3", reason="too old"))
        self.assertIsInstance(error, BadSave)
        self.assertEqual((error.slot, error.reason, str(error)), ("slot 3", "too old", "slot 3: too old"))


class TestHero(unittest.TestCase):
    def setUp(self):
        self.hero = Hero("Ann", Position(0, 0), [Item("rope", 1)])

    def test_slots(self):
        self.assertFalse(hasattr(self.hero, "__dict__"))
        with self.assertRaises(AttributeError):
            self.hero.nickname = "A"

    def test_round_trip_with_slots(self):
        again = cycle(self.hero)
        self.assertEqual((again.name, again.at, again.items), ("Ann", (0, 0), [Item("rope", 1)]))

    def test_copies(self):
        shallow, deep = copy.copy(self.hero), copy.deepcopy(self.hero)
        self.hero.items.append(Item("map", 0.1))
        self.assertEqual([len(hero.items) for hero in (self.hero, shallow, deep)], [2, 2, 1])


class TestGame(unittest.TestCase):
    def test_listeners_are_not_saved(self):
        game = Game(Hero("Bo", Position(1, 1)))
        heard = []
        game.on_move(heard.append)
        game.move(1, -1)
        again = cycle(game)
        again.move(5, 5)
        self.assertEqual(heard, [Position(2, 0)])
        self.assertEqual(again.hero.at, Position(7, 5))

    def test_saves_to_a_stream(self):
        stream = io.BytesIO()
        save(Game(Hero("Cy", Position(9, 9))), stream)
        self.assertEqual(stream.getvalue()[:5], b"GAME1")
        stream.seek(0)
        self.assertEqual(load(stream).hero.name, "Cy")

    def test_bad_stream(self):
        with self.assertRaises(BadSave) as caught:
            load(io.BytesIO(b"GAME1not a pickle"))
        self.assertIsInstance(caught.exception.__cause__, pickle.UnpicklingError)
        with self.assertRaisesRegex(BadSave, "^stream: no header$"):
            load(io.BytesIO(b""))
