"""What a test replaces in sys: output, input, arguments, the search path, and what says what this machine is."""

import sys
import types

_bridge = None
_is_shared = False


_replaced = set()  # names in sys, while something of the candidate's is there


def _write_bytes(stream, data):
    if hasattr(stream, "buffer"):
        stream.flush()
        stream.buffer.write(data)
    else:
        stream.write(data.decode(errors="replace"))


def _print(stream, data, sizes):
    """What the candidate wrote to one stream of the test's, each write of so many bytes."""
    if getattr(stream, "closed", False):
        return
    if _only_writes(stream):
        try:
            stream.write(data.decode())
        except UnicodeDecodeError:
            _write_bytes(stream, data)
        return
    start = 0
    for size in sizes:
        stream.write(data[start : start + size].decode(errors="replace"))
        start += size


def _replace(error, stream, is_of_test):
    """The candidate has put something in place of its sys.stdout or sys.stderr: a stream of the test's that was there
    before, or something else."""
    name = "stderr" if error else "stdout"
    if is_of_test:
        if name not in _replaced:
            return
        _replaced.remove(name)
    elif stream is not getattr(sys, name):
        _replaced.add(name)
    types.ModuleType.__setattr__(sys, name, stream)


class _Told(list):
    """A list of sys that is the test's. The candidate's is made the same each time it changes, and never the other way:
    what is imported here runs here."""

    def __init__(self, name, items):
        super().__init__(items)
        self._name = name

    def _tell(self):
        setattr(_bridge.import_module("sys"), self._name, list(self))


def _telling(name):
    change = getattr(list, name)

    def both(self, *args, **kwargs):
        result = change(self, *args, **kwargs)
        self._tell()
        return result

    return both


for _name in ("insert", "append", "extend", "remove", "pop", "clear", "__setitem__", "__delitem__", "__iadd__"):
    setattr(_Told, _name, _telling(_name))


_TOLD = ("path", "argv")
# Of sys, what a test that replaces it means for the solution as well.
_REPLACED = {
    *("byteorder", "exc_info", "executable", "exit", "flags", "getdefaultencoding", "getfilesystemencoding"),
    *("getrecursionlimit", "getrefcount", "getsizeof", "getwindowsversion", "hexversion", "implementation", "intern"),
    *("maxsize", "maxunicode", "platform", "setrecursionlimit", "version", "version_info"),
}
_STREAMS = {"io", "_io", "tempfile", "codecs", "_pytest", "doctest"}  # where the library's streams are


def _only_writes(stream):
    """Whether it is a stream of the library's on this side, as the library made it: it does not matter how the text comes in."""
    is_the_librarys = type(stream).__module__.partition(".")[0] in _STREAMS and not _bridge.is_theirs(stream)
    return is_the_librarys and getattr(getattr(stream, "write", None), "__self__", None) is stream


def _share_stream(name, stream):
    """A stream of the library's gets what the candidate prints with the next message. One of another class is asked for
    more than to write, so the candidate has it itself."""
    _replaced.discard(name)
    if _only_writes(stream):
        _bridge.use_stream(name == "stderr", stream)
    else:
        setattr(_bridge.import_module("sys"), name, stream)
        if _bridge.is_theirs(stream):
            _replaced.add(name)


class _SharedSys(types.ModuleType):
    def __new__(cls, *args, **kwargs):
        return types.ModuleType(*args, **kwargs)  # the import system makes modules of the class of sys

    def __setattr__(self, name, value):
        if name in _TOLD:
            value = _Told(name, value)
        super().__setattr__(name, value)
        if not _is_shared:
            return
        if name in _TOLD:
            value._tell()
        elif name in _REPLACED:
            setattr(_bridge.import_module("sys"), name, value)
        elif name == "stdin":
            _bridge.import_module("sys").stdin = value
        elif name in ("stdout", "stderr"):
            _share_stream(name, value)


def prepare():
    sys.__class__ = _SharedSys


def install(bridge):
    global _bridge
    _bridge = bridge
    bridge.on_print(_print, _replace)


def share():
    """From now on; what there is already is told."""
    global _is_shared
    for name in _TOLD:
        setattr(sys, name, getattr(sys, name))
    _is_shared = True
