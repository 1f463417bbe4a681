import unittest
from enum import Enum, Flag, IntEnum, unique

import solution
from solution import Door, Priority, Right, Role, highest


class TestRights(unittest.TestCase):
    def test_rights_combine(self):
        editor = Right.SEE | Right.EDIT
        self.assertIsInstance(editor, Right)
        self.assertTrue(issubclass(Right, Flag))
        self.assertEqual(editor.value, 3)
        self.assertIn(Right.EDIT, editor)
        self.assertFalse(editor & Right.DELETE)
        self.assertEqual(list(editor), [Right.SEE, Right.EDIT])

    def test_rights_of_a_role(self):
        for role, text in [(Role.GUEST, "SEE"), (Role.WRITER, "SEE EDIT"), (Role.OWNER, "SEE EDIT DELETE")]:
            with self.subTest(role=role.name):
                self.assertEqual(" ".join(right.name for right in role.rights), text)


class TestRoles(unittest.TestCase):
    def test_lookup_without_case(self):
        self.assertIs(Role("Owner"), Role.OWNER)
        self.assertIs(Role["GUEST"], Role.GUEST)
        with self.assertRaisesRegex(ValueError, "'king' is not a valid Role"):
            Role("king")

    def test_members(self):
        self.assertEqual(list(Role.__members__), ["GUEST", "WRITER", "OWNER"])
        self.assertEqual({role: role.value for role in Role}[Role.WRITER], "writer")
        self.assertEqual(repr(Role.GUEST), "<Role.GUEST: 'guest'>")
        self.assertEqual(f"{Role.OWNER}", "owner")

    def test_enums_cannot_be_extended(self):
        with self.assertRaises(TypeError):
            class More(Role):
                KING = "king"

    def test_unique_by_decorator_of_the_candidate(self):
        @solution.numbered
        class Colour(Enum):
            RED = "r"
            BLUE = "b"

        self.assertEqual([Colour.number(Colour.RED), Colour.number(Colour.BLUE)], [1, 2])
        self.assertIs(unique(Colour), Colour)


class TestPriority(unittest.TestCase):
    def test_is_a_number(self):
        self.assertTrue(issubclass(Priority, IntEnum))
        self.assertEqual(Priority.HIGH * 2, 20)
        self.assertEqual(sum(Priority), 16)
        self.assertEqual(sorted([Priority.HIGH, Priority.LOW, Priority.NORMAL])[0], Priority.LOW)
        self.assertIs(Priority(5), Priority.NORMAL)

    def test_highest(self):
        self.assertIs(highest([Priority.LOW, Priority.HIGH, Priority.NORMAL]), Priority.HIGH)
        self.assertIs(highest([1, 5]), Priority.NORMAL)
        self.assertIsNone(highest([]))


class TestDoor(unittest.TestCase):
    def test_opens_for_enough_rights(self):
        door = Door(needs=Right.SEE | Right.DELETE)
        self.assertEqual([door.opens_for(role) for role in Role], [False, False, True])
        self.assertTrue(Door().opens_for(Role.GUEST))

    def test_denial_names_what_is_missing(self):
        with self.assertRaises(solution.Denied) as caught:
            Door(Right.EDIT | Right.DELETE).enter(Role.GUEST)
        self.assertEqual(caught.exception.missing, Right.EDIT | Right.DELETE)
        self.assertIsInstance(caught.exception, PermissionError)
