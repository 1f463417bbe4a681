import argparse
import configparser
import copy
import csv
import json
import sqlite3
import struct
import subprocess
import tomllib
import unittest
import urllib.error
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib

from solution import ReadError, read


class TestErrors(unittest.TestCase):
    def test_each_is_the_library_s(self):
        for kind, text, error in [
            ("json", "{", json.JSONDecodeError),
            ("toml", "a =", tomllib.TOMLDecodeError),
            ("xml", "<a>", ElementTree.ParseError),
            ("ini", "a = 1", configparser.MissingSectionHeaderError),
            ("csv", "a\0\rb\n" * 2, csv.Error),
            ("struct", "", struct.error),
            ("zlib", "no", zlib.error),
            ("zip", "no", zipfile.BadZipFile),
            ("sql", "select from", sqlite3.OperationalError),
            ("flag", "--no", argparse.ArgumentError),
            ("command", "exit 3", subprocess.CalledProcessError),
            ("url", "http://a/", urllib.error.HTTPError),
            ("copy", "", copy.Error),
        ]:
            with self.subTest(kind), self.assertRaises(error) as caught:
                read(kind, text)
            with self.subTest(kind, exact=True):
                self.assertIs(type(caught.exception), error)

    def test_what_they_say(self):
        with self.assertRaises(json.JSONDecodeError) as caught:
            read("json", "[1,\n}")
        self.assertEqual((caught.exception.lineno, caught.exception.colno, caught.exception.msg), (2, 1, "Expecting value"))
        with self.assertRaises(subprocess.CalledProcessError) as caught:
            read("command", "exit 3")
        self.assertEqual((caught.exception.returncode, caught.exception.cmd), (3, "exit 3"))

    def test_of_modules_that_only_the_solution_imports(self):
        for kind, text, name, message in [
            ("options", "--no", "GetoptError", "option --no not recognized"),
            ("c", "x", "ArgumentError", "argument 1: TypeError: wrong type"),
        ]:
            with self.subTest(kind):
                with self.assertRaises(Exception) as caught:
                    read(kind, text)
                self.assertEqual((type(caught.exception).__name__, str(caught.exception)[:len(message)]), (name, message))
        self.assertEqual(read("options", "-a"), [("-a", "")])

    def test_one_of_the_solutions_own_derives_from_the_librarys(self):
        with self.assertRaises(configparser.Error) as caught:
            read("own", "x")
        self.assertIsInstance(caught.exception, ReadError)
        self.assertEqual(caught.exception.message, "x")


if __name__ == "__main__":
    unittest.main()
