import re


class CalcError(Exception):
    pass


class SyntaxProblem(CalcError):
    def __init__(self, source, position):
        super().__init__(f"bad text at {position}")
        self.source, self.position = source, position


class DivisionByNothing(CalcError, ZeroDivisionError):
    pass


class Interpreter:
    def __init__(self):
        self.names = {}

    def define(self, name, value):
        self.names[name] = value

    def run(self, source):
        self.source = source
        assigned = re.fullmatch(r"\s*(\w+)\s*=(.*)", source)
        if assigned:
            self.names[assigned[1]] = result = self.run(assigned[2])
            return result
        found = re.finditer(r"\d+(?:\.\d+)?|\w+|\*\*|\S", source)
        self.tokens = [(match[0], match.start()) for match in found]
        result = self.sum()
        if self.tokens:
            self.fail()
        return result

    def fail(self):
        raise SyntaxProblem(self.source, self.tokens[0][1] if self.tokens else len(self.source))

    def take(self, *wanted):
        if self.tokens and self.tokens[0][0] in wanted:
            return self.tokens.pop(0)[0]

    def expect(self, text):
        if not self.take(text):
            self.fail()

    def sum(self):
        value = self.product()
        while sign := self.take("+", "-"):
            other = self.product()
            value = value + other if sign == "+" else value - other
        return value

    def product(self):
        value = self.power()
        while sign := self.take("*", "/"):
            other = self.power()
            if sign == "*":
                value = value * other
                continue
            try:
                value = value / other
            except ZeroDivisionError as error:
                raise DivisionByNothing(f"{value} / {other}") from error
        return value

    def power(self):
        if self.take("-"):
            return -self.power()
        base = self.atom()
        return base ** self.power() if self.take("**") else base

    def atom(self):
        if self.take("("):
            value = self.sum()
            self.expect(")")
            return value
        if not self.tokens or not self.tokens[0][0][0].isalnum():
            self.fail()
        text, _ = self.tokens.pop(0)
        if text[0].isdigit():
            return float(text) if "." in text else int(text)
        if text not in self.names:
            raise CalcError(f"no such name: {text}")
        value = self.names[text]
        if self.take("("):
            argument = self.sum()
            self.expect(")")
            value = value(argument)
        return value
