import datetime
import http
import inspect
import ipaddress
import os
import subprocess
import sys
import zoneinfo


def folded(moment):
    return moment.replace(fold=1)


def fold_of(moment):
    return moment.fold


def zone(name):
    return zoneinfo.ZoneInfo(name)


def address(text):
    return ipaddress.ip_address(text)


class Names(list):
    pass


class Failure(Exception):
    pass


class Label(str):
    pass


def is_abstract(cls):
    return inspect.isabstract(cls)


def told_to_a_process(name):
    program = f"import os; print(os.environ.get({name!r}))"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip()


class Amount:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        if not isinstance(other, Amount):
            return NotImplemented
        return self.value < other.value

    def __eq__(self, other):
        if not isinstance(other, Amount):
            return NotImplemented
        return self.value == other.value

    def __add__(self, other):
        if not isinstance(other, Amount):
            return NotImplemented
        return Amount(self.value + other.value)

    __radd__ = __add__

    def __hash__(self):
        return hash(self.value)


def status(number):
    return http.HTTPStatus(number)


def is_found(status):
    return status is http.HTTPStatus.FOUND


def next_day(moment):
    return moment + datetime.timedelta(days=1)
