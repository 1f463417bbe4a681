import logging
import os
import tempfile
import unittest
import warnings
from pathlib import Path
from unittest.mock import patch

from solution import Batch, SlowSender, UnknownField, fill, sender_address


class TestFill(unittest.TestCase):
    def test_known_fields(self):
        self.assertEqual(fill("Dear {name}, {n:03d}", name="Kim", n=7), "Dear Kim, 007")

    def test_unused_value_warns(self):
        with self.assertWarns(UserWarning) as caught:
            fill("Dear {name}", name="Kim", age=5)
        self.assertEqual(str(caught.warning), "not used: age")
        self.assertTrue(caught.filename.endswith(".py"))

    def test_missing_value_is_an_error_not_a_warning(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with self.assertRaises(UnknownField) as caught:
                fill("{greeting}")
        self.assertEqual(caught.exception.field, "greeting")
        self.assertIsInstance(caught.exception.__cause__, KeyError)

    def test_slow_sender_is_deprecated(self):
        with self.assertWarnsRegex(DeprecationWarning, "use Batch"):
            sender = SlowSender()
        self.assertEqual(sender.send("x"), "sent x")


class TestBatch(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.outbox = Path(self.folder.name, "out")

    def test_writes_one_file_for_each(self):
        paths = Batch(self.outbox).send({"kim": "hello", "lou": "bye"})
        self.assertEqual([path.name for path in paths], ["001-kim.txt", "002-lou.txt"])
        self.assertEqual([path.read_text() for path in paths], ["hello", "bye"])
        self.assertEqual(sorted(self.outbox.iterdir()), paths)

    def test_logs_every_mail(self):
        with self.assertLogs("mail", "DEBUG") as logs:
            Batch(self.outbox).send({"kim": "hello", "lou": ""})
        self.assertEqual(
            logs.output,
            ["DEBUG:mail:001 to kim (5 letters)", "WARNING:mail:nothing to send to lou", "INFO:mail:1 of 2 sent"],
        )
        self.assertEqual(logs.records[0].args, (1, "kim", 5))

    def test_no_warning_without_empty_mails(self):
        with self.assertNoLogs("mail", logging.WARNING):
            Batch(self.outbox).send({"kim": "hello"})

    def test_goes_on_after_the_files_of_the_test(self):
        self.outbox.mkdir()
        (self.outbox / "041-old.txt").write_text("old")
        (path,) = Batch(self.outbox).send({"kim": "new"})
        self.assertEqual(path.name, "042-kim.txt")

    def test_outbox_is_a_file(self):
        self.outbox.write_bytes(b"")
        with self.assertLogs("mail", level="ERROR") as logs, self.assertRaises(FileExistsError):
            Batch(str(self.outbox)).send({"kim": "x"})
        self.assertIs(logs.records[0].exc_info[0], FileExistsError)


class TestSender(unittest.TestCase):
    def test_address(self):
        with patch.dict(os.environ, {"MAIL_FROM": "me@here"}):
            self.assertEqual(sender_address(), "me@here")
        with patch.dict(os.environ, {"USER": "ann", "HOST": "pc"}, clear=True):
            self.assertEqual(sender_address(), "ann@pc")
            del os.environ["HOST"]
            self.assertEqual(sender_address(), "ann@localhost")
