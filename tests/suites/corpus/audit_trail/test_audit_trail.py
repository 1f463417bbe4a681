import io
import logging

import pytest

from solution import Audit, AuditWarning, audited, print_report

EVENTS = []


@pytest.fixture(scope="module")
def stream():
    EVENTS.append("open")
    with io.StringIO() as opened:
        yield opened
    EVENTS.append("closed")


@pytest.fixture
def audit(stream, request):
    trail = Audit(stream, user=getattr(request, "param", "kim"))
    yield trail
    trail.flush()
    stream.seek(0)
    stream.truncate()


def test_writes_when_flushed(audit, stream):
    audit.note("login")
    assert stream.getvalue() == ""
    audit.flush()
    assert stream.getvalue() == "kim: login\n"


def test_stream_is_clean_again(stream):
    assert stream.getvalue() == ""
    assert EVENTS == ["open"]


@pytest.mark.parametrize("audit", ["ann", "lou"], indirect=True)
def test_users(audit, stream, request):
    audit.note("a").note("b").flush()
    user = request.node.name.partition("[")[2].rstrip("]")
    assert stream.getvalue().splitlines() == [f"{user}: a", f"{user}: b"]


def test_report_on_both_streams(audit, capsys):
    print_report(audit, ["x", None])
    shown = capsys.readouterr()
    assert shown.out == "kim did x\n1 entry\n"
    assert shown.err == "1 entry is empty\n"
    print_report(audit, [])
    assert capsys.readouterr() == ("0 entries\n", "")


def test_log(audit, caplog):
    with caplog.at_level(logging.INFO):
        audit.note("start", level=logging.INFO)
        audit.note("detail", level=logging.DEBUG)
        audit.note("stop")
    assert caplog.messages == ["kim: start", "kim: stop"]
    assert {record.name for record in caplog.records} == {"audit"}
    assert "WARNING" in caplog.text


class TestDecorator:
    def test_success_and_failure(self, audit, caplog):
        @audited(audit)
        def divide(a, b):
            return a / b

        assert divide(6, b=3) == 2
        with pytest.raises(ZeroDivisionError):
            divide(1, 0)
        assert caplog.messages == ["kim: divide ok", "kim: divide failed with ZeroDivisionError"]

    def test_long_text_warns(self, audit):
        with pytest.warns(AuditWarning, match="cut after 40") as caught:
            audit.note("x" * 45)
        assert caught[0].message.text == "x" * 45
        assert audit.pending == ["x" * 40]

    def test_without_warning(self, audit, recwarn):
        audit.note("x" * 40)
        assert len(recwarn) == 0
