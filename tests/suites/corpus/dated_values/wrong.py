from datetime import date, datetime, time, timedelta
from decimal import Decimal


class Duration(timedelta):
    @classmethod
    def parse(cls, text):
        hours, _, minutes = text.partition(":")
        return cls(hours=int(hours), seconds=int(minutes))

    @property
    def minutes(self):
        return self.seconds // 60 % 60

    def __str__(self):
        return f"{self.seconds // 3600}h {self.minutes}m"

    def __repr__(self):
        return f"Duration(seconds={self.days * 86400 + self.seconds})"

    def __add__(self, other):
        total = super().__add__(other)
        return total


def late(duration):
    return f"late by {duration}"


class Day(date):
    def is_weekend(self):
        return self.weekday() > 5


def next_day(day):
    return day + timedelta(days=1)


class Moment(datetime):
    note = "none"

    def short(self):
        return self.strftime("%d.%m. %H:%M")

    def described(self):
        return f"{self.short()} ({self.note})"


class Opening(time):
    def is_before(self, other):
        return self > other


def age(born):
    today = date.today()
    return today.year - born.year - (today.month < born.month)


def days_left(until):
    return (until - datetime.now()).days


def kinds(day, moment, duration, amount):
    return [isinstance(day, date), isinstance(moment, datetime), isinstance(duration, timedelta), isinstance(amount, Decimal)]


class Amount(Decimal):
    def __str__(self):
        return f"{Decimal(self)} EUR"

    def __add__(self, other):
        return super().__add__(other)


def bill(amounts):
    total = Amount(0)
    for amount in amounts:
        total = total + amount
    return total
