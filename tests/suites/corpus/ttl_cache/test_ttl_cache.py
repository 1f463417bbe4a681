import pytest

import solution
from solution import TTLCache, cached


class Clock:
    now = 1000.0

    def time(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(solution, "time", clock)
    return clock


@pytest.fixture
def cache(clock):
    return TTLCache(ttl=10)


def test_value_lives_for_a_while(cache, clock):
    cache.set("a", 1)
    clock.now += 9.9
    assert cache.get("a") == 1
    clock.now += 0.2
    assert cache.get("a") is None
    assert len(cache) == 0


def test_own_lifetime_for_one_value(cache, clock):
    cache.set("short", 1, ttl=1)
    cache.set("long", 2, ttl=float("inf"))
    clock.now += 1e9
    assert dict(cache) == {"long": 2}


@pytest.mark.parametrize("ttl", [0, -1, None, "10"], ids=repr)
def test_bad_lifetimes(ttl):
    with pytest.raises((ValueError, TypeError)):
        TTLCache(ttl)


def test_get_or_make(cache, clock):
    made = []

    def make(key):
        made.append(key)
        return [key]

    first = cache.get_or_make("k", make)
    assert cache.get_or_make("k", make) is first
    clock.now += 11
    assert cache.get_or_make("k", make) is not first
    assert made == ["k", "k"]


def test_failing_maker_stores_nothing(cache):
    with pytest.raises(LookupError, match="nothing for 'k'"):
        cache.get_or_make("k", lambda key: (_ for _ in ()).throw(LookupError(f"nothing for {key!r}")))
    assert "k" not in cache


def test_expiry_callback(clock):
    gone = []
    cache = TTLCache(5, on_expire=lambda *pair: gone.append(pair))
    cache.set("a", 1)
    clock.now += 6
    cache.purge()
    assert gone == [("a", 1)]


def test_decorator(clock):
    @cached(ttl=2)
    def area(width, height=1):
        calls.append((width, height))
        return width * height

    calls = []
    assert [area(2), area(2), area(2, height=3)] == [2, 2, 6]
    clock.now += 3
    assert area(2) == 2
    assert calls == [(2, 1), (2, 3), (2, 1)]
    assert area.__name__ == "area"
    area.cache_clear()
    assert area(2) == 2 and len(calls) == 4


def test_real_time_is_back():
    assert hasattr(solution.time, "sleep")
