import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from solution import Interval, SortedList

quick = settings(
    derandomize=True, database=None, deadline=None, max_examples=25, suppress_health_check=list(HealthCheck)
)
numbers = st.lists(st.integers(-50, 50), max_size=12)
intervals = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), st.integers(0, 30), st.integers(0, 30))


@quick
@given(numbers)
def test_is_always_sorted(items):
    assert list(SortedList(items)) == sorted(items)


@quick
@given(numbers, st.integers(-50, 50))
def test_add_and_contains(items, new):
    result = SortedList(items)
    result.add(new)
    assert new in result
    assert len(result) == len(items) + 1


@quick
@given(numbers.filter(len), st.data())
def test_remove_what_is_there(items, data):
    chosen = data.draw(st.sampled_from(items))
    result = SortedList(items)
    result.remove(chosen)
    expected = copy.copy(items)
    expected.remove(chosen)
    assert list(result) == sorted(expected)


@quick
@given(intervals, intervals)
def test_overlap_is_symmetric(a, b):
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a)
    assert (a | b) == (b | a)


@quick
@given(intervals)
def test_intervals_have_ends(interval):
    assert interval.start <= interval.end
    assert interval.start in interval and interval.end + 1 not in interval


def test_remove_what_is_not_there():
    with pytest.raises(ValueError, match="5 is not in the list"):
        SortedList([1, 2]).remove(5)


class SortedListMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.model, self.real = [], SortedList()

    @rule(item=st.integers(0, 9))
    def add(self, item):
        self.model.append(item)
        self.real.add(item)

    @precondition(lambda self: self.model)
    @rule()
    def pop(self):
        self.model.sort()
        assert self.real.pop() == self.model.pop()

    @invariant()
    def same(self):
        assert list(self.real) == sorted(self.model)


TestSortedListMachine = SortedListMachine.TestCase
TestSortedListMachine.settings = settings(quick, stateful_step_count=8)
