import unittest

from solution import CsvReport, Report


class Greeting(Report):
    title = "Greeting"

    def rows(self):
        yield "hello"
        yield "world"


class Numbered(Greeting):
    separator = "|"

    def row(self, text):
        return f"{self.counter}. {super().row(text)}"

    def render(self):
        self.counter = 0
        return super().render().upper()

    def before_row(self, text):
        self.counter += 1


class TestReport(unittest.TestCase):
    def test_template_method_calls_the_hooks(self):
        self.assertEqual(Greeting().render(), "== Greeting ==\nhello\nworld")

    def test_rows_must_be_given(self):
        with self.assertRaisesRegex(NotImplementedError, "Report.rows"):
            Report().render()

    def test_overridden_class_attributes_and_super(self):
        self.assertEqual(Numbered().render(), "== GREETING ==|1. HELLO|2. WORLD")

    def test_instance_attribute_beats_class_attribute(self):
        report = Greeting()
        report.title = "Hi"
        self.assertTrue(report.render().startswith("== Hi =="))
        self.assertEqual(Greeting.title, "Greeting")
        self.assertEqual(Report.title, "Report")

    def test_init_of_the_base(self):
        class Loud(Greeting):
            def __init__(self, volume, **options):
                super().__init__(**options)
                self.volume = volume

            def row(self, text):
                return super().row(text) + "!" * self.volume

        self.assertEqual(Loud(2, footer="end").render(), "== Greeting ==\nhello!!\nworld!!\nend")
        with self.assertRaises(TypeError):
            Loud(1, colour="red")

    def test_classmethod_constructor_makes_the_subclass(self):
        report = Numbered.with_footer("bye")
        self.assertIs(type(report), Numbered)
        self.assertTrue(report.render().endswith("|BYE"))

    def test_cooperative_multiple_inheritance(self):
        class Trimmed:
            def row(self, text):
                return super().row(text)[:3]

        class Short(Trimmed, CsvReport):
            def rows(self):
                return [("a", "b"), ("c",)]

        self.assertEqual(Short().render(), "Report\na,b\nc")
        self.assertEqual([cls.__name__ for cls in Short.__mro__[:4]], ["Short", "Trimmed", "CsvReport", "Report"])

    def test_error_in_a_hook_passes_through(self):
        class Broken(Greeting):
            def row(self, text):
                raise UnicodeError(text)

        with self.assertRaises(UnicodeError) as caught:
            Broken().render()
        self.assertEqual(caught.exception.args, ("hello",))
