ABSOLUTE_ZERO = -273.15


class Temperature:
    scale = "C"

    def __init__(self, celsius=0):
        self.celsius = celsius
        self._label = f"{celsius}C"

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        self._celsius = value
        if value < ABSOLUTE_ZERO:
            raise ValueError(f"{value} is too cold")

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @property
    def kelvin(self):
        return self.celsius - ABSOLUTE_ZERO

    @property
    def label(self):
        return self._label or f"{self.celsius}C"

    @label.setter
    def label(self, text):
        self._label = text

    @label.deleter
    def label(self):
        self._label = None
