from dataclasses import dataclass


@dataclass
class Book:
    title: str
    year: int
    genre: str = ""
    kind = "book"

    def label(self):
        return f"{self.title} ({self.year})"


@dataclass
class Slip:
    book: Book
    reader: str


class LentOut(Exception):
    def __init__(self, title, reader):
        super().__init__(f"{title} is with {reader}")
        self.reader = reader


class Library:
    lent = {}

    def __init__(self, name):
        self.name, self.books, self.closed = name, {}, False

    def add(self, book):
        self.books[book.title] = book

    def search(self, test=lambda book: True, **wanted):
        for book in self.books.values():
            if test(book) and all(getattr(book, key) == value for key, value in wanted.items()):
                yield book

    def lend(self, title, to):
        if title in self.lent:
            raise LentOut(title, self.lent[title].reader)
        self.lent[title] = Slip(self.books[title], to)
        return self.lent[title]

    def give_back(self, slip):
        del self.lent[slip.book.title]

    def close(self):
        self.closed = True

    def __getitem__(self, title):
        return self.books[title]

    def __iter__(self):
        return iter(self.books.values())
