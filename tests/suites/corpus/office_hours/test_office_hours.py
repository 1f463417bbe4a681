import datetime
import io
import unittest

from solution import FixedZone, Hours, LocalZone, Tape, Week, opening, parse


class TestZones(unittest.TestCase):
    def test_a_zone_is_a_tzinfo(self):
        zone = FixedZone(90)
        self.assertIsInstance(zone, datetime.tzinfo)
        self.assertTrue(issubclass(LocalZone, datetime.tzinfo))
        moment = datetime.datetime(2020, 1, 2, 3, 4, tzinfo=zone)
        self.assertEqual(moment.utcoffset(), datetime.timedelta(minutes=90))
        self.assertEqual(moment.astimezone(datetime.timezone.utc).isoformat(), "2020-01-02T01:34:00+00:00")

    def test_a_moment_of_the_solution(self):
        moment = parse("2021-06-01T12:00", 60)
        self.assertEqual(moment, datetime.datetime(2021, 6, 1, 11, tzinfo=datetime.timezone.utc))
        self.assertEqual(moment.tzname(), "+60")
        self.assertIsNone(moment.dst())
        self.assertEqual(opening(datetime.date(2021, 6, 1)).tzinfo.utcoffset(None), datetime.timedelta(minutes=120))

    def test_a_zone_of_the_test_in_the_solutions_moment(self):
        class Ours(datetime.tzinfo):
            def utcoffset(self, moment):
                return datetime.timedelta(hours=5)

            def dst(self, moment):
                return datetime.timedelta(0)

        self.assertEqual(Hours(Ours()).at(9).utcoffset(), datetime.timedelta(hours=5))


class TestTape(unittest.TestCase):
    def test_a_stream_of_its_own(self):
        tape = Tape(b"one\ntwo\n")
        self.assertIsInstance(tape, io.RawIOBase)
        self.assertTrue(issubclass(Tape, io.IOBase))
        self.assertNotIsInstance(tape, io.BufferedIOBase)
        self.assertEqual(tape.readline(), b"one\n")
        self.assertEqual(tape.read(), b"two\n")
        self.assertTrue(tape.readable())
        tape.close()
        self.assertTrue(tape.closed)


class TestWeek(unittest.TestCase):
    def test_ends_of_time(self):
        self.assertRaises(ValueError, lambda: Week.first - 1)
        self.assertRaises(ValueError, lambda: Week(52) + 1)

    def test_arithmetic(self):
        self.assertEqual((Week(3) + 2).number, 5)


if __name__ == "__main__":
    unittest.main()
