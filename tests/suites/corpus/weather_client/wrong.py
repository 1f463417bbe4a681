import contextlib


class ServiceError(Exception):
    pass


class WeatherClient:
    def __init__(self, http, key, logger=None):
        self.http, self.key, self.logger = http, key, logger
        self.cache = {}

    def temperature(self, city):
        value = self._ask(city)["temp"]
        if self.logger:
            self.logger.info(f"{city}: {value}")
        return value

    def _ask(self, city):
        for attempt in (1, 2):
            try:
                return self.http.get("/weather", params={"q": city, "key": self.key}, timeout=5)
            except TimeoutError as error:
                if attempt == 2:
                    raise ServiceError(f"no answer for {city}") from error


class Store:
    def load(self):
        raise NotImplementedError

    def save(self, items):
        raise NotImplementedError


def process_all(store, step, lock=contextlib.nullcontext()):
    count = 0
    for item in store.load():
        store.save(step(item))
        count += 1
    return count
