import pytest

from solution import Book, Library


@pytest.fixture(scope="session")
def books():
    return [Book("Dune", 1965, "sf"), Book("Emma", 1815, "love"), Book("Solaris", 1961, "sf")]


@pytest.fixture
def library(books):
    library = Library("city")
    for book in books:
        library.add(book)
    yield library
    library.close()
    assert library.closed


@pytest.fixture
def lend(library):
    def lend(title, to="ann"):
        return library.lend(title, to=to)

    return lend


def pytest_collection_modifyitems(items):
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow tests are off"))


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long")
