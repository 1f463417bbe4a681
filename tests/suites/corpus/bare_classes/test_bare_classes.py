import unittest
import unittest.mock

from solution import Field, ImportErrors, Table, blank, causes, import_rows, singleton


class TestSingletons(unittest.TestCase):
    def make(self):
        @singleton
        class Registry:
            made = 0

            def __init__(self, name="first"):
                Registry.made += 1
                self.name = name

        return Registry

    def test_there_is_one(self):
        Registry = self.make()
        self.assertIs(Registry(), Registry("second"))
        self.assertEqual((Registry().name, Registry.made), ("first", 1))

    def test_it_is_still_a_class(self):
        Registry = self.make()
        self.assertIsInstance(Registry, type)
        self.assertIsInstance(Registry(), Registry)

    def test_blank(self):
        class Point:
            def __init__(self):
                self.x = 1

        self.assertIs(type(blank(Point)), Point)
        self.assertEqual(vars(blank(Point)), {})

    def test_no_instance_of_something_else(self):
        with self.assertRaises(TypeError):
            blank(int)


class TestTables(unittest.TestCase):
    def setUp(self):
        class Person(Table):
            name = Field()
            age = Field(18)
            LIMIT = 150

            def greet(self):
                return f"I am {self.age}"

        self.Person = Person

    def test_fields_are_in_the_class(self):
        contents = vars(self.Person)
        self.assertIsInstance(contents["age"], Field)
        self.assertEqual((contents["age"].name, contents["LIMIT"]), ("age", 150))
        self.assertIs(contents["age"].owner, self.Person)

    def test_methods_are_in_the_class(self):
        self.assertIs(vars(self.Person)["greet"], self.Person.greet)
        self.assertEqual(self.Person.__dict__["greet"](self.Person()), "I am 18")

    def test_what_a_hook_adds(self):
        self.assertEqual(vars(self.Person)["columns"], ["name", "age"])
        self.assertNotIn("missing", vars(self.Person))

    def test_patched(self):
        with unittest.mock.patch.object(self.Person, "LIMIT", 5):
            self.assertEqual(vars(self.Person)["LIMIT"], 5)
        self.assertEqual(vars(self.Person)["LIMIT"], 150)


class TestGroups(unittest.TestCase):
    def fail(self):
        with self.assertRaises(ImportErrors) as caught:
            import_rows(["1", "x", "y"], int)
        return caught.exception

    def test_is_a_group(self):
        group = self.fail()
        self.assertIsInstance(group, ExceptionGroup)
        self.assertIsInstance(group, Exception)
        self.assertEqual((str(group), group.message, group.rows), ("2 rows (2 sub-exceptions)", "2 rows", [1, 2]))
        self.assertEqual([type(error) for error in group.exceptions], [ValueError, ValueError])
        self.assertEqual(ImportErrors.__mro__[1:4], (ExceptionGroup, BaseExceptionGroup, Exception))

    def test_split_keeps_its_class(self):
        def convert(row):
            return {"a": 1}[row] if row.isalpha() else int(row)

        with self.assertRaises(ImportErrors) as caught:
            import_rows(["b", "1.5", "c"], convert)
        keys, rest = caught.exception.split(KeyError)
        self.assertIs(type(keys), ImportErrors)
        self.assertEqual((len(keys.exceptions), len(rest.exceptions), rest.rows), (2, 1, [0, 1, 2]))

    def test_except_star(self):
        caught = []
        try:
            import_rows(["x"], int)
        except* ValueError as group:
            caught.extend(group.exceptions)
        self.assertEqual(len(caught), 1)

    def test_made_by_the_test(self):
        group = ImportErrors("mine", [OSError("disk")], [3])
        self.assertEqual((group.rows, str(group.exceptions[0])), ([3], "disk"))


class TestCauses(unittest.TestCase):
    def test_chain(self):
        one, two = ValueError("one"), KeyError("two")
        one.__cause__ = two
        self.assertEqual(causes(one), ["one", "'two'"])

    def test_cycle(self):
        one, two = ValueError("one"), ValueError("two")
        one.__cause__, two.__cause__ = two, one
        self.assertEqual(causes(one), ["one", "two"])
        own = ValueError("own")
        own.__cause__ = own
        self.assertEqual(causes(own), ["own"])


if __name__ == "__main__":
    unittest.main()
