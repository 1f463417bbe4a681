import copy
import pickle
import unittest

from solution import Board, Handle, Point, Tree


class TestCopies(unittest.TestCase):
    def setUp(self):
        self.board = Board(2, 3)
        self.board[0, 1] = "x"

    def test_shallow_copy_shares_the_cells(self):
        twin = copy.copy(self.board)
        self.assertIsNot(twin, self.board)
        self.assertIs(type(twin), Board)
        twin[1, 1] = "o"
        self.assertEqual(self.board[1, 1], "o")

    def test_deep_copy_is_independent(self):
        twin = copy.deepcopy(self.board)
        self.assertEqual(twin, self.board)
        twin[1, 1] = "o"
        self.assertIsNone(self.board[1, 1])
        self.assertNotEqual(twin, self.board)

    def test_deep_copy_inside_our_own_data(self):
        saved = copy.deepcopy({"boards": [self.board, self.board]})
        self.assertIs(saved["boards"][0], saved["boards"][1])
        self.assertIsNot(saved["boards"][0], self.board)

    def test_deep_copy_of_a_cycle(self):
        tree = Tree("root")
        leaf = tree.add("leaf")
        twin = copy.deepcopy(tree)
        self.assertIs(twin.children[0].parent, twin)
        self.assertIsNot(twin.children[0], leaf)

    def test_custom_copy_hook(self):
        handle = Handle("file")
        self.assertEqual(copy.copy(handle).name, "file (copy)")
        with self.assertRaisesRegex(TypeError, "cannot be deep copied"):
            copy.deepcopy([handle])


class TestPickles(unittest.TestCase):
    def test_round_trip(self):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with self.subTest(protocol=protocol):
                point = pickle.loads(pickle.dumps(Point(1, y=-2), protocol))
                self.assertIsInstance(point, Point)
                self.assertEqual(point, Point(1, -2))

    def test_classes_by_reference(self):
        self.assertIs(pickle.loads(pickle.dumps(Board)), Board)

    def test_state_hooks(self):
        board = Board(1, 1)
        board.cache["big"] = "data"
        restored = pickle.loads(pickle.dumps(board))
        self.assertEqual(restored.cache, {})
        self.assertEqual(board.cache, {"big": "data"})
        self.assertEqual(restored, board)

    def test_handle_refuses(self):
        with self.assertRaises(TypeError):
            pickle.dumps(Handle("x"))
