from prices import PRICES
from coins import Coin
CASES = list(PRICES.items())
