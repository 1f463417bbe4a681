import logging
import os
import string
import warnings
from pathlib import Path

log = logging.getLogger("mail")


class UnknownField(Exception):
    def __init__(self, field):
        super().__init__(f"no value for {field}")
        self.field = field


def fill(template, **values):
    used = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    for name in values.keys() - used:
        warnings.warn(f"not used: {name}", stacklevel=2)
    try:
        return template.format(**values)
    except KeyError as error:
        raise UnknownField(error.args[0]) from error


class SlowSender:
    def __init__(self):
        warnings.warn("SlowSender is old, use Batch", DeprecationWarning, stacklevel=2)

    def send(self, text):
        return f"sent {text}"


class Batch:
    def __init__(self, outbox):
        self.outbox = Path(outbox)

    def next_number(self):
        return max((int(path.name[:3]) for path in self.outbox.glob("[0-9]*.txt")), default=0) + 1

    def send(self, mails):
        try:
            self.outbox.mkdir(exist_ok=True)
        except FileExistsError:
            log.exception("no outbox")
            raise
        paths = []
        for name, text in mails.items():
            if not text:
                log.warning("nothing to send to %s", name)
                continue
            number = self.next_number()
            path = self.outbox / f"{number:03}-{name}.txt"
            path.write_text(text)
            log.debug("%03d to %s (%d letters)", number, name, len(text))
            paths.append(path)
        log.info("%d of %d sent", len(paths), len(mails))
        return paths


def sender_address():
    given = os.environ.get("MAIL_FROM")
    return given or f"{os.environ.get('USER', 'nobody')}@{os.environ.get('HOST', 'localhost')}"
