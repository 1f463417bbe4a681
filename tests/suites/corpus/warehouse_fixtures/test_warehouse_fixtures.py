import pytest

from solution import Shelf, Warehouse


@pytest.fixture(scope="module")
def warehouse():
    warehouse = Warehouse(rows=2)
    warehouse.open()
    yield warehouse
    warehouse.close()


@pytest.fixture
def shelf(warehouse):
    shelf = warehouse.reserve("A")
    yield shelf
    warehouse.release(shelf)


@pytest.fixture
def full_shelf(shelf):
    for item in ("x", "y"):
        shelf.put(item)
    yield shelf
    assert shelf.take_all() == ["x", "y"]


def test_fresh_warehouse():
    assert Warehouse(rows=1).is_open is False
    assert Shelf("Z").items == []


def test_reserved_shelf(shelf):
    assert isinstance(shelf, Shelf)
    assert shelf.name == "A1"


def test_next_shelf(shelf):
    assert shelf.name == "A1"


def test_two_shelves(shelf, warehouse):
    other = warehouse.reserve("A")
    assert other.name == "A2"
    with pytest.raises(LookupError, match="row A is full"):
        warehouse.reserve("A")
    warehouse.release(other)


def test_shelf_is_cleaned_up_by_its_fixture(full_shelf):
    assert len(full_shelf) == 2


@pytest.mark.parametrize("item", ["x", "y"])
def test_items(full_shelf, item):
    assert item in full_shelf


@pytest.mark.usefixtures("shelf")
class TestUsing:
    def test_marked(self, warehouse):
        assert warehouse.reserved() == {"A1"}
