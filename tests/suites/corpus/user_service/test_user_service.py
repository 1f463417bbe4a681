from unittest import mock

import pytest

import solution
from solution import Repository, User, UserService


@pytest.fixture
def repository():
    return mock.create_autospec(Repository, instance=True)


@pytest.fixture
def service(repository, monkeypatch):
    monkeypatch.setattr(solution, "new_id", mock.Mock(side_effect=[11, 12, 13]))
    return UserService(repository, mailer=mock.Mock())


def test_registering_saves_and_sends(service, repository):
    repository.find.return_value = None
    user = service.register("Eva@Example.org")
    assert user == User(11, "eva@example.org")
    repository.save.assert_called_once_with(user)
    service.mailer.send.assert_called_once_with("eva@example.org", subject="Welcome", body=mock.ANY)
    assert "11" in service.mailer.send.call_args.kwargs["body"]


def test_known_address(service, repository):
    repository.find.return_value = User(3, "eva@example.org")
    with pytest.raises(ValueError, match="known as 3"):
        service.register("eva@example.org")
    repository.save.assert_not_called()
    assert not service.mailer.method_calls


def test_mail_trouble_rolls_back(service, repository):
    repository.find.return_value = None
    service.mailer.send.side_effect = ConnectionError("no route")
    with pytest.raises(ConnectionError):
        service.register("a@b.c")
    assert [call[0] for call in repository.method_calls] == ["find", "save", "delete"]
    repository.delete.assert_called_once_with(11)


def test_order_of_all_calls(service, repository):
    repository.find.return_value = None
    boss = mock.Mock()
    boss.attach_mock(service.mailer, "mailer")
    service.register("x@y.z")
    service.register("q@y.z")
    assert boss.mailer.send.call_count == 2
    assert boss.mock_calls[1] == mock.call.mailer.send("q@y.z", subject="Welcome", body=mock.ANY)


def test_patching_a_method_of_the_class(monkeypatch):
    monkeypatch.setattr(User, "greeting", lambda self: f"yo {self.id}")
    assert UserService(Repository(), None).greet(User(5, "m")) == "yo 5"


def test_unpatched():
    assert UserService(Repository(), None).greet(User(5, "m@x")) == "Dear m@x"
    assert not isinstance(solution.new_id, mock.Mock)


def test_wrapping_the_real_repository():
    real = Repository()
    spy = mock.Mock(wraps=real)
    service = UserService(spy, mailer=mock.MagicMock())
    user = service.register("r@s.t")
    assert real.find("r@s.t") is user
    spy.find.assert_called_with("r@s.t")
    with mock.patch.object(Repository, "find", autospec=True, return_value="fake") as find:
        assert real.find("zzz") == "fake"
    find.assert_called_once_with(real, "zzz")


def test_property_mock():
    with mock.patch("solution.User.domain", new_callable=mock.PropertyMock, return_value="local") as domain:
        assert User(1, "a@b.c").domain == "local"
    domain.assert_called_once_with()
    assert User(1, "a@b.c").domain == "b.c"
