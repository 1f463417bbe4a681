import pytest

from solution import Trie

WORDS = ["car", "card", "care", "cat", "dog"]


@pytest.fixture(params=[Trie, lambda words: Trie().update(words)], ids=["constructor", "update"])
def trie(request):
    return request.param(WORDS)


def test_membership(trie):
    assert "car" in trie
    assert "ca" not in trie
    assert "" not in trie
    assert len(trie) == 5


def test_iteration_is_sorted(trie):
    assert list(trie) == sorted(WORDS)
    assert min(trie) == "car"
    assert "".join(word[0] for word in trie) == "ccccd"


@pytest.mark.parametrize("prefix, found", [("car", 3), ("d", 1), ("x", 0), ("", 5)], ids=["car", "d", "x", "none"])
def test_completions(trie, prefix, found):
    words = list(trie.complete(prefix))
    assert len(words) == found
    assert all(word.startswith(prefix) for word in words)


def test_completions_can_be_limited(trie):
    assert list(trie.complete("c", limit=2)) == ["car", "card"]
    assert list(trie.complete("c", where=lambda word: len(word) == 4)) == ["card", "care"]


def test_remove(trie):
    trie.remove("car")
    assert "car" not in trie and "card" in trie
    with pytest.raises(KeyError) as caught:
        trie.remove("car")
    assert str(caught.value) == "'car'"


def test_values(trie):
    trie["cat"] = 9
    assert trie["cat"] == 9
    assert trie["dog"] is None
    trie["cow"] = "new"
    assert sorted(trie.items(), key=lambda pair: pair[0])[-2:] == [("cow", "new"), ("dog", None)]
    del trie["cow"]
    assert len(trie) == 5


def test_longest_prefix(trie):
    assert trie.longest_prefix("careful") == "care"
    assert trie.longest_prefix("zoo") is None


def test_only_text():
    with pytest.raises(TypeError, match="words must be str, not int"):
        Trie([1])
    with pytest.raises(TypeError):
        Trie(5)


def test_equality_and_copy(trie):
    twin = trie.copy()
    assert twin == trie and twin is not trie
    twin.update(["new"])
    assert twin != trie
