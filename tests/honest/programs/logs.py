#: threads = 6
import logging
import logging.config
import logging.handlers
import queue
import sys
import threading
import warnings
from pathlib import Path

logging.config.dictConfig({
    "version": 1,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(threadName)s %(funcName)s:%(lineno)d %(message)s"}},
    "handlers": {
        "file": {"class": "logging.FileHandler", "filename": "all.log", "formatter": "plain"},
        "screen": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "level": "WARNING"},
    },
    "root": {"level": "DEBUG", "handlers": ["file", "screen"]},
})  # fmt: skip
log = logging.getLogger("program.part")
log.debug("quiet")
log.warning("%s of %d", "loud", 5)
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
logging.captureWarnings(True)
warnings.warn("careful")
rotating = logging.handlers.RotatingFileHandler("turn.log", maxBytes=200, backupCount=2)
turning = logging.getLogger("turning")
turning.propagate = False
turning.addHandler(rotating)
for n in range(30):
    turning.warning("line %d of many", n)
print(sorted((path.name, path.stat().st_size < 260) for path in Path(".").glob("turn.log*")))
messages = queue.Queue()
listener = logging.handlers.QueueListener(messages, logging.StreamHandler(sys.stdout))
listener.start()
queued = logging.getLogger("queued")
queued.propagate = False
queued.addHandler(logging.handlers.QueueHandler(messages))
thread = threading.Thread(target=queued.error, args=("from a thread",))
thread.start()
thread.join()
listener.stop()
print(Path("all.log").read_text())
