import io
import logging
import pathlib
import unittest

import solution
from solution import sell, set_up


class TestSetUp(unittest.TestCase):
    def setUp(self):
        self.stream = io.StringIO()
        self.addCleanup(self.put_back)

    def put_back(self):
        logger = logging.getLogger("shop")
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
        logger.propagate = True

    def test_it_is_the_logger_of_that_name(self):
        self.assertIs(set_up(stream=self.stream), logging.getLogger("shop"))
        self.assertIs(solution.logger, logging.getLogger("shop"))

    def test_level_and_handlers(self):
        set_up(stream=self.stream, level="WARNING")
        logger = logging.getLogger("shop")
        self.assertEqual((logger.level, logger.propagate, len(logger.handlers)), (logging.WARNING, False, 1))
        self.assertIsInstance(logger.handlers[0], logging.StreamHandler)
        self.assertNotIsInstance(logger.handlers[0], logging.FileHandler)
        self.assertTrue(logger.isEnabledFor(logging.ERROR))

    def test_once_only(self):
        for _ in range(3):
            set_up(stream=self.stream)
        sell("tea", 2)
        self.assertEqual(self.stream.getvalue(), "INFO shop.till: 2 of tea\n")
        self.assertEqual(len(logging.getLogger("shop").handlers), 1)

    def test_what_the_test_logs(self):
        set_up(stream=self.stream, level="WARNING")
        logging.getLogger("shop").info("not this")
        logging.getLogger("shop.stock").error("%s is %s", "tea", "out")
        self.assertEqual(self.stream.getvalue(), "ERROR shop.stock: tea is out\n")

    def test_file(self):
        set_up("shop.log")
        self.addCleanup(pathlib.Path("shop.log").unlink)
        sell("tea", 20)
        for handler in logging.getLogger("shop").handlers:
            handler.flush()
        self.assertEqual(pathlib.Path("shop.log").read_text(), "WARNING shop.till: 20 of tea\n")

    def test_captured_although_it_does_not_propagate(self):
        set_up(stream=self.stream)
        with self.assertLogs("shop", level="INFO") as captured:
            sell("tea", 1)
        self.assertEqual(captured.output, ["INFO:shop.till:1 of tea"])
        self.assertEqual([record.args for record in captured.records], [(1, "tea")])
        self.assertEqual(self.stream.getvalue(), "")
        with self.assertLogs(logging.getLogger("shop.till"), level="WARNING") as captured:
            sell("tea", 11)
        self.assertEqual(captured.records[0].getMessage(), "11 of tea")

    def test_a_handler_of_the_test(self):
        heard = []

        class Listener(logging.Handler):
            def emit(self, record):
                heard.append((record.levelname, record.getMessage()))

        listener = Listener(logging.WARNING)
        logging.getLogger("shop").addHandler(listener)
        self.addCleanup(logging.getLogger("shop").removeHandler, listener)
        sell("tea", 1)
        sell("tea", 12)
        self.assertEqual(heard, [("WARNING", "12 of tea")])
        self.assertIn(listener, logging.getLogger("shop").handlers)


class TestCaptured(unittest.TestCase):
    def test_what_a_logger_of_the_test_logs(self):
        logger = logging.getLogger("of.the.tests")
        logger.setLevel(logging.INFO)
        with solution.captured("of.the.tests") as stream:
            logger.warning("one")
            logging.getLogger("of.the.tests.below").error("two %s", 2)
            logger.debug("not this")
        logger.warning("nor this")
        self.assertEqual(stream.getvalue(), "WARNING one\nERROR two 2\n")

    def test_asserted_meanwhile(self):
        logger = logging.getLogger("of.the.tests")
        with solution.captured("of.the.tests") as stream:
            with self.assertLogs(logger, "INFO") as logs:
                logger.info("three")
        self.assertEqual(logs.output, ["INFO:of.the.tests:three"])
        self.assertEqual(stream.getvalue(), "")

    def test_a_level_of_its_own(self):
        self.assertEqual(logging.getLevelName(solution.NOTICE), "NOTICE")
        with self.assertLogs("shop", solution.NOTICE) as logs:
            solution.logger.log(solution.NOTICE, "four")
        self.assertEqual(logs.records[0].levelname, "NOTICE")

    def test_a_handler_that_makes_the_solution_log(self):
        class Orders(logging.Handler):
            def __init__(self):
                super().__init__()
                self.messages = []

            def emit(self, record):
                self.messages.append(record.getMessage())
                if len(self.messages) < 3:
                    sell("tea", 20 + len(self.messages))

        orders = Orders()
        logging.getLogger().addHandler(orders)
        self.addCleanup(logging.getLogger().removeHandler, orders)
        sell("tea", 20)
        self.assertEqual(orders.messages, ["20 of tea", "21 of tea", "22 of tea"])
