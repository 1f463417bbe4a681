import unittest
from unittest.mock import ANY, MagicMock, Mock, call, create_autospec, sentinel

from solution import ServiceError, Store, WeatherClient, process_all


class TestWeatherClient(unittest.TestCase):
    def setUp(self):
        self.http = Mock()
        self.http.get.return_value = {"temp": 21.5, "unit": "C"}
        self.client = WeatherClient(self.http, key="k1")

    def test_asks_the_service_once(self):
        self.assertEqual(self.client.temperature("Bonn"), 21.5)
        self.http.get.assert_called_once_with("/weather", params={"q": "Bonn", "key": "k1"}, timeout=ANY)

    def test_second_question_comes_from_the_cache(self):
        self.client.temperature("Bonn")
        self.client.temperature("Bonn")
        self.client.temperature("Rome")
        self.assertEqual(self.http.get.call_count, 2)
        self.assertEqual(self.http.get.call_args.kwargs["params"]["q"], "Rome")

    def test_tries_again_after_a_failure(self):
        self.http.get.side_effect = [TimeoutError("slow"), {"temp": 3}]
        self.assertEqual(self.client.temperature("Oslo"), 3)
        self.assertEqual(len(self.http.mock_calls), 2)

    def test_gives_up_after_two_failures(self):
        self.http.get.side_effect = TimeoutError("slow")
        with self.assertRaisesRegex(ServiceError, "Oslo") as caught:
            self.client.temperature("Oslo")
        self.assertIsInstance(caught.exception.__cause__, TimeoutError)

    def test_logger_gets_one_line(self):
        logger = Mock(spec=["info"])
        WeatherClient(self.http, "k", logger=logger).temperature("Bonn")
        logger.info.assert_called_once_with("%s: %s", "Bonn", 21.5)

    def test_value_is_handed_through(self):
        self.http.get.return_value = {"temp": sentinel.value}
        self.assertIs(self.client.temperature("x"), sentinel.value)


class TestProcessAll(unittest.TestCase):
    def test_autospec_of_a_candidate_class(self):
        store = create_autospec(Store, instance=True)
        store.load.return_value = [1, 2]
        self.assertIsInstance(store, Store)
        self.assertEqual(process_all(store, lambda n: n * 10), 2)
        self.assertEqual(store.mock_calls, [call.load(), call.save([10, 20])])
        with self.assertRaises(TypeError):
            store.save(1, 2, 3)

    def test_magic_mock_as_context_manager(self):
        store = MagicMock()
        store.load.return_value = iter([5])
        process_all(store, str, lock=store.lock)
        store.lock.__enter__.assert_called_once_with()
        store.save.assert_called_once_with(["5"])
        store.lock.__exit__.assert_called_once()

    def test_step_is_called_for_each(self):
        step = Mock(side_effect=lambda n: -n)
        store = Mock(**{"load.return_value": (1, 2, 3)})
        self.assertEqual(process_all(store, step), 3)
        step.assert_has_calls([call(1), call(2), call(3)])
