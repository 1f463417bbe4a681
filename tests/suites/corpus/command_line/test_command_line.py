import json
import sys

import pytest

import solution
from solution import Spinner, main


def test_adds_numbers(capsys):
    assert main(["add", "2", "3.5"]) == 0
    out, err = capsys.readouterr()
    assert out == "5.5\n"
    assert err == ""


def test_uses_the_program_arguments(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["calc", "add", "1", "1"])
    assert main() == 0
    assert capsys.readouterr().out == "2.0\n"


def test_unknown_command_exits(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["fly"])
    assert caught.value.code == 2
    captured = capsys.readouterr()
    assert "invalid choice: 'fly'" in captured.err
    assert captured.out == ""


def test_json_output(capsys):
    main(["--json", "add", "1", "2"])
    assert json.loads(capsys.readouterr().out) == {"command": "add", "result": 3.0}


def test_asks_for_missing_numbers(monkeypatch, capsys):
    answers = iter(["4", "oops", "6", ""])
    asked = []

    def fake_input(prompt=""):
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("builtins.input", fake_input)
    main(["add"])
    assert asked == ["number 1: ", "number 2: ", "number 2: ", "number 3: "]
    captured = capsys.readouterr()
    assert captured.out.splitlines() == ["10.0"]
    assert captured.err == "not a number: oops\n"


def test_output_in_pieces(capsys):
    spinner = Spinner("ab")
    spinner.step()
    assert capsys.readouterr().out == "a\r"
    spinner.step()
    spinner.step()
    assert capsys.readouterr().out == "b\ra\r"
    print("from the test")
    assert capsys.readouterr().out == "from the test\n"


def test_output_switched_off(capsys):
    with capsys.disabled():
        assert solution.result_of("add", [1, 2]) == 3
    assert capsys.readouterr() == ("", "")
