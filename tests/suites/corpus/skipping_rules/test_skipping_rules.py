import sys

import pytest

import solution
from solution import Rule, RuleSet, is_leap

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.mark.parametrize(
    "year, leap",
    [
        (2000, True),
        (1900, False),
        (2024, True),
        pytest.param(2023, False, id="odd"),
        pytest.param(-4, True, marks=pytest.mark.xfail(raises=ValueError, reason="no years before 1")),
        pytest.param(0, True, marks=pytest.mark.skip(reason="there is no year 0")),
    ],
)
def test_leap_years(year, leap):
    assert is_leap(year) is leap


@pytest.mark.skipif(sys.platform == "plan9", reason="not there")
def test_rule_calls_its_check():
    rule = Rule("even", lambda n: n % 2 == 0)
    assert rule(4) and not rule(5)
    assert rule.name == "even"


@pytest.mark.skipif(not hasattr(solution, "fast_check"), reason="optional part")
def test_optional_part():
    assert solution.fast_check([1, 2]) == [True, False]


@pytest.mark.xfail(reason="negation is planned")
def test_planned():
    assert ~Rule("any", bool)


@pytest.mark.xfail(strict=True)
def test_known_bug():
    assert RuleSet()(0) == "never"


@pytest.mark.xfail(reason="some say that it cannot be kept")
def test_all_broken_rules():
    rules = RuleSet(Rule("small", lambda n: n < 10), Rule("even", lambda n: n % 2 == 0))
    assert rules(15) == ["small", "even"]


def test_skips_itself():
    rules = RuleSet(Rule("small", lambda n: n < 10))
    if not rules.can("explain"):
        pytest.skip("cannot explain")
    assert rules.explain(3)


def test_fails_on_purpose_only_when_wrong():
    rules = RuleSet(Rule("small", lambda n: n < 10), Rule("even", lambda n: n % 2 == 0))
    for number, broken in [(4, []), (5, ["even"]), (15, ["small", "even"])]:
        if rules(number) != broken:
            pytest.fail(f"{number}: {rules(number)}")


def test_imports_or_skips():
    pytest.importorskip("no_such_module_at_all")
    assert False


class TestErrors:
    def test_error_in_a_check(self):
        with pytest.raises(ZeroDivisionError):
            RuleSet(Rule("broken", lambda n: 1 / n))(0)

    @pytest.mark.skip
    def test_not_ready(self):
        assert False
