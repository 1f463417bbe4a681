import unittest
from enum import Enum

from solution import Machine, State, TransitionError


class TestMachine(unittest.TestCase):
    def setUp(self):
        self.machine = Machine()

    def test_starts_idle(self):
        self.assertIs(self.machine.state, State.IDLE)
        self.assertIsInstance(self.machine.state, Enum)

    def test_whole_life(self):
        visited = [self.machine.state.name]
        for event in ("start", "pause", "start", "stop"):
            visited.append(self.machine.fire(event).name)
        self.assertEqual(visited, ["IDLE", "RUNNING", "PAUSED", "RUNNING", "STOPPED"])

    def test_forbidden_events(self):
        for event in ("pause", "stop", "jump"):
            with self.subTest("from idle", event=event):
                with self.assertRaises(TransitionError) as caught:
                    self.machine.fire(event)
                self.assertIs(caught.exception.state, State.IDLE)
                self.assertEqual(caught.exception.event, event)
        self.assertEqual(self.machine.state, State.IDLE)

    def test_states_can_be_looked_up(self):
        self.assertIs(State["PAUSED"], State.PAUSED)
        self.assertIs(State("running"), State.RUNNING)
        self.assertEqual([state.value for state in State], ["idle", "running", "paused", "stopped"])
        with self.assertRaisesRegex(ValueError, "'flying' is not a valid State"):
            State("flying")

    def test_callbacks_in_order(self):
        log = []
        self.machine.on_exit(State.IDLE, lambda old, new: log.append(("exit", old, new)))
        self.machine.on_enter(State.RUNNING, lambda old, new: log.append(("enter", old, new)))
        self.machine.fire("start")
        pair = (State.IDLE, State.RUNNING)
        self.assertEqual(log, [("exit", *pair), ("enter", *pair)])

    def test_callback_can_veto(self):
        def veto(old, new):
            raise PermissionError(f"{old.name} to {new.name} is not wanted")

        self.machine.on_exit(State.IDLE, veto)
        with self.assertRaisesRegex(PermissionError, "IDLE to RUNNING"):
            self.machine.fire("start")
        self.assertIs(self.machine.state, State.IDLE)

    def test_own_rules(self):
        class Light(Enum):
            RED = 1
            GREEN = 2

        light = Machine(Light.RED, {(Light.RED, "go"): Light.GREEN, (Light.GREEN, "halt"): Light.RED})
        self.assertIs(light.fire("go"), Light.GREEN)
        self.assertIs(light.fire("halt"), Light.RED)
        self.assertEqual(light.history, [Light.RED, Light.GREEN, Light.RED])
