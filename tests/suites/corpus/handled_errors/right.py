import logging
import sys
import traceback


def report(callback):
    try:
        1 / 0
    except ZeroDivisionError:
        return callback()


def handled():
    return sys.exc_info()[0]


def described():
    return traceback.format_exc()


def fail():
    raise KeyError("missing")


def recover(callback):
    try:
        fail()
    except KeyError:
        callback()


def log_failure(logger: logging.Logger):
    try:
        fail()
    except KeyError:
        logger.exception("it went %s", "wrong")


class Person:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        raise AttributeError(f"a person has no {name}")


class Defaults:
    def __getattr__(self, name):
        return f"default {name}"
