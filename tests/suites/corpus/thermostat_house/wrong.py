class TooHot(ValueError):
    pass


class Room:
    def __init__(self, house, name, target=20):
        self.house, self.name, self._target = house, name, target

    @property
    def target(self):
        return self._target

    @target.setter
    def target(self, degrees):
        if self.house.closed:
            raise RuntimeError("the house is closed")
        if degrees > 30:
            raise TooHot(f"{degrees} is above 30")
        if degrees < 5:
            raise ValueError(f"{degrees} is below 5")
        before, self._target = self._target, degrees
        self.house.on_change(self.name, before, degrees)

    def heats(self, outside):
        return outside < self._target

    def __repr__(self):
        return f"<{self.name}: {self._target}>"


class House:
    def __init__(self, names, on_change):
        self.on_change, self.closed, self._rooms = on_change, False, {}
        for name in names:
            self.add(name)

    def add(self, name, **settings):
        if name in self._rooms:
            raise ValueError(f"there is a {name}")
        self._rooms[name] = Room(self, name, **settings)
        return self._rooms[name]

    def close(self):
        self.closed = True
        self.on_change("closed")

    def __getitem__(self, name):
        return self._rooms[name]

    def __iter__(self):
        return iter(self._rooms)

    def __contains__(self, name):
        return name in self._rooms

    def __len__(self):
        return len(self._rooms)
