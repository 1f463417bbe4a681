import itertools
from dataclasses import dataclass

_ids = itertools.count(1)


def new_id():
    return next(_ids)


@dataclass
class User:
    id: int
    email: str

    @property
    def domain(self):
        return self.email.partition("@")[2]

    def greeting(self):
        return f"Dear {self.email}"


class Repository:
    def __init__(self):
        self.users = {}

    def find(self, email):
        return next((user for user in self.users.values() if user.email == email), None)

    def save(self, user):
        self.users[user.id] = user

    def delete(self, id):
        del self.users[id]


class UserService:
    def __init__(self, repository, mailer):
        self.repository, self.mailer = repository, mailer

    def register(self, email):
        email = email.lower()
        known = self.repository.find(email)
        if known:
            raise ValueError(f"known as {known.id}")
        user = User(new_id(), email)
        self.repository.save(user)
        try:
            self.mailer.send(email, subject="Welcome", body=f"Your number is {user.id}.")
        except OSError:
            self.repository.delete(user.id)
            raise
        return user

    def greet(self, user):
        return user.greeting()
