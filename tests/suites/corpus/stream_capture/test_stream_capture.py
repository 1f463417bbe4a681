import contextlib
import io
import sys

import solution


def test_a_stream_of_the_test():
    before = sys.stdout
    stream = io.StringIO()
    with solution.redirected(stream) as given:
        print("from the test")
        solution.say("from the solution")
        assert sys.stdout is stream
    assert given is stream
    assert sys.stdout is before
    assert stream.getvalue() == "from the test\nfrom the solution\n"


def test_a_stream_of_the_solution():
    with solution.Capture() as capture:
        print("one")
        solution.say("two")
        print("three", end="")
    assert capture.text() == "one\ntwo\nthree"


def test_within_another(capsys):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print("a")
        with solution.Capture() as capture:
            print("b")
            with contextlib.redirect_stdout(io.StringIO()) as inner:
                print("c")
                solution.say("d")
            solution.say("e")
        print("f")
        solution.say("g")
    assert out.getvalue() == "a\nf\ng\n"
    assert capture.text() == "b\ne\n"
    assert inner.getvalue() == "c\nd\n"
    assert capsys.readouterr().out == ""


def test_what_was_kept_stays_what_it_was(capsys):
    solution.say_to_default("x")
    solution.say_to_kept("y")
    solution.say("z")
    assert capsys.readouterr().out == "z\n"


def test_tee():
    first, second = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(solution.Tee(first, second)):
        print("from the test")
        solution.say("from the solution")
    assert first.getvalue() == second.getvalue() == "from the test\nfrom the solution\n"


def test_installed_and_put_back():
    before = sys.stdout
    stream = io.StringIO()
    solution.install(stream)
    print("x")
    solution.install(before)
    print("y")
    assert stream.getvalue() == "x\n"


def test_is_one_object():
    assert solution.standard_output() is solution.standard_output()


def test_errors(capsys):
    solution.complain("bad")
    solution.say("good")
    assert capsys.readouterr() == ("good\n", "bad\n")
