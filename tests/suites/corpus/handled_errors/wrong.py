import logging
import sys
import traceback


def report(callback):
    try:
        {}["key"]
    except KeyError:
        return callback()


def handled():
    return None


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
        logger.error("it went %s", "wrong")


class Person:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        raise AttributeError(f"nobody has a {name}")


class Defaults:
    def __getattr__(self, name):
        return name
