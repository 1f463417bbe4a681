import math


class Circle:
    def __init__(self, radius, center=(0, 0)):
        if radius < 0:
            raise ValueError("negative radius")
        self.radius, self.center = radius, list(center)

    def is_valid(self):
        return self.radius >= 0

    @property
    def area(self):
        return math.pi * self.radius ** 2

    def move(self, dx, dy):
        self.center[0] += dx
        self.center[1] += dy


class Clock:
    def __init__(self, text):
        self.hour, self.minute = map(int, text.split(":"))
        self.listeners = []

    def is_valid(self):
        return 0 <= self.hour < 24 and 0 <= self.minute < 60

    def on_hour(self, callback):
        self.listeners.append(callback)

    def __iadd__(self, minutes):
        self.hour, self.minute = divmod((self.hour * 60 + self.minute + minutes) % 1440, 60)
        return self

    def tick(self):
        self += 1
        if self.minute == 0:
            for callback in self.listeners:
                callback(self.hour)

    def __str__(self):
        return f"{self.hour:02}:{self.minute:02}"
