import os
from pathlib import Path

import pytest

import solution
from solution import Settings, find_up, flag, greeting


def test_reads_the_environment(monkeypatch):
    monkeypatch.setenv("SHOP_PORT", "8080")
    monkeypatch.setenv("SHOP_NAME", "corner")
    settings = Settings.from_env(prefix="SHOP_")
    assert settings.port == 8080
    assert settings.name == "corner"
    assert settings == Settings(name="corner", port=8080)


def test_defaults(monkeypatch):
    monkeypatch.delenv("SHOP_PORT", raising=False)
    monkeypatch.delenv("SHOP_NAME", raising=False)
    assert Settings.from_env("SHOP_") == Settings()
    assert Settings().port == 80


def test_bad_port(monkeypatch):
    monkeypatch.setenv("SHOP_PORT", "many")
    with pytest.raises(ValueError, match="SHOP_PORT must be a number, not 'many'") as caught:
        Settings.from_env("SHOP_")
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("text, on", [("1", True), ("yes", True), ("TRUE", True), ("0", False), ("", False)])
def test_flags(monkeypatch, text, on):
    monkeypatch.setenv("FLAG", text)
    assert flag("FLAG") is on


def test_flag_not_set(monkeypatch):
    monkeypatch.delenv("FLAG", raising=False)
    assert flag("FLAG") is False
    assert flag("FLAG", default=None) is None


def test_find_up_from_the_current_folder(monkeypatch, tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "marker.toml").touch()
    monkeypatch.chdir(deep)
    assert find_up("marker.toml") == tmp_path / "marker.toml"
    assert find_up("no-such-file.toml") is None
    (deep / "marker.toml").write_text("x")
    assert find_up("marker.toml").read_text() == "x"


def test_relative_paths_follow_chdir(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Settings(name="here").save("settings.txt")
    assert Path("settings.txt").read_text() == "name=here\nport=80\n"
    assert os.listdir() == ["settings.txt"]


def test_replaced_module_attributes(monkeypatch):
    monkeypatch.setattr(solution, "DEFAULT_NAME", "visitor")
    monkeypatch.setattr("solution.getpass.getuser", lambda: "root")
    assert greeting() == "hello visitor (root)"
    monkeypatch.setattr(Settings, "port", 9, raising=True)
    assert Settings.port == 9
    with pytest.raises(AttributeError):
        monkeypatch.setattr(solution, "no_such_name", 1)
