from enum import Enum, Flag, IntEnum, auto


class Right(Flag):
    SEE = auto()
    EDIT = auto()
    DELETE = auto()


class Role(Enum):
    GUEST = "guest"
    WRITER = "writer"
    OWNER = "owner"

    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if isinstance(value, str) and member.value == value.lower():
                return member
        return None

    @property
    def rights(self):
        granted = Right.SEE
        if self is not Role.GUEST:
            granted |= Right.EDIT
        if self is Role.OWNER:
            granted |= Right.DELETE
        return granted

    def __str__(self):
        return self.value


class Priority(IntEnum):
    LOW = 1
    NORMAL = 5
    HIGH = 10


class Denied(PermissionError):
    def __init__(self, missing):
        super().__init__(f"missing {missing}")
        self.missing = missing


class Door:
    def __init__(self, needs=Right(0)):
        self.needs = needs

    def opens_for(self, role):
        return bool(self.needs & role.rights)

    def enter(self, role):
        if not self.opens_for(role):
            raise Denied(self.needs & ~role.rights)


def highest(priorities):
    return max(priorities, default=None)


def numbered(cls):
    order = {member: number for number, member in enumerate(cls, 1)}
    cls.number = staticmethod(order.get)
    return cls
