PRICES = {'tea': 2}
