import unittest

from solution import Command, Field, Model, Plugin, Tracked


class Upper(Plugin, kind="text"):
    def run(self, value):
        return value.upper()


class Double(Plugin, kind="number", priority=5):
    def run(self, value):
        return value * 2


class User(Model):
    name = Field("anonymous")
    age = Field(0)


class Admin(User):
    rights = Field(("read",))


class TestPlugins(unittest.TestCase):
    def test_subclasses_register_themselves(self):
        self.assertIs(Plugin.known["text"], Upper)
        self.assertEqual(Plugin.find("number").run(4), 8)
        self.assertEqual((Upper.priority, Double.priority), (0, 5))

    def test_same_kind_twice(self):
        with self.assertRaisesRegex(TypeError, "'text' is taken by Upper"):
            class Lower(Plugin, kind="text"):
                pass

    def test_plain_subclass_of_a_plugin(self):
        class Shout(Upper, kind="shout"):
            def run(self, value):
                return super().run(value) + "!"

        self.addCleanup(Plugin.known.pop, "shout")
        self.assertEqual(Plugin.find("shout").run("hey"), "HEY!")


class TestModels(unittest.TestCase):
    def test_fields_are_collected_in_order(self):
        self.assertEqual(list(User.fields), ["name", "age"])
        self.assertEqual(list(Admin.fields), ["name", "age", "rights"])
        self.assertNotIn("name", vars(User))
        self.assertEqual(len(Admin), 3)

    def test_instances(self):
        admin = Admin(age=7)
        self.assertEqual(vars(admin), {"name": "anonymous", "age": 7, "rights": ("read",)})
        with self.assertRaisesRegex(TypeError, "User has no field 'size'"):
            User(size=1)

    def test_types(self):
        self.assertIsInstance(User, type(Model))
        self.assertIsNot(type(User), type)
        self.assertEqual(repr(Admin), "<model Admin(name, age, rights)>")
        self.assertTrue(issubclass(Admin, Model))


class TestOtherMetaclasses(unittest.TestCase):
    def test_tracked_instances(self):
        class Thing(metaclass=Tracked):
            def __init__(self, size):
                self.size = size

        things = [Thing(1), Thing(size=2)]
        self.assertEqual(list(Thing), things)
        self.assertIn(things[0], Thing)
        self.assertEqual(Thing[1].size, 2)

    def test_required_method(self):
        with self.assertRaisesRegex(TypeError, "Nothing must define execute"):
            type("Nothing", (Command,), {})
        Good = type("Good", (Command,), {"execute": lambda self: "done"})
        self.assertEqual(Good()(), "done")
