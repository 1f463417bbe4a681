import contextlib
from dataclasses import dataclass
from typing import NamedTuple


class Seat(NamedTuple):
    row: int
    number: int

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    def __str__(self):
        return f"{self.row}-{self.number}"


class SeatTaken(Exception):
    def __init__(self, seat, name):
        super().__init__(f"{seat} is taken by {name}")
        self.seat = seat


@dataclass(frozen=True, order=True)
class Ticket:
    price: int
    seat: Seat


class Hall:
    def __init__(self, rows, seats):
        self.rows, self.seats, self._taken = rows, seats, {}

    @property
    def taken(self):
        return self._taken.keys()

    def book(self, seat, name="nobody"):
        if seat not in set(self):
            raise IndexError(f"no seat {seat}")
        if seat in self._taken:
            raise SeatTaken(seat, self._taken[seat])
        self._taken[seat] = name
        return self

    def __delitem__(self, seat):
        del self._taken[seat]

    def __iter__(self):
        return (Seat(row, number) for row in range(1, self.rows + 1) for number in range(1, self.seats + 1))

    def __len__(self):
        return self.rows * self.seats



@contextlib.contextmanager
def booking(hall, *seats):
    for seat in seats:
        hall.book(seat)
    yield seats
    for seat in seats:
        if seat not in hall.taken:
            raise KeyError(seat)
