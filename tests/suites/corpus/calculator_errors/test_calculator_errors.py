import pytest

from solution import CalcError, DivisionByNothing, Interpreter, SyntaxProblem


@pytest.fixture
def calc():
    return Interpreter()


@pytest.mark.parametrize(
    "source, value",
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2 ** 3 ** 2", 512),
        ("-4 - -4", 0),
        ("10 / 4", 2.5),
        pytest.param(" + ".join(["1"] * 50), 50, id="long sum"),
    ],
)
def test_values(calc, source, value):
    result = calc.run(source)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize("source, position", [("1 +", 3), ("1 $ 2", 2), ("(1", 2), ("", 0)])
def test_syntax_problems(calc, source, position):
    with pytest.raises(SyntaxProblem) as caught:
        calc.run(source)
    assert caught.value.position == position
    assert caught.value.source == source


def test_division(calc):
    with pytest.raises(DivisionByNothing, match=r"^1 / 0$") as caught:
        calc.run("1 / (2 - 2)")
    cause = caught.value.__cause__
    assert type(cause) is ZeroDivisionError
    assert cause.args == ("division by zero",)
    with pytest.raises((ArithmeticError, KeyError)):
        calc.run("1 / 0")


def test_hierarchy():
    assert issubclass(DivisionByNothing, (CalcError, ZeroDivisionError))
    assert DivisionByNothing.__mro__.index(CalcError) < DivisionByNothing.__mro__.index(ArithmeticError)
    assert not issubclass(SyntaxProblem, SyntaxError)


class TestNames:
    def test_variables_stay(self, calc):
        calc.run("x = 4")
        assert calc.run("x * x") == 16
        assert calc.names == {"x": 4}

    def test_unknown_name(self, calc):
        with pytest.raises(CalcError, match="no such name: y") as caught:
            calc.run("y + 1")
        assert caught.value.__context__ is None or caught.value.__suppress_context__

    def test_functions_of_the_test(self, calc):
        calc.names["twice"] = lambda n: n * 2
        calc.define("pi", 3)
        assert calc.run("twice(pi + 1)") == 8

    def test_error_of_a_function(self, calc):
        def fail(n):
            raise OverflowError(n)

        calc.define("fail", fail)
        with pytest.raises(OverflowError) as caught:
            calc.run("fail(3)")
        assert caught.value.args == (3,)
        assert caught.traceback[-1].name == "fail"


def test_with_a_function_argument(calc):
    pytest.raises(SyntaxProblem, calc.run, "1 1")
    assert pytest.raises(CalcError, lambda: calc.run(")")).type is SyntaxProblem
