import logging
import warnings

import pytest

from solution import Importer, OldFormat, convert, quiet_sum


def test_messages_in_order(caplog):
    caplog.set_level(logging.DEBUG, logger="importer")
    Importer().run(["1", "x", "3"])
    assert [record.getMessage() for record in caplog.records] == ["reading 3 rows", "row 2 is bad: 'x'", "2 rows are good"]
    assert [record.levelname for record in caplog.records] == ["DEBUG", "WARNING", "INFO"]


def test_record_tuples(caplog):
    Importer(name="special").run(["?"])
    assert caplog.record_tuples == [("importer.special", logging.WARNING, "row 1 is bad: '?'")]


def test_level_for_a_while(caplog):
    importer = Importer()
    with caplog.at_level(logging.ERROR, logger="importer"):
        importer.run(["x"])
    assert caplog.records == []
    importer.run(["x"])
    assert len(caplog.records) == 1
    caplog.clear()
    assert caplog.text == ""


def test_exception_information(caplog):
    def broken(row):
        raise KeyError(row)

    assert Importer(parse=broken).run(["a"]) == []
    (record,) = caplog.records
    assert record.exc_info[0] is KeyError
    assert "Traceback" in caplog.text


def test_extra_values(caplog):
    Importer().run(["bad"])
    assert caplog.records[-1].row == 1


def test_warns_with_match():
    with pytest.warns(OldFormat, match=r"format \d is old") as caught:
        assert convert("7", version=1) == 7
    assert len(caught) == 1
    assert caught[0].message.args == ("format 1 is old",)
    assert caught[0].category is OldFormat


def test_new_format_does_not_warn():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert convert("7", version=2) == 7


def test_deprecated_call():
    with pytest.deprecated_call():
        assert quiet_sum([1, 2]) == 3


def test_many_warnings(recwarn):
    warnings.simplefilter("always")
    for version in (1, 1, 2):
        convert("1", version)
    assert [str(w.message) for w in recwarn.list] == ["format 1 is old"] * 2
    with pytest.raises(pytest.fail.Exception, match="DID NOT WARN"):
        with pytest.warns(UserWarning):
            convert("1")
