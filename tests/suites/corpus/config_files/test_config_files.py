import json
import os
import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

from solution import Notebook, config_path, count_words, load_config, read_rows, save_config


class TestFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_reads_what_the_test_wrote(self):
        file = self.folder / "config.json"
        file.write_text('{"size": 3, "name": "ä"}', encoding="utf-8")
        self.assertEqual(load_config(file), {"size": 3, "name": "ä", "debug": False})
        self.assertEqual(load_config(str(file)), load_config(file))

    def test_writes_what_the_test_reads(self):
        file = self.folder / "deep" / "er" / "config.json"
        written = save_config(file, {"b": 1, "a": [2]})
        self.assertIsInstance(written, Path)
        self.assertEqual(written, file)
        self.assertEqual(json.loads(file.read_text()), {"a": [2], "b": 1})

    def test_missing_file(self):
        with self.assertRaises(FileNotFoundError) as caught:
            load_config(self.folder / "no.json")
        self.assertEqual(Path(caught.exception.filename).name, "no.json")
        self.assertEqual(load_config(self.folder / "no.json", default={"x": 1}), {"x": 1})

    def test_open_file_as_argument(self):
        file = self.folder / "text.txt"
        file.write_text("one two\ntwo three\n")
        with open(file) as stream:
            self.assertEqual(count_words(stream), {"one": 1, "two": 2, "three": 1})
        with self.assertRaises(ValueError):
            count_words(stream)

    def test_rows_are_read_lazily(self):
        file = self.folder / "t.csv"
        file.write_text("a,b\n1,2\n3,4\n")
        rows = read_rows(file)
        self.assertEqual(next(rows), {"a": "1", "b": "2"})
        self.assertEqual(list(rows), [{"a": "3", "b": "4"}])

    def test_notebook_appends_and_closes(self):
        file = self.folder / "notes"
        for text in ("first", "second"):
            with Notebook(file) as book:
                book.note(text)
        self.assertEqual(file.read_bytes(), b"first\nsecond\n")
        with self.assertRaisesRegex(ValueError, "closed"):
            book.note("late")
        self.assertEqual(sorted(os.listdir(self.folder)), ["notes"])


class TestEnvironment(unittest.TestCase):
    @patch.dict(os.environ, {"APP_CONFIG": "/etc/app.json"})
    def test_from_the_environment(self):
        self.assertEqual(config_path(), Path("/etc/app.json"))

    @patch.dict(os.environ, {"HOME": "/home/zoe"}, clear=True)
    def test_falls_back_to_the_home_folder(self):
        self.assertEqual(config_path(), Path("/home/zoe/.config/app.json"))
        os.environ["APP_CONFIG"] = "rel.json"
        self.assertEqual(config_path().parts, ("rel.json",))
