import unittest

from solution import Form, Invalid, NumberField, TextField, readonly


class SignUp(Form):
    user = TextField(longest=8)
    age = NumberField(low=18, required=False)


class StaffSignUp(SignUp):
    badge = NumberField(low=1, high=999)

    def check(self):
        super().check()
        if self.user == "root":
            raise Invalid("user", "is reserved")


class TestForms(unittest.TestCase):
    def test_fields_know_their_names(self):
        self.assertEqual(SignUp.user.name, "user")
        self.assertEqual([field.name for field in StaffSignUp.fields()], ["user", "age", "badge"])
        self.assertIsInstance(SignUp.age, NumberField)

    def test_the_metaclass(self):
        self.assertIsNot(type(SignUp), type)
        self.assertIs(type(SignUp), type(Form))
        self.assertIn("age", SignUp)
        self.assertNotIn("badge", SignUp)
        self.assertEqual(str(StaffSignUp), "StaffSignUp(user, age, badge)")

    def test_values_are_converted(self):
        form = SignUp(user="  kim ", age="21")
        self.assertEqual((form.user, form.age), ("kim", 21))
        form.age = None
        self.assertIsNone(form.age)

    def test_bad_values(self):
        samples = [
            ("user", "", "user: is required"), ("user", "far too long", "user: has more than 8 letters"),
            ("age", 17, "age: is below 18"), ("age", "old", "age: is not a number"),
        ]
        form = SignUp(user="kim")
        for name, value, message in samples:
            with self.subTest(name=name, value=value):
                with self.assertRaises(Invalid) as caught:
                    setattr(form, name, value)
                self.assertEqual(str(caught.exception), message)
        self.assertEqual(form.user, "kim")

    def test_check_is_called_back(self):
        self.assertTrue(StaffSignUp(user="ann", badge=7).is_valid())
        self.assertFalse(StaffSignUp(user="root", badge=7).is_valid())
        self.assertFalse(StaffSignUp(user="ann").is_valid())

    def test_same_field_twice(self):
        with self.assertRaisesRegex(TypeError, "^user is defined twice$"):
            class Twice(SignUp):
                user = TextField()

    def test_forms_do_not_share_values(self):
        first, second = SignUp(user="a"), SignUp(user="b")
        first.age = 30
        self.assertEqual((first.user, second.user, second.age), ("a", "b", None))

    def test_unknown_field(self):
        with self.assertRaises(TypeError):
            SignUp(user="a", shoe=42)

    def test_readonly_descriptor(self):
        class Stamp:
            place = readonly("Bern")

        stamp = Stamp()
        self.assertEqual((stamp.place, Stamp.place), ("Bern", "Bern"))
        with self.assertRaisesRegex(AttributeError, "place is read-only"):
            stamp.place = "Rome"
        with self.assertRaises(AttributeError):
            del stamp.place
