import string

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from solution import Run, decode, encode, from_roman, pack, to_roman, unpack

settings.register_profile("fixed", derandomize=True, database=None, deadline=None, max_examples=40)
settings.load_profile("fixed")

text = st.text(string.ascii_letters, max_size=20)


@given(text)
@example("aaab")
@example("")
def test_round_trip(s):
    assert decode(encode(s)) == s


@given(text)
def test_neighbouring_runs_differ(s):
    runs = encode(s)
    assert all(isinstance(run, Run) and run.count >= 1 for run in runs)
    assert all(a.letter != b.letter for a, b in zip(runs, runs[1:]))


@given(st.integers(1, 3999))
def test_roman_round_trip(number):
    assert from_roman(to_roman(number)) == number


@given(st.integers(1, 3998))
def test_roman_letters_are_known(number):
    assert set(to_roman(number)) <= set("IVXLCDM")


@given(st.lists(st.integers(0, 2 ** 40)))
def test_packing(numbers):
    data = pack(numbers)
    assert isinstance(data, bytes)
    assert list(unpack(data)) == numbers


@given(st.integers(128, 2 ** 14 - 1), st.integers(0, 127))
def test_small_numbers_take_less_room(large, small):
    assume(large != small)
    assert len(pack([small])) < len(pack([large])) == 2


@given(st.dictionaries(text.filter(bool), st.integers(1, 9), max_size=4))
def test_encoded_lengths(counts):
    joined = "".join(key[0] * count for key, count in counts.items())
    assert sum(run.count for run in encode(joined)) == sum(counts.values())


def test_samples():
    assert encode("aab") == [Run("a", 2), Run("b", 1)]
    assert to_roman(1994) == "MCMXCIV"
    assert pack([300]) == b"\xac\x02"
