import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple


class Score(NamedTuple):
    home: int = 0
    away: int = 0

    @property
    def winner(self):

        return "away" if self.away > self.home else "home"

    def __str__(self):
        return f"{self.home}:{self.away}"


@dataclass
class Result:
    home: str
    away: str
    score: Score


@dataclass
class Event:
    kind: str


@dataclass
class Goal:
    minute: int
    scorer: str


@dataclass(order=True, frozen=True)
class Standing:
    points: int
    scored: int
    team: str


def parse_result(text):
    found = re.fullmatch(r"(\w+) - (\w+) (\d+):(\d+)", text)
    if found is None:
        raise ValueError(f"no result in {text!r}")
    home, away, *goals = found.groups()
    return Result(home, away, Score(*map(int, goals)))


class League:
    def __init__(self, *fixtures):
        self.fixtures = list(fixtures)
        self.points, self.scored = Counter(), Counter()

    def play(self, score):
        home, away = self.fixtures.pop(0)
        self.scored[home] += score.home
        self.scored[away] += score.away
        for team, side in ((home, "home"), (away, "away")):
            self.points[team] += 1 if score.winner is None else 3 * (score.winner == side)

    def table(self):
        return sorted((Standing(self.points[team], self.scored[team], team) for team in self.points), reverse=True)
