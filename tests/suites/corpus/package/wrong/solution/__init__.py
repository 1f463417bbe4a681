"""Shapes."""
from .shapes import Circle, Square
from .units import *

__version__ = "1.0"
