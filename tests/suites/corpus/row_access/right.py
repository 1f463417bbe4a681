class Row:
    made = 0

    def __init__(self, **columns):
        Row.made += 1
        vars(self)["_columns"] = columns

    def __getattr__(self, name):
        try:
            return vars(self)["_columns"][name]
        except KeyError:
            raise AttributeError(f"no column {name!r}", name=name, obj=self) from None

    def __setattr__(self, name, value):
        assert not name.startswith("_"), name
        self._columns[name] = value

    def __delattr__(self, name):
        if name not in self._columns:
            raise AttributeError(name)
        del self._columns[name]

    def __dir__(self):
        return [*super().__dir__(), *self._columns]

    def as_dict(self):
        return dict(self._columns)


class Chain:
    def __init__(self, path=""):
        self._path = path

    def __getattr__(self, name):
        return Chain(f"{self._path}/{name}")

    def __getitem__(self, key):
        return Chain(f"{self._path}/{key}")

    def __call__(self, **query):
        return Chain(f"{self._path}?" + "&".join(f"{key}={value}" for key, value in query.items()))

    def __str__(self):
        return self._path or "/"

    def __format__(self, spec):
        return format(str(self), spec)


class Recorder:
    def __init__(self, target):
        vars(self).update(target_=target, log_=[])

    def __getattr__(self, name):
        self.log_.append(name)
        return getattr(self.target_, name)

    def __setattr__(self, name, value):
        self.log_.append(f"{name} = {value!r}")
        setattr(self.target_, name, value)


class Deck:
    def __init__(self, *cards):
        self._cards = cards

    def __getitem__(self, position):
        return self._cards[position]

    def __len__(self):
        return len(self._cards)
