import contextlib
import json
import os
from collections import deque
from pathlib import Path


class Locked(Exception):
    def __init__(self, path):
        super().__init__(str(path))
        self.path = path


class FileStore:
    def __init__(self, folder):
        self.folder = Path(folder)

    def __enter__(self):
        self.folder.mkdir(exist_ok=True)
        try:
            open(self.folder / ".lock", "x").close()
        except FileExistsError:
            raise Locked(self.folder / ".lock") from None
        return self

    def __exit__(self, *exc):
        os.remove(self.folder / ".lock")

    def _file(self, key):
        return self.folder / f"{key}.json"

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return json.loads(self._file(key).read_text())

    def __setitem__(self, key, value):
        self._file(key).write_text(json.dumps(value))

    def __delitem__(self, key):
        self._file(key).unlink()

    def __contains__(self, key):
        return self._file(key).exists()

    def __iter__(self):
        return (file.stem for file in self.folder.glob("*.json"))


@contextlib.contextmanager
def atomic_write(path):
    temporary = path.with_suffix(".new")
    try:
        with open(temporary, "w") as file:
            yield file
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink()
        raise


def tail(stream, count):
    return list(deque((line.rstrip("\n") for line in stream), maxlen=count))


def tree(folder):
    return {item.name: tree(item) if item.is_dir() else item.stat().st_size for item in sorted(folder.iterdir())}
