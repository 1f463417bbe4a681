import dataclasses
import unittest
from dataclasses import asdict, astuple, fields, replace

from solution import Point, Route, Stop


class TestPoint(unittest.TestCase):
    def test_equality_and_repr(self):
        self.assertEqual(Point(1, 2), Point(x=1, y=2))
        self.assertNotEqual(Point(1, 2), Point(2, 1))
        self.assertNotEqual(Point(1, 2), (1, 2))
        self.assertEqual(repr(Point(1)), "Point(x=1, y=0)")

    def test_frozen(self):
        point = Point(1, 2)
        with self.assertRaises(dataclasses.FrozenInstanceError) as caught:
            point.x = 5
        self.assertIsInstance(caught.exception, AttributeError)
        self.assertEqual(str(caught.exception), "cannot assign to field 'x'")
        self.assertEqual(len({point, Point(1, 2), Point(2, 1)}), 2)

    def test_ordering(self):
        points = [Point(2, 0), Point(1, 5), Point(1, -5)]
        self.assertEqual(sorted(points), [Point(1, -5), Point(1, 5), Point(2, 0)])
        self.assertEqual(max(points), Point(2, 0))
        self.assertTrue(Point(0, 0) <= Point(0, 0) < Point(0, 1))
        with self.assertRaises(TypeError):
            Point(0, 0) < (1, 1)

    def test_replace(self):
        point = Point(1, 2)
        self.assertEqual(replace(point, y=9), Point(1, 9))
        self.assertEqual(point, Point(1, 2))
        with self.assertRaises(TypeError):
            replace(point, z=1)


class TestRoute(unittest.TestCase):
    def test_defaults_are_not_shared(self):
        first, second = Route("a"), Route("b")
        first.stops.append(Stop(Point(), "start"))
        self.assertEqual(second.stops, [])

    def test_as_plain_data(self):
        route = Route("tour", [Stop(Point(1, 2), "inn")])
        self.assertEqual(asdict(route), {"name": "tour", "stops": [{"at": {"x": 1, "y": 2}, "label": "inn"}], "length": 0})
        self.assertEqual(astuple(route.stops[0]), ((1, 2), "inn"))

    def test_fields(self):
        self.assertEqual([field.name for field in fields(Route)], ["name", "stops", "length"])
        self.assertIs(fields(Point)[0].type, float)
        self.assertTrue(dataclasses.is_dataclass(Route) and dataclasses.is_dataclass(Stop))

    def test_post_init_validates(self):
        with self.assertRaisesRegex(ValueError, "a route needs a name"):
            Route("")

    def test_length_is_kept_out_of_comparisons(self):
        stops = [Stop(Point(0, 0), "a"), Stop(Point(3, 4), "b")]
        route = Route("r", stops)
        self.assertEqual(route.length, 5)
        self.assertEqual(repr(Route("r")), "Route(name='r', stops=[])")
        changed = Route("r", list(stops))
        changed.length = 77
        self.assertEqual(route, changed)
