import enum


class Level(enum.IntEnum):
    LOW = 1
    MIDDLE = 5
    MEDIUM = 5
    HIGH = 10

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls.__members__.get(value.upper())


class Access(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    RUN = enum.auto()
    ALL = READ | WRITE | RUN

    @classmethod
    def parse(cls, text):
        result = cls(0)
        for letter in text:
            result |= {"r": cls.READ, "w": cls.WRITE, "x": cls.RUN}[letter]
        return result

    def describe(self):
        letters = zip("rwx", (Access.READ, Access.WRITE, Access.RUN))
        return "".join(letter if flag in self else "-" for letter, flag in letters)


class Weekday(enum.Enum):
    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(1, 8)

    @property
    def is_weekend(self):
        return self.value > 5

    def next(self):
        return Weekday(self.value % 7 + 1)

    def __str__(self):
        return self.name.lower()


class Planet(enum.Enum):
    EARTH = 5.976e24, 6.37814e6
    MARS = 6.421e23, 3.3972e6

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.673e-11 * self.mass / self.radius ** 2
