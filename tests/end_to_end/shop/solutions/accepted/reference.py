from prices import PRICES
from coins import Coin
def price(name, coin):
    assert type(coin) is Coin
    return PRICES[name]
