import json
import os
from pathlib import Path

import pytest

from solution import FileStore, Locked, atomic_write, tail, tree


@pytest.fixture
def store(tmp_path):
    with FileStore(tmp_path / "store") as store:
        yield store


def test_set_and_get(store, tmp_path):
    store["a"] = {"n": [1, 2]}
    assert store["a"] == {"n": [1, 2]}
    assert json.loads((tmp_path / "store" / "a.json").read_text()) == {"n": [1, 2]}


def test_sees_files_written_by_others(store):
    (store.folder / "b.json").write_text("[true, null]")
    assert store["b"] == [True, None]
    assert sorted(store) == ["b"]
    assert isinstance(store.folder, Path)


def test_delete(store):
    store["x"] = 1
    del store["x"]
    assert "x" not in store
    assert not list(store.folder.glob("*.json"))
    with pytest.raises(KeyError, match="x"):
        store["x"]


def test_lock_file(store, tmp_path):
    assert (store.folder / ".lock").exists()
    with pytest.raises(Locked) as caught:
        with FileStore(tmp_path / "store"):
            pytest.fail("must not be entered")
    assert caught.value.path == store.folder / ".lock"


def test_lock_is_released_after_an_error(tmp_path):
    with pytest.raises(RuntimeError):
        with FileStore(tmp_path):
            raise RuntimeError
    assert not (tmp_path / ".lock").exists()


def test_atomic_write_keeps_the_old_text(tmp_path):
    file = tmp_path / "f.txt"
    file.write_text("old")
    with pytest.raises(OSError, match="half way"):
        with atomic_write(file) as out:
            out.write("new")
            raise OSError("half way")
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["f.txt"]
    with atomic_write(file) as out:
        assert out.write("new") == 3
    assert file.read_text() == "new"


@pytest.mark.parametrize("count, expected", [(0, []), (2, ["d", "e"]), (9, list("abcde"))])
def test_tail(tmp_path, count, expected):
    file = tmp_path / "log"
    file.write_text("\n".join("abcde"))
    with file.open() as stream:
        assert tail(stream, count) == expected


def test_tree(tmp_path_factory):
    root = tmp_path_factory.mktemp("root")
    (root / "sub").mkdir()
    (root / "sub" / "b").write_bytes(b"12345")
    (root / "a").write_bytes(b"")
    assert tree(root) == {"a": 0, "sub": {"b": 5}}
