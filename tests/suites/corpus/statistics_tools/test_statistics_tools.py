import math

import numbers
import pytest

from solution import EmptyData, Stats, histogram, mean, median, moving_average, normalize


@pytest.mark.parametrize("data, expected", [([1, 2, 3], 2), ([0.1, 0.2, 0.3], 0.2), ((5,), 5), (range(101), 50)])
def test_mean(data, expected):
    assert mean(data) == pytest.approx(expected)


@pytest.mark.parametrize("function", [mean, median], ids=lambda function: function.__name__)
def test_no_data(function):
    with pytest.raises(EmptyData, match="^no data$"):
        function([])
    with pytest.raises(ValueError):
        function(iter(()))


def test_median_leaves_its_argument_alone():
    data = [9, 1, 5, 3]
    assert median(data) == 4
    assert data == [9, 1, 5, 3]


class TestStats:
    @pytest.fixture(autouse=True)
    def make_stats(self):
        self.stats = Stats()
        self.stats.extend([2, 4, 4, 4, 5, 5, 7, 9])

    def test_deviation(self):
        assert self.stats.deviation == pytest.approx(2.0, abs=1e-12)
        assert isinstance(self.stats.deviation, numbers.Real)

    def test_extremes(self):
        assert (self.stats.low, self.stats.high, len(self.stats)) == (2, 9, 8)

    def test_merge(self):
        both = self.stats + Stats([100])
        assert both.high == 100
        assert len(self.stats) == 8
        assert both.mean == pytest.approx(140 / 9)

    def test_nan_spoils_the_mean(self):
        self.stats.add(float("nan"))
        assert math.isnan(self.stats.mean)
        assert self.stats.mean == pytest.approx(math.nan, nan_ok=True)


def test_moving_average():
    averages = moving_average(iter([1, 2, 6, 3]), size=2)
    assert next(averages) == 1.5
    assert list(averages) == pytest.approx([4.0, 4.5])


def test_normalize_in_place():
    data = {"a": 2.0, "b": 6.0}
    assert normalize(data) is None
    assert data == pytest.approx({"a": 0.25, "b": 0.75})
    with pytest.raises(ZeroDivisionError):
        normalize({"a": 0.0})


def test_histogram():
    text = histogram([1, 2, 2, 3, 3, 3])
    assert text == "1 *\n2 **\n3 ***"
    assert histogram([0.5, 0.9, 1.2], key=math.floor, mark="#") == "0 ##\n1 #"
