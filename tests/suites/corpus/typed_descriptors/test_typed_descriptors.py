import unittest

from solution import Lazy, OneOf, Typed, Unit, validated


class Ship:
    name = Typed(str)
    crew = Typed(int, default=1)
    kind = OneOf("cargo", "ferry")
    length = Unit("m")

    def __init__(self, name, **values):
        self.name = name
        for key, value in values.items():
            setattr(self, key, value)

    @Lazy
    def manifest(self):
        """What is on board."""
        self.built = getattr(self, "built", 0) + 1
        return [self.name]


class TestDescriptors(unittest.TestCase):
    def setUp(self):
        self.ship = Ship("Ada", kind="ferry")

    def test_values_belong_to_the_instance(self):
        other = Ship("Bob", crew=9)
        self.assertEqual([self.ship.name, other.name], ["Ada", "Bob"])
        self.assertEqual([self.ship.crew, other.crew], [1, 9])

    def test_wrong_type(self):
        with self.assertRaises(TypeError) as caught:
            self.ship.crew = "many"
        self.assertEqual(str(caught.exception), "crew must be int, not str")
        self.assertEqual(self.ship.crew, 1)

    def test_one_of(self):
        with self.assertRaisesRegex(ValueError, r"^kind: 'yacht' is not one of \('cargo', 'ferry'\)$"):
            self.ship.kind = "yacht"
        self.assertEqual(self.ship.kind, "ferry")

    def test_missing_value(self):
        with self.assertRaises(AttributeError):
            Ship("C").kind

    def test_class_access_gives_the_descriptor(self):
        self.assertIsInstance(Ship.name, Typed)
        self.assertIs(Ship.__dict__["crew"], Ship.crew)
        self.assertEqual(Ship.crew.attribute, "crew")

    def test_delete_goes_back_to_the_default(self):
        self.ship.crew = 5
        del self.ship.crew
        self.assertEqual(self.ship.crew, 1)

    def test_unit_converts(self):
        self.ship.length = "120 m"
        self.assertEqual(self.ship.length, 120.0)
        self.ship.length = 7
        self.assertEqual(self.ship.length, 7.0)
        with self.assertRaises(ValueError):
            self.ship.length = "3 ft"

    def test_lazy_is_made_once_per_instance(self):
        self.assertIs(self.ship.manifest, self.ship.manifest)
        self.assertEqual(self.ship.built, 1)
        self.assertIn("manifest", vars(self.ship))
        self.assertEqual(Ship("Z").manifest, ["Z"])
        self.assertEqual(Ship.manifest.__doc__, "What is on board.")

    def test_class_decorator_checks_annotations(self):
        @validated
        class Port:
            name: str
            depth: float = 2.0

        port = Port(name="Kiel")
        self.assertEqual((port.name, port.depth), ("Kiel", 2.0))
        with self.assertRaisesRegex(TypeError, "depth must be float"):
            port.depth = "deep"
        self.assertIsInstance(vars(Port)["depth"], Typed)
