"""A parts catalogue whose parts have a class each, made when they are first asked for."""
import pathlib
import threading


class Part:
    def __init__(self, folder):
        self.folder = folder

    @property
    def drawing(self):
        return self.folder / f"{type(self).__name__}.dxf"


class Catalogue:
    def __init__(self, folder):
        self._folder = pathlib.Path(folder)
        self._lock = threading.Lock()
        self._kinds = {}

    def kind(self, name):
        with self._lock:
            if name not in self._kinds:
                self._kinds[name] = type(name, (Part,), {"__doc__": f"A {name}."})
            return self._kinds[name]

    def part(self, name):
        return self.kind(name)(self._folder)

    def __len__(self):
        return len(self._kinds)
