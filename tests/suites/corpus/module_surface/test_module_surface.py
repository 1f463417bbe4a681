import importlib
import inspect
import types
import unittest

import solution
from solution import *


class TestModule(unittest.TestCase):
    def test_public_names(self):
        self.assertEqual(sorted(solution.__all__), ["Shape", "VERSION", "area", "counter"])
        self.assertIs(area, solution.area)
        self.assertNotIn("_secret", globals())
        self.assertTrue(hasattr(solution, "_secret"))

    def test_module_object(self):
        self.assertIsInstance(solution, types.ModuleType)
        self.assertEqual(solution.__name__, "solution")
        self.assertRegex(solution.__doc__, "^Shapes and counters")
        self.assertIs(importlib.import_module("solution"), solution)
        self.assertEqual((Shape.__module__, Shape.__qualname__), ("solution", "Shape"))

    def test_module_getattr(self):
        self.assertEqual(solution.lazy_table, {1: 1, 2: 4})
        with self.assertRaisesRegex(AttributeError, "module 'solution' has no attribute 'nothing'"):
            solution.nothing

    def test_global_state(self):
        before = solution.counter()
        self.assertEqual(solution.counter(), before + 1)
        self.assertEqual(solution.calls, before + 1)
        solution.calls = 100
        self.assertEqual(counter(), 101)

    def test_replaced_global_is_seen_by_its_functions(self):
        old = solution.unit
        self.addCleanup(setattr, solution, "unit", old)
        solution.unit = "ft"
        self.assertEqual(area(2, 3), "6 ft2")
        self.assertEqual(VERSION, (1, 2))

    def test_members(self):
        functions = [name for name, _ in inspect.getmembers(solution, inspect.isfunction)]
        self.assertIn("area", functions)
        self.assertNotIn("Shape", functions)
        methods = {name for name, _ in inspect.getmembers(Shape, inspect.isfunction)}
        self.assertEqual(methods, {"__init__", "scale", "grow"})
        self.assertTrue(inspect.isgeneratorfunction(Shape.grow))
        self.assertEqual(inspect.getdoc(Shape.scale), "Make it larger.\n\nIn place.")

    def test_bound_methods(self):
        shape = Shape(2)
        scale = shape.scale
        self.assertIs(scale.__self__, shape)
        self.assertIs(scale.__func__, Shape.scale)
        self.assertEqual(scale, shape.scale)
        scale(3)
        Shape.scale(shape, factor=2)
        self.assertEqual(shape.size, 12)
        self.assertEqual([size for size in Shape(1).grow(3)], [1, 2, 4])
