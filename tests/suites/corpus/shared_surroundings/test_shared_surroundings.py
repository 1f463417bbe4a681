import io
import logging
import os
import sys
import threading
import time
from unittest import mock

import settings
import solution


class Transport:
    def send(self, text):
        raise NotImplementedError


def test_a_module_by_way_of_the_solution():
    assert solution.time is time
    with mock.patch("solution.time.sleep") as sleep, mock.patch("solution.time.time", return_value=7):
        time.sleep(60)
        assert solution.pause() == time.time() == 7
    assert sleep.call_args_list == [mock.call(60), mock.call(60)]


def test_functions_of_logging():
    with mock.patch.object(logging.getLogger("shared.surroundings"), "warning") as warning:
        solution.warn(5)
    warning.assert_called_once_with("number %d", 5)


def test_a_module_that_there_is_not(monkeypatch):
    assert solution.quick_reader() == "slow"
    with mock.patch.dict(sys.modules, quickreader=mock.MagicMock(NAME="faked")):
        assert solution.quick_reader() == "faked"
    assert solution.quick_reader() == "slow"
    monkeypatch.setitem(sys.modules, "quickreader", mock.Mock(NAME="set"))
    assert solution.quick_reader() == "set"


def test_a_helper_that_both_have(monkeypatch):
    assert solution.limit() == 3
    monkeypatch.setattr(settings, "LIMIT", 9)
    assert solution.limit() == 9


def test_streams_as_arguments():
    with mock.patch("builtins.print") as printed:
        solution.complain("bad")
    printed.assert_called_once_with("bad", file=sys.stderr)
    assert solution.errors() is sys.stderr


def test_input_as_bytes():
    with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(b"1 2\n"))):
        assert solution.read_all() == b"1 2\n"


def test_a_method_of_the_environment():
    with mock.patch.object(os.environ, "get", return_value="patched"):
        assert solution.variable("HOME") == "patched"


def test_names_of_a_mock():
    thing = mock.MagicMock(_name="thing", __version__="1.2")
    assert solution.is_named(thing) == ("thing", "1.2")


def test_what_was_put_back_is_what_it_was():
    with mock.patch("random.choice", return_value="x"):
        assert solution.password() == "x" * 8
    with mock.patch("random.seed"), mock.patch("subprocess.Popen"):
        pass
    assert solution.password() == solution.password() != "x" * 8


def test_threads_of_the_solution():
    before = threading.active_count()
    waiter = solution.Waiter()
    assert threading.active_count() == before + 1
    waiter.stop()
    assert threading.active_count() == before
