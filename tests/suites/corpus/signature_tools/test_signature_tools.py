import dis
import inspect
import types
import unittest

from solution import Memo, limit, make_counter, retype, traced, trampoline


class TestSignatures(unittest.TestCase):
    def test_of_a_function(self):
        signature = inspect.signature(limit)
        self.assertEqual(str(signature), "(value, /, low=0, *, high=10, **options)")
        kinds = [parameter.kind.name for parameter in signature.parameters.values()]
        self.assertEqual(kinds, ["POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "KEYWORD_ONLY", "VAR_KEYWORD"])
        self.assertEqual([limit(11), limit(-5, -3), limit(7, high=6), limit(1, value=9)], [10, -3, 6, 1])
        with self.assertRaisesRegex(TypeError, r"takes from 1 to 2 positional arguments but 3 were given"):
            limit(1, 2, 3)

    def test_traced_keeps_them(self):
        @traced(prefix="> ")
        def half(number: float, *, up: bool = False) -> int:
            """Half of it."""
            return int(number / 2 + 0.5 * up)

        self.assertEqual(list(inspect.signature(half).parameters), ["number", "up"])
        self.assertEqual((half(5), half(5, up=True)), (2, 3))
        self.assertEqual(half.trace, ["> half(5) = 2", "> half(5, up=True) = 3"])
        self.assertEqual((half.__name__, half.__doc__, half.__wrapped__(8)), ("half", "Half of it.", 4))


class TestClosures(unittest.TestCase):
    def test_counters_are_separate(self):
        first, second = make_counter(), make_counter(start=10, step=-1)
        self.assertEqual([first(), first(), second(), second(), first()], [1, 2, 9, 8, 3])
        self.assertIsInstance(first, types.FunctionType)
        self.assertTrue(callable(first) and inspect.isfunction(second))

    def test_trampoline_and_memo(self):
        def down(n, total=0):
            return total if n == 0 else lambda: down(n - 1, total + n)

        self.assertEqual(trampoline(down, 300), 45150)
        memo = Memo(lambda self, n: n if n < 2 else self(n - 1) + self(n - 2))
        self.assertEqual((memo(30), len(memo.known)), (832040, 31))

    def test_retype(self):
        @retype(int, name=str.title)
        def label(number, *, name, **rest):
            return f"{number + 1} {name} {rest}"

        self.assertEqual(label("41", name="kim"), "42 Kim {}")
        self.assertEqual(label(*[1.9], **{"name": "a b", "size": 2}), "2 A B {'size': 2}")
        with self.assertRaises(ValueError):
            label("x", name="")
        with self.assertRaisesRegex(TypeError, "missing a required argument: 'name'"):
            label(5)
        self.assertEqual(inspect.getfullargspec(inspect.unwrap(label)).kwonlyargs, ["name"])

    def test_code_can_be_looked_into(self):
        names = [step.argval for step in dis.get_instructions(trampoline) if step.opname == "LOAD_GLOBAL"]
        self.assertEqual(set(names), {"callable"})
        code = trampoline.__code__
        self.assertEqual({line for _, _, line in code.co_lines()}, {place[0] for place in code.co_positions()})
