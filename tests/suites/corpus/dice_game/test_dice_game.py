import random
import unittest
from unittest.mock import call, patch

import solution
from solution import Game, guess_number, play, roll, shuffle_cards


class TestRolling(unittest.TestCase):
    @patch("solution.random.randint", side_effect=[1, 6, 3])
    def test_roll_adds_the_dice(self, randint):
        self.assertEqual(roll(3), 10)
        self.assertEqual(randint.call_args_list, [call(1, 6)] * 3)

    @patch("solution.random.choice")
    def test_winner_is_chosen(self, choice):
        choice.return_value = "bea"
        self.assertEqual(Game(["al", "bea"]).winner(), "bea")
        choice.assert_called_once_with(["al", "bea"])

    def test_seeded_generator(self):
        mine = random.Random(7)
        expected = [mine.randint(1, 6) for _ in range(5)]
        theirs = random.Random(7)
        self.assertEqual([roll(1, rng=theirs) for _ in range(5)], expected)

    def test_shuffle_in_place(self):
        cards = list(range(20))
        self.assertIsNone(shuffle_cards(cards, random.Random(1)))
        self.assertNotEqual(cards, list(range(20)))
        self.assertEqual(sorted(cards), list(range(20)))

    def test_global_seed(self):
        random.seed(3)
        expected = [random.randint(1, 6) for _ in range(4)]
        random.seed(3)
        self.assertEqual([roll(1) for _ in range(4)], expected)


class TestTalking(unittest.TestCase):
    @patch("builtins.input", side_effect=["5", "x", "8", "7"])
    @patch("builtins.print")
    def test_guessing(self, print_, input_):
        self.assertEqual(guess_number(7), 4)
        self.assertEqual(input_.call_count, 4)
        self.assertEqual([c.args[0] for c in print_.call_args_list], ["too small", "not a number", "too big", "yes"])

    @patch("builtins.input", side_effect=EOFError)
    def test_no_more_input(self, input_):
        with self.assertRaises(EOFError):
            guess_number(3)
        input_.assert_called_once_with("Your guess: ")

    def test_whole_game(self):
        with patch("solution.roll", side_effect=[4, 9]) as rolled, patch.object(solution, "print", create=True) as say:
            self.assertEqual(play(["al", "bea"]), {"al": 4, "bea": 9})
        self.assertEqual(rolled.mock_calls, [call(2), call(2)])
        say.assert_called_with("bea", "wins with", 9, sep=" ", end="!\n")
