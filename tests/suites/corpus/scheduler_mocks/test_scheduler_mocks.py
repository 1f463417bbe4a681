import unittest
from datetime import datetime, timedelta
from unittest.mock import ANY, MagicMock, Mock, call, create_autospec, patch, sentinel

import solution
from solution import Clock, Mailer, Scheduler, pick_helper, poll


class TestScheduler(unittest.TestCase):
    def setUp(self):
        self.clock = Mock(spec=Clock)
        self.clock.now.return_value = datetime(2024, 1, 1, 12)
        self.scheduler = Scheduler(self.clock)

    def test_runs_what_is_due(self):
        job, later = Mock(name="job"), Mock(name="later")
        self.scheduler.at(datetime(2024, 1, 1, 11), job, "x", size=3)
        self.scheduler.every(timedelta(hours=1), later)
        self.assertEqual(self.scheduler.tick(), 1)
        job.assert_called_once_with("x", size=3)
        later.assert_not_called()

    def test_repeats(self):
        job = Mock()
        self.scheduler.every(timedelta(minutes=30), job)
        for minute in (10, 30, 45, 60):
            self.clock.now.return_value = datetime(2024, 1, 1, 12) + timedelta(minutes=minute)
            self.scheduler.tick()
        self.assertEqual(job.call_count, 2)

    def test_spec_of_the_clock(self):
        self.assertIsInstance(self.clock, Clock)
        with self.assertRaises(AttributeError):
            self.clock.tomorrow()
        self.clock.reset_mock()
        self.scheduler.tick()
        self.assertEqual(self.clock.method_calls, [call.now()])

    def test_failed_job_is_reported(self):
        report = Mock()
        scheduler = Scheduler(self.clock, on_error=report)
        scheduler.at(datetime.min, Mock(side_effect=ZeroDivisionError("oops")))
        scheduler.at(datetime.min, Mock(return_value=sentinel.result))
        self.assertEqual(scheduler.tick(), 2)
        report.assert_called_once_with(ANY)
        self.assertEqual(repr(report.call_args.args[0]), "ZeroDivisionError('oops')")
        self.assertEqual(scheduler.results, [sentinel.result])


class TestMailer(unittest.TestCase):
    def test_connection_is_a_context_manager(self):
        connect = MagicMock()
        Mailer(connect).send("kim", "hi")
        connect.assert_called_once_with("localhost", port=25)
        connection = connect.return_value.__enter__.return_value
        connection.write.assert_has_calls([call("to: kim"), call("hi")])
        connect.return_value.__exit__.assert_called_once_with(None, None, None)

    def test_magic_mailbox(self):
        mailbox = MagicMock()
        mailbox.__len__.return_value = 2
        mailbox.__iter__.return_value = ["a", "b"]
        mailbox.__getitem__.side_effect = {"a": "first", "b": "second"}.__getitem__
        self.assertEqual(solution.summary(mailbox), "2 mails: first, second")

    def test_autospec_of_their_class(self):
        mailer = create_autospec(Mailer, instance=True)
        solution.greet(mailer, ["kim", "lou"])
        self.assertEqual(mailer.send.call_args_list, [call("kim", text="hello"), call("lou", text="hello")])
        with self.assertRaises(TypeError):
            mailer.send("one argument is not enough")
        with patch.object(Mailer, "send", autospec=True) as send:
            solution.greet(mailer := Mailer(None), ["ann"])
        send.assert_called_once_with(mailer, "ann", text="hello")


class TestModulePatches(unittest.TestCase):
    @patch("solution.time.sleep")
    def test_poll_waits_longer_and_longer(self, sleep):
        self.assertEqual(poll(Mock(side_effect=[None, None, "ready"]), first_wait=0.5), "ready")
        self.assertEqual([c.args for c in sleep.call_args_list], [(0.5,), (1.0,)])
        with self.assertRaises(TimeoutError):
            poll(lambda: None, tries=2)

    def test_chosen_helper(self):
        with patch("solution.random.choice", side_effect=lambda names: names[-1]) as choice:
            self.assertEqual(pick_helper({"kim", "ann", "lou"}, busy=["lou"]), "kim")
        choice.assert_called_once_with(["ann", "kim"])
