import json
import operator
import unittest

from solution import Leaderboard, Player, report


class TestPlayer(unittest.TestCase):
    def setUp(self):
        self.players = [Player("mia", 30), Player("bo", 50), Player("al", 30), Player("zed", 10)]

    def test_best_first_then_by_name(self):
        self.assertEqual([p.name for p in sorted(self.players)], ["bo", "al", "mia", "zed"])
        self.assertEqual(min(self.players).name, "bo")
        self.assertEqual(max(self.players).name, "zed")

    def test_keys(self):
        self.assertEqual(max(self.players, key=lambda p: len(p.name)).name, "mia")
        by_name = sorted(self.players, key=operator.attrgetter("name"), reverse=True)
        self.assertEqual([str(p) for p in by_name], ["zed (10)", "mia (30)", "bo (50)", "al (30)"])

    def test_sum_and_join(self):
        self.assertEqual(sum(p.score for p in self.players), 120)
        self.assertEqual(sum(self.players), 120)
        self.assertEqual(", ".join(map(str, self.players[:2])), "mia (30), bo (50)")

    def test_sorting_our_list_in_place(self):
        same = self.players
        self.players.sort()
        self.assertIs(self.players, same)
        self.assertIs(same[0], self.players[0])
        self.assertTrue(all(a <= b for a, b in zip(same, same[1:])))


class TestLeaderboard(unittest.TestCase):
    def setUp(self):
        self.board = Leaderboard()
        for name, score in [("mia", 30), ("bo", 50), ("mia", 45), ("al", 5)]:
            self.board.add(name, score)

    def test_top(self):
        self.assertEqual(self.board.top(2), [("mia", 75), ("bo", 50)])
        self.assertEqual(self.board.top(10)[-1], ("al", 5))
        self.assertEqual(self.board.top(0), [])

    def test_rank_and_reset(self):
        self.assertEqual([self.board.rank(name) for name in ("al", "bo", "mia")], [3, 2, 1])
        self.board.reset("mia")
        self.assertEqual(self.board.rank("bo"), 1)
        with self.assertRaises(KeyError):
            self.board.rank("mia")

    def test_filtering(self):
        self.assertEqual(sorted(self.board.where(lambda name, score: score < 60)), ["al", "bo"])
        self.assertTrue(any(self.board.where(lambda name, score: name == "al")))

    def test_report_is_json(self):
        data = report(self.board)
        self.assertEqual(json.dumps(data), '{"players": [["mia", 75], ["bo", 50], ["al", 5]], "mean": 43.333, "best": "mia"}')
        self.assertEqual(json.loads(json.dumps(data, indent=2))["best"], "mia")
        self.assertEqual(json.dumps(Player("x", 1), default=vars), '{"name": "x", "score": 1}')
        with self.assertRaisesRegex(TypeError, "Object of type Player is not JSON serializable"):
            json.dumps([Player("x", 1)])
