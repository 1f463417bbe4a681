class Coin:
    worth = 2
