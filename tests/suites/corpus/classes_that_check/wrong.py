def checked(cls):
    """Numbers that are set on its objects become positive, whoever sets them."""
    cls.__setattr__ = set_checked
    return cls


def set_checked(self, name, value):
    self.__dict__[name] = value


def put(thing, name, value):
    setattr(thing, name, value)


def frozen(cls):
    def refuse(self, name, *value):
        pass

    cls.__setattr__ = cls.__delattr__ = refuse
    return cls


def with_defaults(cls):
    cls.__getattr__ = lambda self, name: name
    return cls


def get(thing, name):
    return getattr(thing, name)
