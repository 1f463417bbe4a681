import pytest

from solution import Connection, Ledger, Server

history = []


@pytest.fixture(scope="module")
def server():
    with Server("main") as server:
        history.append("server up")
        yield server
    history.append("server down")
    assert not server.running


@pytest.fixture(scope="class")
def connection(server):
    connection = server.connect()
    yield connection
    connection.close()


@pytest.fixture(autouse=True)
def note_every_test(request):
    history.append(request.node.name)
    yield
    assert history.pop() == request.node.name


@pytest.fixture(params=["memory", "list"], ids=lambda kind: f"in-{kind}")
def ledger(request):
    return Ledger() if request.param == "memory" else Ledger(entries=[])


@pytest.fixture
def cleanup(request, server):
    done = []
    request.addfinalizer(lambda: done == ["last"] or pytest.fail("wrong order"))
    return done


class TestConnection:
    def test_first_answer(self, connection):
        assert connection.ask("a") == "main:a:1"

    def test_same_connection_in_the_class(self, connection, server):
        assert connection.ask("b") == "main:b:2"
        assert server.connections == [connection]


class TestAnotherConnection:
    @pytest.fixture
    def loud(self, connection):
        return lambda text: connection.ask(text).upper()

    def test_new_connection_for_the_class(self, loud, server):
        assert loud("x") == "MAIN:X:1"
        assert len(server.connections) == 1

    def setup_method(self, method):
        self.name = method.__name__

    def test_setup_method_ran(self):
        assert self.name == "test_setup_method_ran"


def test_server_is_started_once(server, cleanup):
    assert history.count("server up") == 1
    cleanup.append("last")


def test_ledger(ledger):
    ledger.book(10)
    ledger.book(-3)
    assert ledger.balance == 7
    assert ledger.entries == [10, -3]


def test_closed_connection():
    with Server("other") as server:
        connection = server.connect()
    with pytest.raises(ConnectionError):
        connection.ask("?")
    assert isinstance(connection, Connection)
