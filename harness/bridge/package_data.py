"""Data of NumPy and pandas as plain values, and back: arrays, scalars, indexes, series and frames cross with their exact
types, without a pickle. Runs in both processes; what `build` gets on the tests' side is hostile, so it takes values of
exact types alone and makes of them what holds data."""

import re

_SIMPLE = re.compile(r"[<>|=]?(b1|i[1248]|u[1248]|f[248]|c(8|16)|[mM]8\[[0-9]*[a-zA-Z]+\])")
_TEXT = re.compile(r"[<>|=]?[US][0-9]{1,6}")
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")
_NULLABLE = re.compile(r"U?Int(8|16|32|64)|Float(32|64)|boolean")
_MOST_TEXT = 1 << 26  # bytes
_OF_NUMPY = {"array", "texts", "objects", "scalar", "text", "dtype"}
_PLAIN = {str, int, float, bool, type(None)}


class _Other(Exception):
    """Of a kind that stays where it is."""


def _need(condition):
    if not condition:
        raise _Other


def _is_plain(value):
    return type(value) in _PLAIN or (type(value) is tuple and all(map(_is_plain, value)))


# ---- what an object comes to


def _array_state(array):
    """Of an array of NumPy's."""
    import numpy

    _need(type(array) is numpy.ndarray)
    kind = array.dtype.str
    _need(array.dtype.names is None and not array.dtype.metadata)
    if _SIMPLE.fullmatch(kind):
        return "array", kind, array.shape, array.tobytes()
    if _TEXT.fullmatch(kind):
        _need(array.nbytes <= _MOST_TEXT)
        return "texts", kind, array.shape, tuple(array.ravel().tolist())
    _need(kind == "|O")
    return "objects", array.shape, tuple(array.ravel().tolist())


def _zone(name):
    _need(type(name) is str and _ZONE.fullmatch(name) and not name.startswith("dateutil"))
    return name


def _zone_name(zone):
    return _zone(getattr(zone, "zone", None) or getattr(zone, "key", None) or str(zone))


def _hashable(index):
    """Whose labels are looked up: none is asked for its hash that has one of its own."""
    _need(index.dtype.kind != "O" or all(map(_is_plain, index.tolist())))
    return index


def _values_state(values):
    """Of what a series, a column or an index holds."""
    import numpy
    import pandas

    kind = values.dtype
    if type(values) is numpy.ndarray:
        return _array_state(values)
    if type(values) is pandas.arrays.PandasArray:
        return _array_state(values.to_numpy())
    if type(kind) is pandas.DatetimeTZDtype:
        return "zoned", _array_state(values.asi8), _zone_name(kind.tz)
    if type(values) in (pandas.arrays.DatetimeArray, pandas.arrays.TimedeltaArray):
        return _array_state(numpy.asarray(values))
    if type(kind) is pandas.CategoricalDtype:
        return "category", _array_state(values.codes), _index_state(_hashable(kind.categories)), bool(kind.ordered)
    if type(kind) is pandas.PeriodDtype:
        return "periods", _array_state(values.asi8), values.freqstr
    if _NULLABLE.fullmatch(kind.name):
        return "nullable", kind.name, _array_state(values._data), _array_state(values._mask)
    _need(type(kind) is pandas.StringDtype and kind.storage == "python")
    return "strings", tuple(None if one is pandas.NA else one for one in values.tolist())


def _index_state(index):
    import numpy
    import pandas

    kind = type(index)
    if kind is pandas.MultiIndex:
        _need(all(map(_is_plain, index.names)))
        levels = tuple(_index_state(_hashable(level)) for level in index.levels)
        return "multi", levels, tuple(_array_state(numpy.asarray(codes)) for codes in index.codes), tuple(index.names)
    _need(_is_plain(index.name))
    if kind is pandas.RangeIndex:
        return "range", index.start, index.stop, index.step, index.name
    if kind in (pandas.DatetimeIndex, pandas.TimedeltaIndex):
        return "times", _values_state(index.array), index.freqstr, index.name
    if kind in (pandas.CategoricalIndex, pandas.PeriodIndex):
        return "categories" if kind is pandas.CategoricalIndex else "period", _values_state(index.array), index.name
    _need(kind.__module__ in ("pandas.core.indexes.base", "pandas.core.indexes.numeric"))
    return "index", _values_state(index.array), index.name


def _numpy_state(value):
    import numpy

    kind = type(value)
    if kind is numpy.ndarray:
        return _array_state(value)
    if isinstance(value, numpy.dtype):
        _need(_SIMPLE.fullmatch(value.str) or value.str == "|O")
        return "dtype", value.str
    _need(isinstance(value, numpy.generic))
    text = value.dtype.str
    if _SIMPLE.fullmatch(text):
        return "scalar", text, value.tobytes()
    _need(kind in (numpy.str_, numpy.bytes_))
    return "text", value.item()


def _rough_values_state(values):
    try:
        return _values_state(values)
    except _Other:
        return _array_state(values.astype(object))


def _pandas_state(value, values_state=_values_state):
    import pandas

    kind = type(value)
    if kind is pandas.DataFrame:
        _need(not value.attrs and value.flags.allows_duplicate_labels)
        columns = tuple(values_state(value.iloc[:, place].array) for place in range(value.shape[1]))
        return "frame", _index_state(value.columns), _index_state(value.index), columns
    if kind is pandas.Series:
        _need(not value.attrs and value.flags.allows_duplicate_labels and _is_plain(value.name))
        return "series", values_state(value.array), _index_state(value.index), value.name
    if kind is pandas.Timestamp:
        return "timestamp", value.value, None if value.tz is None else _zone_name(value.tz)
    if kind is pandas.Period:
        return "moment", value.ordinal, value.freqstr
    if kind is pandas.Timedelta:
        return "timedelta", value.value
    if value is pandas.NaT or value is pandas.NA:
        return ("nat",) if value is pandas.NaT else ("na",)
    _need(isinstance(value, pandas.Index))
    return _index_state(value)


def state(value):
    """What `value` comes to, or None: it stays where it is."""
    of_package = _numpy_state if type(value).__module__.startswith("numpy") else _pandas_state
    try:
        return of_package(value)
    except (_Other, ImportError, AttributeError):
        return None


def rough_state(value):
    """The same, where what is of another kind counts as objects: of a frame or a series that has crossed, and has become one
    that would not."""
    try:
        return _pandas_state(value, _rough_values_state)
    except (_Other, ImportError, AttributeError):
        return None


def is_same(one, other):
    """Of two states: the same to the last byte, and the same objects."""
    if type(one) is tuple and type(other) is tuple:
        return len(one) == len(other) and all(map(is_same, one, other))
    if type(one) is type(other) and type(one) in (str, bytes, int, bool):
        return one == other
    return one is other or (type(one) is float and type(other) is float and repr(one) == repr(other))


# ---- the way back


def _checked(made, *kinds):
    """The parts of what `state` gave, each of exactly this type; None: of any."""
    _need(type(made) is tuple and len(made) == len(kinds) + 1)
    for part, kind in zip(made[1:], kinds):
        _need(kind is None or type(part) is kind)
    return made[1:]


def _shape(shape, size):
    count = 1
    for length in shape:
        _need(type(length) is int and length >= 0)
        count *= length
    _need(count == size and len(shape) <= 32)
    return shape


def _make_array(made):
    import numpy

    if made[0] == "array":
        kind, shape, data = _checked(made, str, tuple, bytes)
        _need(_SIMPLE.fullmatch(kind))
        dtype = numpy.dtype(kind)
        _need(len(data) % dtype.itemsize == 0)
        flat = numpy.frombuffer(data, dtype)
        flat = flat.view("u1") != 0 if dtype.kind == "b" else flat.copy()
        return flat.reshape(_shape(shape, len(flat)))
    if made[0] == "texts":
        kind, shape, items = _checked(made, str, tuple, tuple)
        _need(_TEXT.fullmatch(kind) and all(type(item) in (str, bytes) for item in items))
        _need(numpy.dtype(kind).itemsize * len(items) <= _MOST_TEXT)
        return numpy.array(items, kind).reshape(_shape(shape, len(items)))
    _need(made[0] == "objects")
    shape, items = _checked(made, tuple, tuple)
    array = numpy.empty(len(items), object)
    for place, item in enumerate(items):
        array[place] = item
    return array.reshape(_shape(shape, len(items)))


def _make_values(made):
    import pandas

    kind = made[0]
    if kind == "zoned":
        stamps, zone = _checked(made, tuple, str)
        times = pandas.DatetimeIndex(_make_array(stamps).astype("i8").view("M8[ns]"))
        return times.tz_localize("UTC").tz_convert(_zone(zone)).array
    if kind == "category":
        codes, categories, ordered = _checked(made, tuple, tuple, bool)
        return pandas.Categorical.from_codes(_make_array(codes), _hashable(_make_index(categories)), ordered)
    if kind == "periods":
        ordinals, frequency = _checked(made, tuple, str)
        return pandas.arrays.PeriodArray(_make_array(ordinals).astype("i8"), freq=frequency)
    if kind == "nullable":
        name, data, mask = _checked(made, str, tuple, tuple)
        _need(_NULLABLE.fullmatch(name))
        return type(pandas.array([], dtype=name))(_make_array(data), _make_array(mask).astype(bool))
    if kind == "strings":
        (texts,) = _checked(made, tuple)
        _need(all(text is None or type(text) is str for text in texts))
        return pandas.array(list(texts), dtype="string")
    return _make_array(made)


def _make_index(made):
    import pandas

    _need(type(made) is tuple and made)
    if made[0] == "multi":
        levels, codes, names = _checked(made, tuple, tuple, tuple)
        _need(_is_plain(names))
        levels = [_hashable(_make_index(level)) for level in levels]
        return pandas.MultiIndex(levels, [_make_array(code) for code in codes], names=names)
    name = made[-1]
    _need(_is_plain(name))
    if made[0] == "range":
        start, stop, step, name = _checked(made, int, int, int, None)
        return pandas.RangeIndex(start, stop, step, name=name)
    if made[0] == "times":
        values, frequency, name = _checked(made, tuple, None, None)
        values = _make_values(values)
        index = (pandas.TimedeltaIndex if values.dtype.kind == "m" else pandas.DatetimeIndex)(values, name=name)
        _need(frequency is None or type(frequency) is str)
        if frequency is not None:
            index.freq = frequency
        return index
    values, name = _checked(made, tuple, None)
    values = _make_values(values)
    if made[0] == "categories":
        return pandas.CategoricalIndex(values, name=name)
    if made[0] == "period":
        return pandas.PeriodIndex(values, name=name)
    _need(made[0] == "index")
    return pandas.Index(values, dtype=values.dtype, name=name)


def _make_series(values, index, name):
    import pandas

    return pandas.Series(values, index, dtype=values.dtype, name=name)


def _make_numpy(made):
    import numpy

    if made[0] == "scalar":
        kind, data = _checked(made, str, bytes)
        return _make_array(("array", kind, (1,), data))[0]
    if made[0] == "text":
        (text,) = _checked(made, None)
        _need(type(text) in (str, bytes))
        return (numpy.str_ if type(text) is str else numpy.bytes_)(text)
    if made[0] == "dtype":
        (kind,) = _checked(made, str)
        _need(_SIMPLE.fullmatch(kind) or kind == "|O")
        return numpy.dtype(kind)
    return _make_array(made)


def _make_pandas(made):
    import pandas

    if made[0] == "frame":
        columns, index, arrays = _checked(made, tuple, tuple, tuple)
        index = _make_index(index)
        series = {place: _make_series(_make_values(one), index, None) for place, one in enumerate(arrays)}
        frame = pandas.DataFrame(series, index)
        frame.columns = _make_index(columns)
        return frame
    if made[0] == "series":
        values, index, name = _checked(made, tuple, tuple, None)
        _need(_is_plain(name))
        return _make_series(_make_values(values), _make_index(index), name)
    if made[0] == "timestamp":
        value, zone = _checked(made, int, None)
        stamp = pandas.Timestamp(value)
        return stamp if zone is None else stamp.tz_localize("UTC").tz_convert(_zone(zone))
    if made[0] == "moment":
        ordinal, frequency = _checked(made, int, str)
        return pandas.Period(ordinal=ordinal, freq=frequency)
    if made[0] == "timedelta":
        return pandas.Timedelta(*_checked(made, int))
    if made[0] in ("nat", "na"):
        return pandas.NaT if made[0] == "nat" else pandas.NA
    return _make_index(made)


def build(made):
    """The object of that state. Raises ValueError for what is none."""
    try:
        _need(type(made) is tuple and made and type(made[0]) is str)
        return (_make_numpy if made[0] in _OF_NUMPY else _make_pandas)(made)
    except Exception as error:
        raise ValueError("no data of a package's") from error


def fill(value, made):
    """`value`, which is of another state, is of this one from now on."""
    new = build(made)
    if type(new) is not type(value):
        raise ValueError("data of another kind")
    if hasattr(value, "_update_inplace"):
        value._update_inplace(new)
        if made[0] == "series":
            value.name = new.name
        return
    if value.shape != new.shape:
        value.resize(new.shape, refcheck=False)
    value[...] = new
