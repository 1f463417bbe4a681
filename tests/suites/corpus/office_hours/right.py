import datetime
import io


class Zone(datetime.tzinfo):
    minutes = 0

    def utcoffset(self, moment):
        return datetime.timedelta(minutes=self.minutes)

    def dst(self, moment):
        return None

    def tzname(self, moment):
        return f"{self.minutes:+d}"


class FixedZone(Zone):
    def __init__(self, minutes=0):
        self.minutes = minutes


class LocalZone(Zone):
    minutes = 120


def parse(text, minutes):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=FixedZone(minutes))


def opening(day):
    return datetime.datetime.combine(day, datetime.time(9), LocalZone())


class Hours:
    def __init__(self, zone):
        self.zone = zone

    def at(self, hour):
        return datetime.datetime(2020, 1, 1, hour, tzinfo=self.zone)


class Medium(io.RawIOBase):
    def readable(self):
        return True


class Tape(Medium):
    def __init__(self, content):
        super().__init__()
        self.content = io.BytesIO(content)

    def readinto(self, buffer):
        return self.content.readinto(buffer)


class Week:
    def __init__(self, number):
        if not 1 <= number <= 52:
            raise ValueError("no such week")
        self.number = number

    def __add__(self, weeks):
        return Week(self.number + weeks)

    def __sub__(self, weeks):
        return Week(self.number - weeks)


Week.first = Week(1)
