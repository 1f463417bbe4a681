"""Words that are close to each other.

>>> closest("appel", ["ape", "apple", "peach"])
'apple'
"""
import difflib
import keyword
from collections import deque


def closest(word, words):
    """
    >>> closest("whlie", KEYWORDS)
    'while'
    >>> closest("Apple", KEYWORDS) is None
    True
    """
    found = difflib.get_close_matches(word, words, 1)
    return found[0] if found else None


def suggestions(word, words):
    """
    >>> suggestions("appel", ["ape", "apple", "peach", "puppy"])
    ['apple', 'ape']
    >>> _[0]
    'apple'
    >>> suggestions("xyz", ["peach"])
    []
    """
    return difflib.get_close_matches(word, words, 1)


def pairs(words):
    """
    >>> pairs("abc")
    deque([('a', 'b'), ('b', 'c')])
    >>> print(*pairs("abc"), sep="\\n")
    ('a', 'b')
    ('b', 'c')
    """
    return deque(zip(words, words[1:]))


KEYWORDS = keyword.kwlist


class Word:
    def __init__(self, text):
        self.text = text

    @staticmethod
    def first(text):
        """
        >>> Word.first("ab")
        'a'
        """
        return text[0]

    @staticmethod
    def last(text):
        """
        >>> Word.last("ab")
        'b'
        """
        return text[0]

    @classmethod
    def of(cls, *letters):
        """
        >>> Word.of("a", "b").upper()
        'AB'
        """
        return cls("".join(letters))

    def upper(self):
        """
        >>> Word("ab").upper()
        'AB'
        """
        return self.text.upper()
