"""What goes wrong around a test counts, whatever became of the test itself."""
import pytest

from solution import Pool


@pytest.fixture
def pool():
    made = Pool(2)
    yield made
    made.close()


def test_use(pool):
    with pool.take() as one:
        assert one == 0


def test_skips_itself(pool):
    pool.take()
    if not hasattr(pool, "grow"):
        pytest.skip("it cannot grow")


@pytest.mark.xfail(raises=IndexError, reason="it does not wait so far")
def test_exhausted(pool):
    for _ in range(3):
        pool.take()


@pytest.mark.xfail
def test_size(pool):
    assert len(pool.taken) == pool.size


@pytest.mark.skip(reason="not today")
def test_another_day(pool):
    assert pool.size == 3
