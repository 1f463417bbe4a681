import contextlib
import csv
import io
import json
import unittest
from unittest.mock import mock_open, patch

from solution import Splitter, Upper, copy_stream, load_lines, read_words, write_csv


class TestWriters(unittest.TestCase):
    def test_print_to_their_writer(self):
        target = io.StringIO()
        print("hello", 42, sep=", ", file=Upper(target))
        self.assertEqual(target.getvalue(), "HELLO, 42\n")

    def test_stdlib_writes_to_their_writer(self):
        target = io.StringIO()
        json.dump({"key": [1, None]}, Upper(target))
        csv.writer(Upper(target)).writerow(["a", "b c"])
        self.assertEqual(target.getvalue(), '{"KEY": [1, NULL]}A,B C\r\n')

    def test_redirect_to_their_writer(self):
        splitter = Splitter()
        with contextlib.redirect_stdout(splitter):
            print("one\ntwo", end="\n")
            print("half", end="")
        self.assertEqual(splitter.lines, ["one", "two"])
        self.assertEqual(splitter.rest, "half")

    def test_closing(self):
        splitter = Splitter()
        with contextlib.closing(splitter) as same:
            same.write("last")
        self.assertTrue(splitter.closed)
        self.assertEqual(splitter.lines, ["last"])
        with self.assertRaisesRegex(ValueError, "closed"):
            splitter.write("more")

    def test_they_write_to_our_stream(self):
        class Chunks(io.RawIOBase):
            def __init__(self):
                self.chunks = []

            def writable(self):
                return True

            def write(self, data):
                self.chunks.append(bytes(data))
                return len(data)

        sink = Chunks()
        self.assertEqual(copy_stream(io.BytesIO(b"abcdefg"), sink, size=3), 7)
        self.assertEqual(sink.chunks, [b"abc", b"def", b"g"])

    def test_csv(self):
        out = io.StringIO(newline="")
        write_csv(out, [{"a": 1, "b": 'x"y'}, {"a": 2, "b": ""}])
        self.assertEqual(out.getvalue(), 'a,b\r\n1,"x""y"\r\n2,\r\n')


class TestReaders(unittest.TestCase):
    def test_mocked_open(self):
        with patch("builtins.open", mock_open(read_data="a\nb\n")) as opened:
            self.assertEqual(load_lines("any.txt"), ["a", "b"])
        opened.assert_called_once_with("any.txt", encoding="utf-8")
        opened().close.assert_not_called()

    def test_words_are_read_on_demand(self):
        stream = io.StringIO("one two\nthree\n")
        words = read_words(stream)
        self.assertEqual(next(words), "one")
        self.assertEqual(stream.read(), "three\n")
        self.assertEqual(list(words), ["two"])
