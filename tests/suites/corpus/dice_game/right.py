import random


def roll(count, rng=random):
    return sum(rng.randint(1, 6) for _ in range(count))


def shuffle_cards(cards, rng=random):
    rng.shuffle(cards)


class Game:
    def __init__(self, players):
        self.players = players

    def winner(self):
        return random.choice(self.players)


def guess_number(secret):
    tries = 0
    while True:
        tries += 1
        try:
            guess = int(input("Your guess: "))
        except ValueError:
            print("not a number")
            continue
        if guess == secret:
            print("yes")
            return tries
        print("too small" if guess < secret else "too big")


def play(players):
    scores = {}
    for player in players:
        scores[player] = roll(2)
    best = max(scores, key=scores.get)
    print(best, "wins with", scores[best], sep=" ", end="!\n")
    return scores
