def is_leap(year):
    if year < 1:
        raise ValueError("there are no such years")
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


class Rule:
    def __init__(self, name, check):
        self.name, self.check = name, check

    def __call__(self, value):
        return bool(self.check(value))


class RuleSet:
    def __init__(self, *rules):
        self.rules = rules

    def __call__(self, value):
        return [rule.name for rule in self.rules if not rule(value)]

    def can(self, feature):
        return hasattr(self, feature)
