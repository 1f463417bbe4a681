"""What of logging a test and a solution have together: records, levels, and the loggers that the solution has."""

import functools
import logging
import sys

_bridge = None
_folder = ""  # of the tests


class _LogHandler:
    """Takes the records that reach the candidate's root logger to the test's loggers."""

    level = 0

    def handle(self, record):
        local = logging.makeLogRecord(dict(record.__dict__))
        logging.getLogger(local.name).handle(local)


def share():
    """Before a test's logger gets a level or a handler, the first time."""
    _bridge.import_module("logging").root.addHandler(_LogHandler())


def _share_levels():
    set_level = logging.Logger.setLevel

    def both(logger, level):
        set_level(logger, level)
        if _bridge is not None:
            candidate = _bridge.import_module("logging")
            (candidate.root if logger is logging.root else candidate.getLogger(logger.name)).setLevel(level)

    logging.Logger.setLevel = both


def _is_for_both(frame):
    """Whether it is the test that asks, itself or by way of assertLogs()."""
    return frame.f_code.co_filename.startswith(f"{_folder}/") or frame.f_globals.get("__name__") == "unittest._log"


def _has_logger(root, name):
    """Whether the candidate has that logger, or one above it."""
    if name:
        known = root.manager.loggerDict
        names = name.split(".")
        if any(isinstance(known.get(".".join(names[:count])), logging.Logger) for count in range(len(names), 0, -1)):
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


def prepare():
    _share_levels()
    _share_loggers()


def install(bridge, folder):
    global _bridge, _folder
    _bridge, _folder = bridge, folder
