import logging
import warnings


class OldFormat(FutureWarning):
    pass


class Importer:
    def __init__(self, name=None, parse=int):
        self.logger = logging.getLogger("importer" + (f".{name}" if name else ""))
        self.parse = parse

    def run(self, rows):
        good = []
        self.logger.debug("reading %d rows", len(rows))
        for number, row in enumerate(rows, 1):
            try:
                good.append(self.parse(row))
            except ValueError:
                self.logger.warning("row %d is bad: %r", number, row)
            except Exception:
                self.logger.error("row %d cannot be read", number)
        self.logger.info("%d rows are good", len(good))
        return good


def convert(text, version=2):
    if version < 2:
        warnings.warn(OldFormat("old format"))
    return int(text)


def quiet_sum(numbers):
    warnings.warn("use sum", DeprecationWarning, stacklevel=2)
    return sum(numbers)
