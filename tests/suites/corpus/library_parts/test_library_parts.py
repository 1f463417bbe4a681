"""Imports packages of the library only, and uses parts of them that the solution has imported."""
import logging
import unittest
import urllib
import xml

import solution


class TestTitles(unittest.TestCase):
    def test_in_order(self):
        self.assertEqual(solution.titles("<shelf><title>Emma</title><title>Dracula</title></shelf>"), ["Emma", "Dracula"])

    def test_what_ends_early(self):
        with self.assertRaises(xml.sax.SAXParseException):
            solution.titles("<shelf><title>")

    def test_that_the_part_is_there(self):
        self.assertTrue(hasattr(xml, "sax"))


class TestLinks(unittest.TestCase):
    def test_title(self):
        parts = urllib.parse.urlsplit(solution.link("War & Peace"))
        self.assertEqual(urllib.parse.parse_qs(parts.query), {"title": ["War & Peace"]})


class TestPort(unittest.TestCase):
    def test_is_the_one_for_streams(self):
        self.assertEqual(solution.port(), logging.handlers.DEFAULT_TCP_LOGGING_PORT)


class TestPackages(unittest.TestCase):
    def test_nobody_has_that_part(self):
        for package in (logging, urllib, xml):
            self.assertFalse(hasattr(package, "chapters"))
            with self.assertRaisesRegex(AttributeError, f"module '{package.__name__}' has no attribute 'chapters'"):
                package.chapters
