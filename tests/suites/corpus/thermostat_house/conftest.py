import pytest

from solution import House


def pytest_configure(config):
    config.addinivalue_line("markers", "rooms(*names): the rooms of the house")


@pytest.fixture(scope="session")
def climate():
    return {"winter": -5.0, "summer": 31.0}


@pytest.fixture
def log():
    return []


@pytest.fixture
def house(request, log):
    marker = request.node.get_closest_marker("rooms")
    built = House(marker.args if marker else ["kitchen"], on_change=lambda *change: log.append(change))
    yield built
    built.close()
    assert log[-1] == ("closed",)


@pytest.fixture
def make_room(house):
    made = []

    def make(name, **settings):
        room = house.add(name, **settings)
        made.append(room)
        return room

    yield make
    assert all(room.house is house for room in made)
