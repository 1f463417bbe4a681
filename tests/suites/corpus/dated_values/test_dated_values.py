import copy
import pickle
import unittest
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from unittest import mock

import solution
from solution import Amount, Day, Duration, Moment, Opening, age, bill, days_left, kinds, late, next_day


class FakeDate(date):
    @classmethod
    def today(cls):
        return cls(2024, 2, 29)


class FakeDateTime(datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2024, 2, 29, 12, 30, tzinfo=tz)


class Loud(Duration):
    def __str__(self):
        return super().__str__().upper() + "!"


class Cents(Amount):
    def rounded(self):
        return Decimal(self).quantize(Decimal("0.01"))


class TestDurations(unittest.TestCase):
    def test_what_it_is(self):
        hour = Duration(hours=1)
        self.assertIsInstance(hour, timedelta)
        self.assertTrue(issubclass(Duration, timedelta))
        self.assertIs(type(hour), Duration)
        self.assertEqual((hour, hour.seconds, hour.total_seconds()), (timedelta(hours=1), 3600, 3600.0))
        self.assertEqual((str(hour), repr(hour)), ("1h 0m", "Duration(seconds=3600)"))
        self.assertEqual(f"{hour}", "1h 0m")

    def test_arithmetic(self):
        hour = Duration(hours=1)
        self.assertEqual(datetime(2024, 1, 1) + hour, datetime(2024, 1, 1, 1))
        self.assertEqual(hour + timedelta(minutes=30), timedelta(minutes=90))
        self.assertIs(type(hour + hour), Duration)
        self.assertIs(type(hour * 2), timedelta)
        self.assertLess(hour, timedelta(hours=2))
        self.assertEqual(sorted([Duration(hours=2), hour])[0], hour)
        self.assertEqual({hour: "x"}[timedelta(hours=1)], "x")

    def test_parsed(self):
        self.assertEqual(Duration.parse("2:30"), timedelta(hours=2, minutes=30))
        self.assertEqual(Duration.parse("0:05").minutes, 5)
        with self.assertRaises(ValueError):
            Duration.parse("soon")

    def test_copies(self):
        day = Duration(days=1)
        for twin in (copy.copy(day), copy.deepcopy(day), pickle.loads(pickle.dumps(day))):
            self.assertEqual((twin, type(twin)), (day, Duration))

    def test_derived(self):
        loud = Loud(minutes=61)
        self.assertEqual(str(loud), "1H 1M!")
        self.assertEqual(late(loud), "late by 1H 1M!")
        self.assertIsInstance(loud, timedelta)


class TestDates(unittest.TestCase):
    def test_day(self):
        day = Day(2024, 2, 28)
        self.assertIsInstance(day, date)
        self.assertEqual((day, day.year, day.isoformat(), day.is_weekend()), (date(2024, 2, 28), 2024, "2024-02-28", False))
        self.assertIs(type(day + timedelta(days=2)), Day)
        self.assertEqual(next_day(day), date(2024, 2, 29))
        self.assertEqual(day - date(2024, 2, 1), timedelta(days=27))
        self.assertEqual(Day.fromisoformat("2024-03-02").is_weekend(), True)
        self.assertEqual(day.replace(day=1), date(2024, 2, 1))

    def test_moment(self):
        moment = Moment(2024, 2, 29, 23, 59, fold=1, tzinfo=timezone.utc)
        self.assertIsInstance(moment, datetime)
        self.assertEqual((moment.fold, moment.tzinfo, moment.short()), (1, timezone.utc, "29.02. 23:59"))
        self.assertEqual(moment, datetime(2024, 2, 29, 23, 59, tzinfo=timezone.utc))
        self.assertEqual(moment.date(), date(2024, 2, 29))
        self.assertEqual(moment.note, "none")
        moment.note = "late"
        self.assertEqual(moment.described(), "29.02. 23:59 (late)")

    def test_opening(self):
        self.assertEqual(Opening(8), time(8))
        self.assertTrue(Opening(8).is_before(time(9)))

    def test_faked_clock(self):
        with mock.patch("solution.date", FakeDate), mock.patch.object(solution, "datetime", FakeDateTime):
            self.assertEqual(age(date(2000, 3, 1)), 23)
            self.assertEqual(age(date(2000, 2, 29)), 24)
            self.assertEqual(days_left(datetime(2024, 3, 1)), 0)
            self.assertEqual(days_left(datetime(2024, 3, 10, 12, 30)), 10)

    def test_of_the_tests(self):
        self.assertEqual(kinds(FakeDate(2024, 1, 1), FakeDateTime(2024, 1, 1), Loud(1), Cents("1.5")), [True] * 4)
        self.assertEqual(next_day(FakeDate(2024, 1, 31)), FakeDate(2024, 2, 1))


class TestAmounts(unittest.TestCase):
    def test_amount(self):
        amount = Amount("12.50")
        self.assertIsInstance(amount, Decimal)
        self.assertEqual((amount, amount + 1, str(amount)), (Decimal("12.5"), Decimal("13.5"), "12.50 EUR"))
        self.assertEqual(amount.as_tuple().exponent, -2)
        self.assertEqual(bill([Amount("1.10"), Amount("2.20")]), Amount("3.30"))
        self.assertIs(type(bill([Amount("1")])), Amount)
        self.assertEqual(sum([Amount(1), Amount(2)]), 3)

    def test_derived(self):
        self.assertEqual(Cents("1.005").rounded(), Decimal("1.00"))
        self.assertEqual(bill([Cents("1.25")]), Decimal("1.25"))
