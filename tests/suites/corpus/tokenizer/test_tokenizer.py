import types
import unittest
from itertools import islice

from solution import Token, tokenize


class TestTokenize(unittest.TestCase):
    def kinds(self, text):
        return [token.kind for token in tokenize(text)]

    def test_numbers_and_operators(self):
        self.assertEqual(
            list(tokenize("12+3.5")),
            [Token("NUMBER", 12, 0), Token("OP", "+", 2), Token("NUMBER", 3.5, 3)],
        )

    def test_numbers_have_the_right_type(self):
        whole, real = tokenize("7 7.0")
        self.assertIs(type(whole.value), int)
        self.assertIs(type(real.value), float)

    def test_tokens_are_named_tuples(self):
        (token,) = tokenize("  count")
        self.assertIsInstance(token, tuple)
        self.assertEqual(token, ("NAME", "count", 2))
        self.assertEqual(Token._fields, ("kind", "value", "position"))
        self.assertEqual(token._replace(position=0)._asdict(), {"kind": "NAME", "value": "count", "position": 0})
        kind, value, position = token
        self.assertEqual(f"{kind}:{value}@{position}", "NAME:count@2")

    def test_is_lazy(self):
        tokens = tokenize("a ?")
        self.assertIsInstance(tokens, types.GeneratorType)
        self.assertEqual(next(tokens).value, "a")
        with self.assertRaises(SyntaxError) as caught:
            next(tokens)
        self.assertEqual(caught.exception.msg, "unexpected '?'")
        self.assertEqual(caught.exception.offset, 3)
        self.assertIsNone(next(tokens, None))

    def test_reads_from_any_iterable_of_lines(self):
        read = []

        def lines():
            for line in ("x = 1\n", "y = 2\n", "!"):
                read.append(line)
                yield line

        first = list(islice(tokenize(lines()), 4))
        self.assertEqual([token.value for token in first], ["x", "=", 1, "y"])
        self.assertEqual(len(read), 2)

    def test_samples(self):
        samples = {"": [], "a_1": ["NAME"], "(b)": ["OP", "NAME", "OP"], "2x": ["NUMBER", "NAME"]}
        for text, kinds in samples.items():
            with self.subTest(text=text):
                self.assertListEqual(self.kinds(text), kinds)
