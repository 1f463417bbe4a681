import calendar
import re
from datetime import date, datetime, timedelta, timezone


def workdays(start, end, skip=()):
    day = start
    while day <= end:
        if day.weekday() < 5 and day not in skip:
            yield day
        day += timedelta(days=1)


def add_months(start, months):
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, 28 + (month != 2) * 2))


def parse_duration(text):
    parts = re.findall(r"(\d+)([dhms])", text)
    if not parts:
        raise ValueError(f"bad duration: {text!r}")
    names = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
    return timedelta(**{names[unit]: int(number) for number, unit in parts})


def to_utc(moment):
    if moment.tzinfo is None:
        raise ValueError("the time zone is missing")
    return moment.astimezone(timezone.utc)


def meeting_slots(start, end, step):
    day = date(2000, 1, 1)
    moment, last = datetime.combine(day, start), datetime.combine(day, end)
    slots = []
    while moment + step <= last:
        slots.append(moment.time())
        moment += step
    return slots


def age(born):
    today = date.today()
    return (today - born).days // 365
