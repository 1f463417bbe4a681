"""Classes of the test's between those of the solution: every super() goes on to the next, whoever's it is."""
import dataclasses
import unittest

from solution import Counted, Final, Logged, Noting, Plain, Registry, Tracked, fill, registered, sealed


class Animal:
    kind = "animal"

    def __init__(self, name):
        self.name = name

    def save(self):
        return [f"save {self.name}"]

    def speak(self):
        return "…"


class Loud(Animal):
    def speak(self):
        return super().speak().upper() + "!"


hooked = []


class Hooked:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        hooked.append(cls.__name__)


class TestBasesOfBoth(unittest.TestCase):
    def test_what_the_mixin_lacks_the_next_base_has(self):
        class Squirrel(Plain, Animal):
            def __init__(self, name):
                super().__init__(name.title())

        squirrel = Squirrel("mike")
        self.assertEqual(squirrel.name, "Mike")
        self.assertEqual([each.__name__ for each in Squirrel.__mro__], ["Squirrel", "Plain", "Animal", "object"])

    def test_the_mixin_goes_on_to_the_next_base(self):
        class Squirrel(Tracked, Logged, Animal):
            pass

        squirrel = Squirrel("Mike")
        self.assertEqual(squirrel.name, "Mike")
        self.assertEqual(squirrel.save(), ["log", "save Mike"])
        self.assertEqual(Tracked.made, ["Squirrel"])
        self.assertEqual(squirrel.describe(), "animal Mike says …")

    def test_in_the_order_of_the_bases(self):
        class First(Logged, Loud):
            pass

        class Last(Loud, Logged):
            def save(self):
                return ["last", *super().save()]

        self.assertEqual(First("a").describe(), "animal a says …!")
        self.assertEqual(First("a").save(), ["log", "save a"])
        self.assertEqual(Last("b").save(), ["last", "save b"])

    def test_derived_once_more(self):
        class Pet(Counted, Animal):
            def save(self):
                return super().save() + ["pet"]

        class Dog(Pet):
            def speak(self):
                return "woof"

        dog = Dog("Rex")
        self.assertEqual(dog.save(), [1, "save Rex", "pet"])
        self.assertEqual(dog.describe(), "Rex: woof")

    def test_a_metaclass_beside_a_class_of_the_test(self):
        class Service(Animal, metaclass=Registry):
            def start(self):
                return self.name

        self.assertIs(type(Service), Registry)
        self.assertEqual(registered[-1], ("Service", ["Animal"]))
        self.assertEqual(Service("s").start(), "s")

        class Special(Loud, Service):
            pass

        self.assertEqual(registered[-1], ("Special", ["Loud", "Service"]))
        self.assertEqual(Registry("Made", (Animal,), {})("m").save(), ["save m"])

    def test_hooks_of_every_base_run(self):
        class Own:
            pass

        with self.assertRaises(TypeError):
            class Child(Own, Final):
                pass
        with self.assertRaises(TypeError):
            class Child(Final):
                pass
        with self.assertRaises(TypeError):
            sealed(Own)

    def test_each_hook_runs_once(self):
        class HookedToo:
            def __init_subclass__(cls, **kwargs):
                super().__init_subclass__(**kwargs)
                hooked.append(f"{cls.__name__} too")

        class HookedFirst:
            def __init_subclass__(cls, **kwargs):
                super().__init_subclass__(**kwargs)
                hooked.append(f"{cls.__name__} first")

        class One(Plain, Hooked):
            pass

        class Two(Noting, HookedToo):
            pass

        class Three(HookedFirst, Noting):
            pass

        self.assertEqual(hooked, ["One", "Two too", "Three first"])
        self.assertEqual(Noting.noted, ["Two", "Three"])

    def test_what_a_class_statement_said_can_be_taken_back(self):
        class Noted(Plain):
            notes = 3
            limit = 5

        del Noted.notes
        self.assertFalse(hasattr(Noted, "notes"))
        del Noted.limit
        self.assertEqual(Noted.limit, 1)

        @dataclasses.dataclass
        class Listed(Plain):
            items: list = dataclasses.field(default_factory=list)

        self.assertEqual(Listed().items, [])
        self.assertEqual(Listed([1]), Listed([1]))

    def test_parts_of_memory(self):
        memory = bytearray(6)
        fill(memoryview(memory)[1:3], b"ab")
        fill(memoryview(memory)[::-1][:2], b"yz")
        self.assertEqual(memory, b"\0ab\0zy")


if __name__ == "__main__":
    unittest.main()
