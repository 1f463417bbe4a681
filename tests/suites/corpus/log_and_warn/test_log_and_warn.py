import logging
import unittest
import warnings

import solution
from solution import OldApiWarning, Service, area, audit


class TestWarnings(unittest.TestCase):
    def test_old_function_warns(self):
        with self.assertWarns(DeprecationWarning) as caught:
            self.assertEqual(solution.size_of(3, 4), 12)
        self.assertEqual(str(caught.warning), "use area()")

    def test_own_category(self):
        with self.assertWarnsRegex(OldApiWarning, r"width=\d+ is old"):
            area(2, 3, width=1)
        self.assertTrue(issubclass(OldApiWarning, UserWarning))

    def test_no_warning(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.assertEqual(area(2, 3), 6)
        self.assertEqual(caught, [])

    def test_warning_as_error(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error", OldApiWarning)
            with self.assertRaises(OldApiWarning):
                area(1, 1, width=5)


class TestLogs(unittest.TestCase):
    def test_levels_and_messages(self):
        with self.assertLogs("service", level="INFO") as caught:
            Service("db").start()
            Service("db").stop(force=True)
        self.assertEqual(caught.output, ["INFO:service:db starts", "WARNING:service:db is killed"])
        self.assertEqual([record.levelno for record in caught.records], [logging.INFO, logging.WARNING])
        self.assertEqual(caught.records[0].args, ("db",))

    def test_exception_is_logged(self):
        with self.assertLogs("service.audit", level=logging.ERROR) as caught:
            self.assertIsNone(audit(lambda: 1 / 0))
        self.assertIs(caught.records[0].exc_info[0], ZeroDivisionError)
        self.assertEqual(audit(lambda: 5), 5)

    def test_quiet_stop(self):
        with self.assertNoLogs("service", level="WARNING"):
            Service("x").stop()
        with self.assertRaises(AssertionError):
            with self.assertLogs("service", level="WARNING"):
                Service("x").stop()

    def test_own_handler(self):
        lines = []

        class ListHandler(logging.Handler):
            def emit(self, record):
                lines.append(record.getMessage())

        handler = ListHandler()
        solution.logger.addHandler(handler)
        self.addCleanup(solution.logger.removeHandler, handler)
        Service("web").stop(force=True)
        self.assertEqual(lines, ["web is killed"])
