import copy
from itertools import islice


class Trie:
    def __init__(self, words=()):
        self.root = {}
        self.update(words)

    def update(self, words):
        for word in words:
            self[word] = None

    def __setitem__(self, word, value):
        if not isinstance(word, str):
            raise TypeError(f"words must be str, not {type(word).__name__}")
        node = self.root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = value

    def _node(self, prefix):
        node = self.root
        for letter in prefix:
            node = node.get(letter, {})
        return node

    def __contains__(self, word):
        return "" in self._node(word)

    def __getitem__(self, word):
        return self._node(word)[""]

    def remove(self, word):
        if word not in self:
            raise KeyError(word)
        del self._node(word)[""]

    __delitem__ = remove

    def items(self):
        return ((word, self[word]) for word in self)

    def _words(self, node, prefix):
        if "" in node:
            yield prefix
        for letter in reversed(node):
            if letter:
                yield from self._words(node[letter], prefix + letter)

    def __iter__(self):
        return self._words(self.root, "")

    def __len__(self):
        return sum(1 for _ in self)

    def complete(self, prefix, limit=None, where=None):
        return islice(filter(where, self._words(self._node(prefix), prefix)), limit)

    def longest_prefix(self, text):
        return max((text[:end] for end in range(len(text) + 1) if text[:end] in self), key=len, default=None)

    def copy(self):
        return copy.copy(self)

    def __eq__(self, other):
        return self.root == other.root
