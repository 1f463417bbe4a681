import unittest
from collections import namedtuple
from dataclasses import FrozenInstanceError, astuple, fields, replace

from solution import Event, Goal, League, Result, Score, Standing, parse_result

Fixture = namedtuple("Fixture", "home away", defaults=["nobody"])


class TestScore(unittest.TestCase):
    def test_is_a_tuple(self):
        score = Score(2, 1)
        home, away = score
        self.assertEqual((home, away), (2, 1))
        self.assertEqual(score, (2, 1))
        self.assertIsInstance(score, tuple)
        self.assertTrue(issubclass(Score, tuple))
        self.assertEqual((score[0], score[-1], len(score), max(score)), (2, 1, 2, 2))

    def test_fields_and_defaults(self):
        self.assertEqual(Score._fields, ("home", "away"))
        self.assertEqual(Score(), Score(0, 0))
        self.assertEqual(Score._make([3, 3]), Score(away=3, home=3))
        self.assertEqual(Score(1, 0)._asdict(), {"home": 1, "away": 0})

    def test_replace_makes_a_new_one(self):
        score = Score(1, 1)
        later = score._replace(home=2)
        self.assertEqual((score, later), ((1, 1), (2, 1)))
        self.assertIs(type(later), Score)
        with self.assertRaises(AttributeError):
            score.home = 9

    def test_own_methods_and_text(self):
        self.assertEqual([Score(2, 0).winner, Score(0, 1).winner, Score(1, 1).winner], ["home", "away", None])
        self.assertEqual((str(Score(2, 0)), repr(Score(2, 0))), ("2:0", "Score(home=2, away=0)"))


class TestResult(unittest.TestCase):
    def test_frozen_and_hashable(self):
        result = Result("Reds", "Blues", Score(1, 0))
        with self.assertRaises(FrozenInstanceError):
            result.home = "Greens"
        with self.assertRaises(FrozenInstanceError):
            del result.home
        self.assertEqual({result: "first"}[replace(result)], "first")

    def test_parse(self):
        result = parse_result("Reds - Blues 3:2")
        self.assertEqual(astuple(result), ("Reds", "Blues", (3, 2)))
        self.assertEqual([field.name for field in fields(result)], ["home", "away", "score"])
        self.assertRaisesRegex(ValueError, "no result in 'Reds'", parse_result, "Reds")

    def test_structural_matching(self):
        def headline(event):
            match event:
                case Result(home=winner, score=Score(goals, 0)) if goals:
                    return f"{winner} to nil"
                case Result(score=Score(0, 0)):
                    return "goalless"
                case Goal(minute, scorer):
                    return f"{scorer} {minute}'"
                case Event(kind="card" | "penalty" as kind):
                    return kind.upper()
                case _:
                    return "?"

        results = [Result("A", "B", Score(4, 0)), Result("A", "B", Score())]
        self.assertEqual([headline(result) for result in results], ["A to nil", "goalless"])
        events = [Goal(90, "Lea"), Event("card"), Event("corner")]
        self.assertEqual([headline(event) for event in events], ["Lea 90'", "CARD", "?"])


class TestLeague(unittest.TestCase):
    def test_standings_are_ordered(self):
        league = League(Fixture("Reds", "Blues"), Fixture("Blues"))
        league.play(Score(0, 2))
        league.play(Score(1, 1))
        table = league.table()
        self.assertEqual([standing.team for standing in table], ["Blues", "nobody", "Reds"])
        self.assertEqual(table[0], Standing(points=4, scored=3, team="Blues"))
        self.assertTrue(table[0] > table[1])
        self.assertEqual(sorted(table), table[::-1])
        with self.assertRaises(TypeError):
            table[0] < (1, 2, "x")
