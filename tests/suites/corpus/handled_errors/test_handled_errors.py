import logging
import sys
import unittest

from solution import Defaults, Person, described, fail, handled, log_failure, recover, report


class TestTheSolutionHandles(unittest.TestCase):
    def test_a_callback_sees_it(self):
        self.assertIs(report(lambda: sys.exc_info()[0]), ZeroDivisionError)
        self.assertEqual(sys.exc_info(), (None, None, None))

    def test_is_the_context_of_what_a_callback_raises(self):
        def callback():
            raise ValueError

        with self.assertRaises(ValueError) as caught:
            recover(callback)
        self.assertIsInstance(caught.exception.__context__, KeyError)

    def test_is_logged(self):
        logger = logging.getLogger("of.the.tests")
        with self.assertLogs(logger) as logs:
            log_failure(logger)
        self.assertIs(logs.records[0].exc_info[0], KeyError)
        self.assertIn("KeyError: 'missing'", logs.output[0])


class TestTheTestHandles(unittest.TestCase):
    def test_the_solution_sees_its_own(self):
        try:
            fail()
        except KeyError:
            self.assertIs(handled(), KeyError)
            self.assertIn("KeyError: 'missing'", described())
        self.assertIsNone(handled())


class TestAttributes(unittest.TestCase):
    def test_a_property_of_the_test_that_lacks_something(self):
        class Broken(Person):
            @property
            def address(self):
                return self.street

        broken = Broken("Ann")
        self.assertEqual(broken.name, "Ann")
        with self.assertRaisesRegex(AttributeError, "a person has no address"):
            broken.address
        self.assertFalse(hasattr(broken, "address"))

    def test_a_property_of_the_test_that_has_a_default(self):
        class Sized(Defaults):
            @property
            def size(self):
                raise AttributeError

            @property
            def color(self):
                return "red"

        self.assertEqual(Sized().size, "default size")
        self.assertEqual(Sized().color, "red")
