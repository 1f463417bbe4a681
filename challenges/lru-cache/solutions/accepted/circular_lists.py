import threading

PREV, NEXT, KEY, VALUE = range(4)


class LRUCache:
    """Links are plain lists in a ring around `root`, as in functools.lru_cache; safe for threads."""

    def __init__(self, maxsize):
        self._maxsize = maxsize
        self._links = {}
        self._lock = threading.RLock()
        self._root = root = []
        root[:] = [root, root, None, None]

    def get(self, key):
        with self._lock:
            link = self._links.get(key)
            if link is None:
                return -1
            self._touch(link)
            return link[VALUE]

    def put(self, key, value):
        with self._lock:
            link = self._links.get(key)
            if link is not None:
                link[VALUE] = value
                self._touch(link)
                return
            if len(self._links) >= self._maxsize:
                oldest = self._root[NEXT]
                self._detach(oldest)
                del self._links[oldest[KEY]]
            link = [None, None, key, value]
            self._links[key] = link
            self._attach(link)

    def _touch(self, link):
        self._detach(link)
        self._attach(link)

    @staticmethod
    def _detach(link):
        before, after = link[PREV], link[NEXT]
        before[NEXT] = after
        after[PREV] = before

    def _attach(self, link):
        root = self._root
        last = root[PREV]
        last[NEXT] = root[PREV] = link
        link[PREV], link[NEXT] = last, root
