import contextlib
import io
import sys

_kept = sys.stdout


@contextlib.contextmanager
def redirected(stream):
    before, sys.stdout = sys.stdout, stream
    try:
        yield stream
    finally:
        sys.stdout = before


class Capture:
    def __enter__(self):
        self.before = sys.stdout
        sys.stdout = self.stream = io.StringIO()
        return self

    def __exit__(self, *raised):
        sys.stdout = self.before

    def text(self):
        return self.stream.getvalue()


class Tee:
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for stream in self.streams:
            stream.write(text)

    def flush(self):
        pass


def install(stream):
    sys.stdout = stream


def standard_output():
    return sys.stdout


def say(text):
    print(text)


def say_to_default(text, out=sys.stdout):
    print(text, file=out)


def say_to_kept(text):
    print(text, file=_kept)


def complain(text):
    print(text, file=sys.stderr)
