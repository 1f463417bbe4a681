import unittest
from unittest import mock

from event_bus import DeliveryError, EventBus


class TestDelivery(unittest.TestCase):
    def setUp(self):
        self.bus = EventBus()
        self.log = []

    def test_arguments(self):
        handler = mock.Mock()
        self.bus.subscribe("saved", handler)
        self.assertEqual(self.bus.publish("saved", "a.txt", size=3), 1)
        handler.assert_called_once_with("a.txt", size=3)

    def test_nobody_listens(self):
        self.bus.subscribe("other", self.log.append)
        self.assertEqual(self.bus.publish("saved", 1), 0)
        self.assertEqual(self.log, [])

    def test_order(self):
        for number in range(5):
            self.bus.subscribe("go", lambda number=number: self.log.append(number))
        self.assertEqual(self.bus.publish("go"), 5)
        self.assertEqual(self.log, [0, 1, 2, 3, 4])

    def test_all_events_in_their_turn(self):
        self.bus.subscribe("go", lambda *args: self.log.append(("first", *args)))
        self.bus.subscribe("*", lambda *args: self.log.append(("all", *args)))
        self.bus.subscribe("go", lambda *args: self.log.append(("last", *args)))
        self.assertEqual(self.bus.publish("go", 1), 3)
        self.assertEqual(self.bus.publish("stop"), 1)
        self.assertEqual(self.log, [("first", 1), ("all", "go", 1), ("last", 1), ("all", "stop")])

    def test_buses_are_independent(self):
        EventBus().subscribe("go", self.log.append)
        self.assertEqual(self.bus.publish("go", 1), 0)


class TestSubscriptions(unittest.TestCase):
    def setUp(self):
        self.bus = EventBus()
        self.log = []

    def test_ending_one(self):
        end = self.bus.subscribe("go", self.log.append)
        end()
        end()
        self.assertEqual(self.bus.publish("go", 1), 0)

    def test_twice_subscribed(self):
        first = self.bus.subscribe("go", self.log.append)
        self.bus.subscribe("go", self.log.append)
        self.assertEqual(self.bus.publish("go", 1), 2)
        first()
        first()
        self.assertEqual(self.bus.publish("go", 2), 1)
        self.assertEqual(self.log, [1, 1, 2])

    def test_handlers_that_are_equal(self):
        class Listener:
            def __init__(self, log):
                self.log = log

            def __eq__(self, other):
                return True

            def __call__(self):
                self.log.append(id(self.log))

        mine, theirs = [], []
        self.bus.subscribe("go", Listener(mine))
        self.bus.subscribe("go", Listener(theirs))()
        self.bus.publish("go")
        self.assertEqual((len(mine), len(theirs)), (1, 0))

    def test_subscribing_during_a_delivery(self):
        self.bus.subscribe("go", lambda: self.bus.subscribe("go", lambda: self.log.append("new")))
        self.assertEqual(self.bus.publish("go"), 1)
        self.assertEqual(self.log, [])
        self.assertEqual(self.bus.publish("go"), 2)

    def test_ending_during_a_delivery(self):
        ends = []
        self.bus.subscribe("go", lambda: ends.pop()())
        ends.append(self.bus.subscribe("go", lambda: self.log.append("ended")))
        self.bus.subscribe("go", lambda: self.log.append("stays"))
        self.assertEqual(self.bus.publish("go"), 2)
        self.assertEqual(self.log, ["stays"])

    def test_a_handler_that_ends_itself(self):
        def once():
            self.log.append("once")
            end()

        end = self.bus.subscribe("go", once)
        self.bus.subscribe("go", lambda: self.log.append("after"))
        self.bus.publish("go")
        self.bus.publish("go")
        self.assertEqual(self.log, ["once", "after", "after"])

    def test_publishing_during_a_delivery(self):
        self.bus.subscribe("outer", lambda: self.log.append(self.bus.publish("inner", "x")))
        self.bus.subscribe("inner", self.log.append)
        self.bus.publish("outer")
        self.assertEqual(self.log, ["x", 1])

    def test_decorator(self):
        def handler(text):
            self.log.append(text)

        self.assertIs(self.bus.on("go")(handler), handler)
        self.bus.publish("go", "a")
        self.assertEqual(self.log, ["a"])


class TestErrors(unittest.TestCase):
    def setUp(self):
        self.bus = EventBus()
        self.log = []

    def test_others_are_called(self):
        self.bus.subscribe("go", lambda: 1 / 0)
        self.bus.subscribe("go", lambda: self.log.append("called"))
        with self.assertRaises(DeliveryError) as caught:
            self.bus.publish("go")
        self.assertEqual(self.log, ["called"])
        self.assertEqual([type(error) for error in caught.exception.errors], [ZeroDivisionError])
        self.assertEqual(str(caught.exception), "1 handler failed")

    def test_all_errors_in_order(self):
        for error in (KeyError("a"), ValueError("b")):
            self.bus.subscribe("go", mock.Mock(side_effect=error))
        with self.assertRaisesRegex(DeliveryError, "^2 handlers failed$") as caught:
            self.bus.publish("go")
        self.assertEqual([str(error) for error in caught.exception.errors], ["'a'", "b"])

    def test_the_bus_goes_on(self):
        end = self.bus.subscribe("go", lambda: 1 / 0)
        with self.assertRaises(DeliveryError):
            self.bus.publish("go")
        end()
        self.assertEqual(self.bus.publish("go"), 0)

    def test_it_is_an_ordinary_exception(self):
        self.assertTrue(issubclass(DeliveryError, Exception))

    def test_an_interrupt_is_no_error_of_a_handler(self):
        self.bus.subscribe("go", mock.Mock(side_effect=KeyboardInterrupt))
        with self.assertRaises(KeyboardInterrupt):
            self.bus.publish("go")
