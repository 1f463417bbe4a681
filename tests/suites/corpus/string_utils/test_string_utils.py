import pytest

from solution import caesar, camel, is_palindrome, slug, word_count, wrap


@pytest.mark.parametrize(
    "text, expected",
    [("Hello World", "hello-world"), ("  Many   spaces ", "many-spaces"), ("Ünïcode & Co.", "unicode-co"), ("", "")],
    ids=["plain", "spaces", "accents", "empty"],
)
def test_slug(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize("word", ["level", "Never odd or even", "", "x"])
def test_palindromes(word):
    assert is_palindrome(word)


@pytest.mark.parametrize("word", ["ab", "palindrome"])
def test_not_palindromes(word):
    assert not is_palindrome(word)


@pytest.mark.parametrize("shift", [0, 3, 13, 25, -1, 29])
@pytest.mark.parametrize("text", ["abc xyz", "Hello, World!"])
def test_caesar_round_trip(text, shift):
    assert caesar(caesar(text, shift), -shift) == text


def test_caesar_sample():
    assert caesar("abc xyz", 3) == "def abc"
    assert caesar(text="ABC", shift=-1) == "ZAB"


def test_word_count_ignores_case():
    counts = word_count("the cat and The dog")
    assert counts == {"the": 2, "cat": 1, "and": 1, "dog": 1}
    assert list(counts)[0] == "the"
    counts["new"] = 1
    assert "new" not in word_count("the cat and The dog")


@pytest.mark.parametrize(
    ("given", "upper", "expected"),
    [
        pytest.param("snake_case_name", False, "snakeCaseName", id="lower"),
        pytest.param("snake_case_name", True, "SnakeCaseName", id="upper"),
        pytest.param("x", False, "x", id="one letter"),
    ],
)
def test_camel(given, upper, expected):
    assert camel(given, upper=upper) == expected


def test_wrap_lines():
    lines = list(wrap("aa bb cc dd", width=5))
    assert lines == ["aa bb", "cc dd"]
    with pytest.raises(ValueError, match=r"word too long: 'abcdef'"):
        list(wrap("ok abcdef", 5))
