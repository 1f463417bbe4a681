import gc
import unittest

from solution import Base, Late, Priority, items_of, kinds_of, louder


class TestBuiltinBases(unittest.TestCase):
    def test_dict_last(self):
        class Record(Base, dict):
            pass

        record = Record()
        record["b"] = 2
        record["a"] = 1
        self.assertEqual(record, {"a": 1, "b": 2})
        self.assertEqual(record.hello(), "hello")
        self.assertEqual(items_of(record), [("a", 1), ("b", 2)])
        self.assertEqual(kinds_of(record), ["dict", "Base"])

    def test_dict_first(self):
        class Record(dict, Base):
            pass

        record = Record(b=2)
        self.assertEqual(len(record), 1)
        self.assertEqual(record.hello(), "hello")

    def test_list_and_int(self):
        class Names(list, Base):
            pass

        class Number(int, Base):
            pass

        names = Names(["x"])
        names.append("y")
        self.assertEqual(names, ["x", "y"])
        self.assertEqual(kinds_of(names), ["list", "Base"])
        self.assertEqual(Number(3) + 1, 4)
        self.assertEqual(Number(3).hello(), "hello")


class TestDecoratedClass(unittest.TestCase):
    def test_super_leads_to_the_test(self):
        @louder
        class Person:
            def say(self):
                return "hi"

        self.assertEqual(Person().say(), "hi!")


class TestLateMethods(unittest.TestCase):
    def test_put_into_the_class_and_taken_out(self):
        late = Late()
        with self.assertRaises(TypeError):
            len(late)
        late.count_from(5)
        self.assertEqual(len(late), 5)
        late.forget()
        with self.assertRaises(TypeError):
            len(late)


class TestEnums(unittest.TestCase):
    def test_members_that_go(self):
        before = gc.get_threshold()
        gc.set_threshold(1)
        try:
            self.assertLess(Priority.LOW, Priority.HIGH)
            self.assertEqual([member.value for member in Priority], [1, 2])
        finally:
            gc.set_threshold(*before)


if __name__ == "__main__":
    unittest.main()
