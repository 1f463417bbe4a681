import unittest

import pytest

from solution import Robot, RobotError, parse_commands


class TestRobot(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.commands = parse_commands("F2 L F R")

    def setUp(self):
        self.robot = Robot()

    def test_commands(self):
        self.assertEqual(self.commands, [("F", 2), ("L", 1), ("F", 1), ("R", 1)])

    def test_moves(self):
        for name, count in self.commands:
            self.robot.do(name, count)
        self.assertTupleEqual(self.robot.position, (-1, 2))
        self.assertEqual(self.robot.heading, "N")

    @pytest.fixture(autouse=True)
    def remember_folder(self, tmp_path):
        self.folder = tmp_path

    def test_fixture_in_a_test_case(self):
        self.robot.do("F")
        self.robot.save(self.folder / "robot.txt")
        self.assertEqual((self.folder / "robot.txt").read_text(), "0 1 N")

    @unittest.expectedFailure
    def test_jump(self):
        self.robot.do("J")

    @unittest.skip("no motor")
    def test_motor(self):
        self.fail()


class TestPlainClass:
    def test_unknown_command(self):
        with pytest.raises(RobotError) as caught:
            Robot().do("X")
        assert caught.value.args == ("X",)
        assert caught.match("X")

    @pytest.mark.parametrize("turns, heading", enumerate("NESWN"))
    def test_right_turns(self, turns, heading):
        robot = Robot()
        robot.do("R", turns)
        assert robot.heading == heading


class DancingRobot(Robot):
    def on_step(self, position):
        self.trail = getattr(self, "trail", []) + [position]


def test_hook_of_a_subclass():
    robot = DancingRobot(heading="E")
    robot.do("F", 3)
    assert robot.trail == [(1, 0), (2, 0), (3, 0)]


def test_hook_may_stop_the_robot():
    class Careful(Robot):
        def on_step(self, position):
            if position[1] > 1:
                raise StopIteration("edge")

    robot = Careful()
    with pytest.raises(StopIteration) as caught:
        robot.do("F", 5)
    assert caught.value.value == "edge"
    assert robot.position == (0, 2)
