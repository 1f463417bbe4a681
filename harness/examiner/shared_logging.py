"""What of logging a test and a solution have together: records, levels, and the loggers that the solution has."""

import functools
import logging
import sys
import threading

_bridge = None
_folder = ""  # of the tests
_levels = {}  # by name, of the candidate's loggers that are there only to have the levels of the test's


class _Arriving(threading.local):
    records = 0  # of the candidate's that are being handled here, one within the other


_arriving = _Arriving()


class _LogHandler:
    """Takes the records that reach the candidate's root logger to the test's loggers."""

    level = 0

    def handle(self, record):
        local = logging.makeLogRecord(dict(record.__dict__))
        _arriving.records += 1
        try:
            logging.getLogger(local.name).handle(local)
        finally:
            _arriving.records -= 1


def share():
    """Before a test's logger gets a level or a handler, the first time."""
    _bridge.import_module("logging").root.addHandler(_LogHandler())


def _share_levels():
    set_level = logging.Logger.setLevel

    def both(logger, level):
        set_level(logger, level)
        if _bridge is not None:
            there = _bridge.import_module("logging").root
            if logger is not logging.root:
                loggers = there.manager
                if logger.name in _levels or not isinstance(loggers.loggerDict.get(logger.name), logging.Logger):
                    _levels[logger.name] = logger.level
                there = loggers.getLogger(logger.name)
            there.setLevel(level)

    logging.Logger.setLevel = both


def _is_for_both(frame):
    """Whether it is the test that asks, itself or by way of assertLogs()."""
    return frame.f_code.co_filename.startswith(f"{_folder}/") or frame.f_globals.get("__name__") == "unittest._log"


def _is_used(logger, name):
    """Whether the candidate has done something with it."""
    level = _levels.get(name)
    return level is None or (logger.level, logger.handlers, logger.filters, logger.propagate) != (level, [], [], True)


def _named(root, name):
    """The candidate's loggers of that name and above it, without the root, the nearest first."""
    known = root.manager.loggerDict
    names = name.split(".")
    for count in range(len(names), 0, -1):
        name = ".".join(names[:count])
        logger = known.get(name)
        if isinstance(logger, logging.Logger) and _is_used(logger, name):
            yield logger


def _has_logger(root, name):
    """Whether the candidate has that logger, or one above it."""
    if name and any(True for _ in _named(root, name)):
        return True
    return any(not isinstance(handler, _LogHandler) for handler in root.handlers)


def _share_loggers():
    """A logger that the candidate has, too, is that one: with its level and handlers, and what the test logs with it."""
    here = logging.getLogger

    def get_logger(name=None):
        logger = here(name)
        if _bridge is None or not _is_for_both(sys._getframe(1)):
            return logger
        there = _bridge.import_module("logging")
        return there.getLogger(name) if _has_logger(there.root, name) else logger

    logging.getLogger = functools.wraps(here)(get_logger)


def _handle_there(record):
    """By the handlers that the candidate has given loggers of that name, which the test had before it."""
    for logger in _named(_bridge.import_module("logging").root, record.name):
        for handler in logger.handlers:
            if record.levelno >= handler.level:
                handler.handle(record)
        if not logger.propagate:
            return


def _share_handlers():
    here = logging.Logger.callHandlers

    def both(logger, record):
        here(logger, record)
        is_captured = any(type(handler).__name__ == "_CapturingHandler" for handler in logger.handlers)
        if _bridge is not None and not is_captured and not _arriving.records:
            _handle_there(record)

    logging.Logger.callHandlers = functools.wraps(here)(both)


def _share_level_names():
    here = logging.getLevelName

    def get_level_name(level):
        is_known = _bridge is None or level in logging._levelToName or level in logging._nameToLevel
        return here(level) if is_known else _bridge.import_module("logging").getLevelName(level)

    logging.getLevelName = functools.wraps(here)(get_level_name)


def prepare():
    _share_levels()
    _share_loggers()
    _share_handlers()
    _share_level_names()


def install(bridge, folder):
    global _bridge, _folder
    _bridge, _folder = bridge, folder
