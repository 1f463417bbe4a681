import functools
import time


class TTLCache:
    def __init__(self, ttl, on_expire=None):
        if ttl <= 0:
            raise ValueError("the lifetime must be positive")
        self.ttl, self.on_expire, self.data = ttl, on_expire, {}

    def purge(self):
        now = time.time()
        for key in [key for key, (_, end) in self.data.items() if end <= now]:
            value, _ = self.data.pop(key)
            if self.on_expire:
                self.on_expire(key, value)
        return self.data

    def set(self, key, value, ttl=None):
        self.data[key] = value, time.time() + (self.ttl if ttl is None else ttl)

    def get(self, key, default=None):
        return self.purge().get(key, (default, 0))[0]

    def get_or_make(self, key, make):
        if key not in self.purge():
            self.set(key, make(key))
        return self.get(key)

    def __contains__(self, key):
        return key in self.purge()

    def __iter__(self):
        return iter([(key, value) for key, (value, _) in self.purge().items()])

    def __len__(self):
        return len(self.purge())


def cached(ttl):
    def decorate(function):
        cache = TTLCache(ttl)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            key = args, tuple(sorted(kwargs.items()))
            return cache.get_or_make(key, lambda _: function(*args, **kwargs))

        wrapper.cache_clear = cache.data.clear
        return wrapper

    return decorate
