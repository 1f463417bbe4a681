"""Growth: how the cost of an operation grows with its size decides, never how long it took."""
import json
import unittest

from gradebox_cli import ACCEPTED, NOT_ACCEPTED, GradeboxTest

TOML = """
title = "A shelf"
[entry]
kind = "calls"
{entry}
[limits]
memory = "{memory}"
{more}
[[group]]
name = "growth"
visibility = "{visibility}"
hint = "the author's hint"
"""
USE = {
    "id": "use",
    "growth": {
        "measure": "time",
        "bound": "O(1)",
        "sizes": [500, 50000],
        "init": [{"$n": True}],
        "prepare": [["put", {"$i": True}, {"$i": True}]],
        "operation": [["get", {"$scattered": True}]],
        "expect": [{"$scattered": True}],
    },
}
ORDERED = """
from collections import OrderedDict

class Shelf(OrderedDict):
    def __init__(self, capacity):
        self.capacity = capacity

    def put(self, key, value):
        self[key] = value

    def get(self, key):
        self.move_to_end(key)
        return self[key]
"""
PLAIN = """
class Shelf:
    def __init__(self, capacity):
        self.values = {}

    def put(self, key, value):
        self.values[key] = value

    def get(self, key):
        value = self.values.pop(key)
        self.values[key] = value
        return value
"""
LISTED = """
class Shelf:
    def __init__(self, capacity):
        self.keys, self.values = [], {}

    def put(self, key, value):
        self.keys.append(key)
        self.values[key] = value

    def get(self, key):
        self.keys.remove(key)
        self.keys.append(key)
        return self.values[key]
"""
# Quick, because it does nothing; its results betray it.
IDLE = """
class Shelf:
    def __init__(self, capacity):
        pass

    def put(self, key, value):
        pass

    def get(self, key):
        return 0
"""
WORDS = {
    "id": "words",
    "files": {"words": {"$input": "words"}},
    "growth": {
        "measure": "memory",
        "bound": "O(1)",
        "sizes": ["256KiB", "8MiB"],
        "file": "words",
        "operation": [["words", {"$path": "words"}]],
        "consume": True,
    },
}
GENERATOR = """
for i in range(1_000_000):
    print(f"word-{i:04}")
"""
STREAMING = """
def words(path):
    with open(path) as file:
        for line in file:
            yield line.strip()
"""
KEEPING = STREAMING + """
seen = set()
stream = words

def words(path):
    for word in stream(path):
        seen.add(word)
        yield word
"""
POINTS = {
    "id": "points",
    "growth": {"measure": "memory", "per_item": "72B", "sizes": [5000, 300000], "operation": [["Point", 1, 2]]},
}
SLOTTED = """
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y
"""


class Growth(GradeboxTest):
    def make(self, case, entry='class = "Shelf"', memory="64MiB", more="", visibility="public"):
        challenge = self.folder / "shelf"
        (challenge / "cases").mkdir(parents=True)
        (challenge / "challenge.toml").write_text(
            TOML.format(entry=entry, memory=memory, more=more, visibility=visibility)
        )
        (challenge / "statement.md").write_text("A shelf.\n")
        (challenge / "cases/growth.jsonl").write_text(json.dumps(case) + "\n")
        (challenge / "cases/generator.py").write_text(GENERATOR)
        return challenge

    def graded(self, challenge, source, code=NOT_ACCEPTED, *options):
        solution = self.write("solution.py", source)
        run = self.run_gradebox("grade", challenge, solution, "--report", "json=-", *options)
        self.assert_exit(run, code)
        return json.loads(run.stdout)["cases"][0]

    def test_flat_operations_pass_and_a_search_in_a_list_does_not(self):
        challenge = self.make(USE)
        for source in (ORDERED, PLAIN):
            case = self.graded(challenge, source, ACCEPTED)
            self.assertRegex(case["message"], r"^get: measured n\^-?0\.\d\d±0\.\d\d over 5e2…5e4, allowed O\(1\)$")
        case = self.graded(challenge, LISTED)
        self.assertEqual(case["verdict"], "growth_exceeded")
        self.assertRegex(case["message"], r"^get: measured n\^[01]\.\d\d±0\.\d\d over 5e2….*, allowed O\(1\)")

    def test_who_does_nothing_is_quick_and_wrong(self):
        case = self.graded(self.make(USE), IDLE)
        self.assertEqual(case["verdict"], "wrong_answer")
        self.assertEqual(case["message"], "at size 5e2: a result is not what it should be")

    def test_memory_over_a_file_is_flat_when_it_is_streamed_and_not_when_words_are_kept(self):
        inputs = '[[input]]\nname = "words"\ngenerator = "generator.py"\nsize = "16MiB"'
        challenge = self.make(WORDS, 'function = "words"', "64MiB", inputs)
        case = self.graded(challenge, STREAMING, ACCEPTED)
        self.assertIn("of memory over 256 KiB…8 MiB, allowed O(1)", case["message"])
        self.assertEqual(self.graded(challenge, KEEPING)["verdict"], "growth_exceeded")

    def test_memory_of_an_instance_is_measured(self):
        challenge = self.make(POINTS, 'class = "Point"')
        case = self.graded(challenge, SLOTTED, ACCEPTED)
        measured = float(case["message"].split("measured ")[1].split("±")[0])
        self.assertGreater(measured, 40)
        self.assertLess(measured, 56)
        plain = self.graded(challenge, SLOTTED.replace('    __slots__ = ("x", "y")\n', ""))
        self.assertEqual(plain["verdict"], "growth_exceeded")

    def test_a_hint_is_the_authors_and_hidden_says_nothing(self):
        for visibility, message in (("hint", "the author's hint"), ("hidden", "")):
            with self.subTest(visibility=visibility):
                challenge = self.make(USE, visibility=visibility)
                case = self.graded(challenge, LISTED)
                self.assertEqual((case["verdict"], case["message"]), ("growth_exceeded", message))
                self.assertIn("measured", self.graded(challenge, LISTED, NOT_ACCEPTED, "--reveal")["message"])
                self.tearDown()
                self.setUp()


if __name__ == "__main__":
    unittest.main()
