class Amount:
    def __init__(self, cents):
        self.cents = cents

    def clone(self):
        return Amount(self.cents)

    def __add__(self, other):
        return self.cents + other

    def __mul__(self, other):
        return self.cents * other

    def __lt__(self, other):
        return self.cents < other

    def __eq__(self, other):
        return self.cents == other

    def __contains__(self, coin):
        return self.cents % coin == 0
