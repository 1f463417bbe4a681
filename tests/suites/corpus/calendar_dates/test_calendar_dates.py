import datetime as dt
import unittest
from datetime import date, datetime, time, timedelta, timezone
from unittest import mock

import solution
from solution import add_months, age, meeting_slots, parse_duration, to_utc, workdays


class TestDates(unittest.TestCase):
    def test_workdays(self):
        days = workdays(date(2024, 3, 1), date(2024, 3, 5))
        self.assertEqual(list(days), [date(2024, 3, 1), date(2024, 3, 4), date(2024, 3, 5)])
        holiday = {date(2024, 3, 4)}
        self.assertEqual(len(list(workdays(date(2024, 3, 1), date(2024, 3, 5), skip=holiday))), 2)

    def test_add_months(self):
        samples = [
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2023, 1, 31), 1, date(2023, 2, 28)),
            (date(2023, 11, 15), 3, date(2024, 2, 15)),
            (date(2024, 3, 31), -1, date(2024, 2, 29)),
        ]
        for start, months, expected in samples:
            with self.subTest(start=start, months=months):
                self.assertEqual(add_months(start, months), expected)

    def test_datetime_stays_datetime(self):
        moved = add_months(datetime(2024, 5, 31, 12, 30), 1)
        self.assertIs(type(moved), datetime)
        self.assertEqual(moved, datetime(2024, 6, 30, 12, 30))

    def test_durations(self):
        self.assertEqual(parse_duration("1h30m"), timedelta(minutes=90))
        self.assertEqual(parse_duration("2d 5s").total_seconds(), 172805)
        self.assertEqual(str(parse_duration("90m")), "1:30:00")
        with self.assertRaisesRegex(ValueError, "bad duration: 'soon'"):
            parse_duration("soon")

    def test_time_zones(self):
        berlin = timezone(timedelta(hours=2), "CEST")
        noon = datetime(2024, 7, 1, 12, tzinfo=berlin)
        self.assertEqual(to_utc(noon), datetime(2024, 7, 1, 10, tzinfo=timezone.utc))
        self.assertIs(to_utc(noon).tzinfo, timezone.utc)
        self.assertEqual(to_utc(noon).isoformat(), "2024-07-01T10:00:00+00:00")
        with self.assertRaises(ValueError):
            to_utc(datetime(2024, 7, 1))

    def test_slots(self):
        slots = meeting_slots(time(9), time(11), step=timedelta(minutes=45))
        self.assertEqual(slots, [time(9), time(9, 45)])
        self.assertEqual(f"{slots[1]:%H.%M}", "09.45")

    def test_age_with_fixed_today(self):
        class FixedDate(date):
            @classmethod
            def today(cls):
                return cls(2024, 2, 28)

        with mock.patch("solution.date", FixedDate):
            self.assertEqual(age(date(2000, 2, 28)), 24)
            self.assertEqual(age(date(2000, 2, 29)), 23)
        self.assertIs(solution.date, dt.date)
