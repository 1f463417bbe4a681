from .errors import UnitError

__all__ = ["UnitError", "square"]


def square(area):
    return f"{area:.1f} m2"
