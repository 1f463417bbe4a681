import importlib

import pytest

import solution
import solution.units.errors
from solution import Circle, Square, units
from solution.shapes import Shape
from solution.units import UnitError, square


def test_area():
    assert Circle(1).area() == pytest.approx(3.14159, abs=1e-4)
    assert Square(3).area() == 9


def test_bases():
    assert issubclass(Circle, Shape)
    assert isinstance(Square(1), solution.shapes.Shape)
    assert UnitError is solution.units.errors.UnitError


def test_names():
    assert solution.__version__ == "1.0"
    assert solution.__name__ == "solution"
    assert Shape.__module__ == "solution.shapes"
    assert solution.__doc__ == "Shapes."


def test_error():
    with pytest.raises(UnitError, match=r"^radius is -1$") as caught:
        Circle(-1)
    assert caught.value.name == "radius"


def test_derived():
    class Line(Shape):
        def area(self):
            return 0

    assert Line().describe() == "Line of 0.0 m2"


def test_patched(monkeypatch):
    monkeypatch.setattr("solution.units.square", lambda area: f"{area} acres")
    assert Square(3).describe() == "Square of 9 acres"
    assert units.square(1) == "1 acres"
    assert square(1) == "1.0 m2"


def test_imported_by_name():
    module = importlib.import_module("solution.units.errors")
    assert module.UnitError("x", 1).name == "x"


def test_no_such_module():
    with pytest.raises(ImportError):
        importlib.import_module("solution.lines")
