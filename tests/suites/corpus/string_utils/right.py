import re
import unicodedata
from collections import Counter


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def is_palindrome(text):
    letters = [letter for letter in text.lower() if letter.isalnum()]
    return letters == letters[::-1]


def caesar(text, shift):
    def move(letter):
        if not letter.isalpha():
            return letter
        first = ord("A" if letter.isupper() else "a")
        return chr((ord(letter) - first + shift) % 26 + first)

    return "".join(map(move, text))


def word_count(text):
    return dict(Counter(text.lower().split()))


def camel(name, upper=False):
    result = "".join(part.title() for part in name.split("_"))
    return result if upper else result[:1].lower() + result[1:]


def wrap(text, width):
    line = ""
    for word in text.split():
        if len(word) > width:
            raise ValueError(f"word too long: {word!r}")
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    if line:
        yield line
