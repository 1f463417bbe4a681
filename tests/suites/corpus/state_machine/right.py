from enum import Enum


class State(Enum):
    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


RULES = {
    (State.IDLE, "start"): State.RUNNING,
    (State.RUNNING, "pause"): State.PAUSED,
    (State.PAUSED, "start"): State.RUNNING,
    (State.RUNNING, "stop"): State.STOPPED,
    (State.PAUSED, "stop"): State.STOPPED,
}


class TransitionError(Exception):
    def __init__(self, state, event):
        super().__init__(f"{event} is not possible when {state.name}")
        self.state = state
        self.event = event


class Machine:
    def __init__(self, state=State.IDLE, rules=RULES):
        self.history = [state]
        self.rules = rules
        self.entering, self.leaving = {}, {}

    @property
    def state(self):
        return self.history[-1]

    def on_enter(self, state, callback):
        self.entering.setdefault(state, []).append(callback)

    def on_exit(self, state, callback):
        self.leaving.setdefault(state, []).append(callback)

    def fire(self, event):
        old = self.state
        try:
            new = self.rules[old, event]
        except KeyError:
            raise TransitionError(old, event) from None
        for callback in self.leaving.get(old, []):
            callback(old, new)
        self.history.append(new)
        for callback in self.entering.get(new, []):
            callback(old, new)
        return new
