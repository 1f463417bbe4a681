import functools


@functools.total_ordering
class Player:
    def __init__(self, name, score):
        self.name, self.score = name, score

    def _key(self):
        return self.score, self.name

    def __eq__(self, other):
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __radd__(self, total):
        return total + self.score

    def __str__(self):
        return f"{self.name} ({self.score})"


class Leaderboard:
    def __init__(self):
        self.scores = {}

    def add(self, name, score):
        self.scores[name] = max(self.scores.get(name, 0), score)

    def reset(self, name):
        del self.scores[name]

    def top(self, count):
        return sorted(self.scores.items(), key=lambda item: -item[1])[:count]

    def rank(self, name):
        return 1 + sum(score > self.scores[name] for score in self.scores.values())

    def where(self, test):
        return (name for name, score in self.scores.items() if test(name, score))


def report(board):
    players = board.top(None)
    mean = sum(score for _, score in players) / len(players)
    return {"players": players, "mean": mean, "best": players[0][0]}
