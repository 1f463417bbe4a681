import itertools

import pytest

from solution import EMPTY, Interval, IntervalSet

POINTS = [(1, 3), (2, 5), (6, 6)]


@pytest.fixture
def interval(request):
    return Interval(*request.param)


@pytest.mark.parametrize("interval", POINTS, indirect=True, ids=lambda pair: f"{pair[0]}..{pair[1]}")
def test_ends(interval):
    assert interval.start in interval
    assert interval.start - 1 not in interval
    assert len(interval) == interval.end - interval.start + 1
    assert list(interval) == list(range(interval.start, interval.end + 1))


@pytest.mark.parametrize("a, b", itertools.product(POINTS, repeat=2))
def test_and_or(a, b):
    a, b = Interval(*a), Interval(*b)
    assert set(a & b) == set(a) & set(b)
    assert set(a | b) == set(a) | set(b)
    assert isinstance(a | b, IntervalSet)


def test_empty_is_a_singleton():
    assert Interval(1, 2) & Interval(3, 4) is EMPTY
    assert Interval(5, 4) is EMPTY
    assert not EMPTY
    assert list(EMPTY) == []


@pytest.mark.parametrize(
    "left, right, result",
    [((1, 2), (1, 2), "=="), ((1, 2), (3, 4), "<"), ((3, 4), (1, 2), ">"), ((1, 3), (2, 4), "!=")],
)
def test_comparisons(left, right, result):
    left, right = Interval(*left), Interval(*right)
    assert (left == right) is (result == "==")
    assert (left < right) is (result == "<")
    assert (left > right) is (result == ">")


class TestSets:
    def test_neighbours_are_joined(self):
        both = Interval(1, 2) | Interval(3, 4)
        assert repr(both) == "{1..4}"
        assert both == IntervalSet([Interval(1, 4)])

    def test_hash(self):
        assert len({Interval(1, 2), Interval(1, 2), Interval(1, 3)}) == 2
        assert hash(IntervalSet([Interval(1, 1)])) == hash(Interval(1, 1) | EMPTY)

    def test_difference_and_reflected_operators(self):
        rest = IntervalSet([Interval(1, 9)]) - Interval(4, 5)
        assert str(rest) == "{1..3, 6..9}"
        assert 7 in rest and 4 not in rest
        assert [2, 30] | rest == IntervalSet.of(1, 2, 3, 6, 7, 8, 9, 30)
        with pytest.raises(TypeError):
            rest - None

    def test_index_and_slice(self):
        some = IntervalSet.of(5, 1, 2)
        assert some[0] == Interval(1, 2)
        assert some[-1].end == 5
        assert [str(part) for part in some[:]] == ["1..2", "5..5"]
        with pytest.raises(IndexError):
            some[2]
