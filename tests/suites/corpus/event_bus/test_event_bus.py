import unittest

from solution import EventBus


class Recorder:
    def __init__(self):
        self.seen = []

    def note(self, *args, **kwargs):
        self.seen.append((args, kwargs))

    __call__ = note


def count_calls(counter=[0]):
    counter[0] += 1
    return counter[0]


class TestEventBus(unittest.TestCase):
    def setUp(self):
        self.bus = EventBus()
        self.recorder = Recorder()

    def test_bound_method_gets_all_arguments(self):
        self.bus.on("save", self.recorder.note)
        self.bus.emit("save", 1, "two", path="/tmp/x", force=True)
        self.assertEqual(self.recorder.seen, [((1, "two"), {"path": "/tmp/x", "force": True})])

    def test_callable_object_and_lambda(self):
        self.bus.on("tick", self.recorder)
        self.bus.on("tick", lambda: "from lambda")
        self.assertEqual(self.bus.emit("tick"), [None, "from lambda"])
        self.assertEqual(len(self.recorder.seen), 1)

    def test_plain_function_keeps_its_state(self):
        self.bus.on("x", count_calls)
        first = self.bus.emit("x")[0]
        self.assertEqual(self.bus.emit("x"), [first + 1])

    def test_off_needs_the_same_handler(self):
        handler = self.recorder.note
        self.bus.on("save", handler)
        self.bus.off("save", handler)
        self.bus.emit("save")
        self.assertEqual(self.recorder.seen, [])
        with self.assertRaises(LookupError):
            self.bus.off("save", handler)

    def test_as_decorator_returns_the_function(self):
        @self.bus.on("greet")
        def hello(name):
            return f"hello {name}"

        self.assertEqual(hello("you"), "hello you")
        self.assertEqual(self.bus.emit("greet", "me"), ["hello me"])

    def test_raising_handler_stops_the_rest(self):
        def broken():
            raise RuntimeError("handler broke")

        self.bus.on("x", broken)
        self.bus.on("x", self.recorder)
        with self.assertRaisesRegex(RuntimeError, "handler broke"):
            self.bus.emit("x")
        self.assertFalse(self.recorder.seen)

    def test_handlers_may_emit(self):
        order = []

        def outer(depth):
            order.append(("in", depth))
            if depth:
                self.bus.emit("nest", depth - 1)
            order.append(("out", depth))

        self.bus.on("nest", outer)
        self.bus.emit("nest", 2)
        self.assertEqual(order, [("in", 2), ("in", 1), ("in", 0), ("out", 0), ("out", 1), ("out", 2)])

    def test_handler_may_remove_itself(self):
        def once():
            self.bus.off("x", once)
            return "once"

        self.bus.on("x", once)
        self.bus.on("x", lambda: "always")
        self.assertEqual(self.bus.emit("x"), ["once", "always"])
        self.assertEqual(self.bus.emit("x"), ["always"])
