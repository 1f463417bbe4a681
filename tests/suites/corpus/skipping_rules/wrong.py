def is_leap(year):
    if year < 1:
        raise LookupError("there are no such years")
    return year % 4 == 0


class Rule:
    def __init__(self, name, check):
        self.name, self.check = name, check

    def __call__(self, value):
        try:
            return bool(self.check(value))
        except Exception:
            return False


class RuleSet:
    def __init__(self, *rules):
        self.rules = rules

    def __call__(self, value):
        for rule in self.rules:
            if not rule(value):
                return [rule.name]
        return []

    def can(self, feature):
        return hasattr(self, feature)
