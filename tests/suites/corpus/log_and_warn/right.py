import logging
import warnings

logger = logging.getLogger("service")


class OldApiWarning(UserWarning):
    pass


def size_of(a, b):
    warnings.warn("use area()", DeprecationWarning, stacklevel=2)
    return a * b


def area(a, b, width=None):
    if width is not None:
        warnings.warn(f"width={width} is old", OldApiWarning)
    return a * b


class Service:
    def __init__(self, name):
        self.name = name

    def start(self):
        logger.info("%s starts", self.name)

    def stop(self, force=False):
        logger.log(logging.WARNING if force else logging.INFO, "%s is %s", self.name, "killed" if force else "stopped")


def audit(action):
    try:
        return action()
    except Exception:
        logging.getLogger("service.audit").exception("action failed")
