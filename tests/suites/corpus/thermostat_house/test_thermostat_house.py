import pytest

from solution import House, Room, TooHot


def test_default_house(house):
    assert list(house) == ["kitchen"]
    assert house["kitchen"].target == 20


@pytest.mark.rooms("hall", "attic")
def test_marked_rooms(house):
    assert len(house) == 2
    assert "attic" in house and "kitchen" not in house


def test_changes_are_reported(house, log):
    house["kitchen"].target = 23
    house["kitchen"].target = 23
    assert log == [("kitchen", 20, 23)]


@pytest.mark.parametrize("season, heated", [("winter", True), ("summer", False)])
def test_seasons(house, climate, season, heated):
    assert house["kitchen"].heats(outside=climate[season]) is heated


@pytest.mark.usefixtures("log")
class TestRooms:
    limits = (5, 30)

    @pytest.fixture(autouse=True)
    def _room(self, make_room):
        self.room = make_room("bath", target=24)

    def test_made_by_the_factory(self, house):
        assert house["bath"] is self.room
        assert isinstance(self.room, Room)
        assert repr(self.room) == "<bath: 24>"

    def test_limits(self):
        low, high = self.limits
        self.room.target = high
        with pytest.raises(TooHot, match="31 is above 30"):
            self.room.target = high + 1
        assert self.room.target == high
        self.room.target = low - 10
        assert self.room.target == low

    def test_second_room_of_that_name(self, make_room):
        with pytest.raises(ValueError, match="there is a bath"):
            make_room("bath")
        assert make_room("bath 2").target == 20


class TestClosing(TestRooms):
    def test_closed_house(self, house):
        house.close()
        with pytest.raises(RuntimeError):
            self.room.target = 10


def test_closing_twice_reports_once(log):
    house = House([], on_change=lambda *change: log.append(change))
    house.close()
    house.close()
    assert log == [("closed",)]
