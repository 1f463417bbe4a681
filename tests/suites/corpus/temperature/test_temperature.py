import math
import unittest

from solution import ABSOLUTE_ZERO, Temperature


class TestTemperature(unittest.TestCase):
    def setUp(self):
        self.t = Temperature(25)

    def test_conversions(self):
        for celsius, fahrenheit in [(0, 32), (100, 212), (-40, -40), (36.6, 97.88)]:
            with self.subTest(celsius=celsius):
                self.t.celsius = celsius
                self.assertAlmostEqual(self.t.fahrenheit, fahrenheit)
                self.assertAlmostEqual(self.t.kelvin, celsius + 273.15)

    def test_setting_fahrenheit_changes_celsius(self):
        self.t.fahrenheit = 50
        self.assertAlmostEqual(self.t.celsius, 10)
        self.t.celsius += 5
        self.assertAlmostEqual(self.t.fahrenheit, 59, places=6)

    def test_too_cold(self):
        with self.assertRaises(ValueError) as caught:
            self.t.celsius = -300
        self.assertIn("-300", str(caught.exception))
        self.assertEqual(self.t.celsius, 25, "a failed assignment changes nothing")
        with self.assertRaises(ValueError):
            Temperature(celsius=ABSOLUTE_ZERO - 0.01)
        self.assertEqual(Temperature(ABSOLUTE_ZERO).kelvin, 0)

    def test_wrong_types(self):
        for value in ("20", None, [20], True):
            with self.subTest(value=value), self.assertRaises(TypeError):
                self.t.celsius = value

    def test_nan_and_infinity(self):
        self.assertRaises(ValueError, Temperature, math.nan)
        self.assertEqual(Temperature(math.inf).fahrenheit, math.inf)

    def test_kelvin_has_no_setter(self):
        with self.assertRaisesRegex(AttributeError, "kelvin"):
            self.t.kelvin = 3
        with self.assertRaises(AttributeError):
            del self.t.celsius

    def test_label_can_be_deleted(self):
        self.assertEqual(self.t.label, "25C")
        self.t.label = "warm"
        self.assertEqual(self.t.label, "warm")
        del self.t.label
        self.assertEqual(self.t.label, "25C")

    def test_free_attributes(self):
        self.t.place = "roof"
        self.assertTrue(hasattr(self.t, "place"))
        del self.t.place
        self.assertFalse(hasattr(self.t, "place"))
        self.assertEqual(getattr(self.t, "place", "nowhere"), "nowhere")
        with self.assertRaises(AttributeError):
            self.t.place

    def test_scale_is_shared(self):
        self.assertEqual(self.t.scale, "C")
        Temperature.scale = "K"
        self.addCleanup(setattr, Temperature, "scale", "C")
        self.assertEqual(self.t.scale, "K")
        self.t.scale = "F"
        self.assertEqual((Temperature.scale, Temperature(0).scale), ("K", "K"))
