"""Sets up the loggers of a program."""
import contextlib
import io
import logging

logger = logging.getLogger("shop")


def set_up(path=None, level="INFO", stream=None):
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    handler = logging.FileHandler(path) if path else logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.propagate = False
    return logger


def sell(item, count):
    log = logger.getChild("till")
    if count > 10:
        log.warning("%d of %s", count, item)
    else:
        log.info("%d of %s", count, item)


NOTICE = 25
logging.addLevelName(NOTICE, "NOTICE")


@contextlib.contextmanager
def captured(name):
    """What is logged by that name meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logging.getLogger(name).addHandler(handler)
    try:
        yield stream
    finally:
        logging.getLogger(name).removeHandler(handler)
