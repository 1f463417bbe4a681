import unittest

import solution
from solution import Add, Mul, Neg, Num, Var, evaluate, parse, route, simplify


def to_text(node):
    match node:
        case Num(value):
            return str(value)
        case Var(name=name):
            return name
        case Add(left, right):
            return f"({to_text(left)} + {to_text(right)})"
        case Mul(Num(value=-1), right):
            return f"-{to_text(right)}"
        case Mul(left, right):
            return f"{to_text(left)}*{to_text(right)}"
        case solution.Neg():
            return f"-{to_text(node.inner)}"
    raise AssertionError(f"not a node: {node!r}")


class TestExpressions(unittest.TestCase):
    def test_evaluate(self):
        tree = Add(Num(1), Mul(Var("x"), Neg(Num(4))))
        self.assertEqual(evaluate(tree, x=2), -7)
        self.assertEqual(evaluate(tree, {"x": 0.5}), -1.0)

    def test_unknown_name(self):
        with self.assertRaises(NameError) as caught:
            evaluate(Var("y"), x=1)
        self.assertEqual(str(caught.exception), "y is not defined")

    def test_equality_and_hash(self):
        self.assertEqual(Add(Num(1), Num(2)), Add(Num(1), Num(2)))
        self.assertEqual(len({Num(1), Num(1), Var("1")}), 2)

    def test_matching_the_nodes(self):
        self.assertEqual(to_text(Add(Var("a"), Mul(Num(2), Var("b")))), "(a + 2*b)")
        self.assertEqual(to_text(Mul(Num(-1), Neg(Var("b")))), "--b")
        self.assertEqual(Add.__match_args__, ("left", "right"))

    def test_parse(self):
        for text, shown in [("1+2*x", "(1 + 2*x)"), ("a*b+c", "(a*b + c)"), ("7", "7")]:
            with self.subTest(text=text):
                self.assertEqual(to_text(parse(text)), shown)

    def test_simplify(self):
        self.assertEqual(simplify(Mul(Num(0), Var("x"))), Num(0))
        self.assertEqual(simplify(Add(Num(0), Neg(Neg(Var("x"))))), Var("x"))
        tree = Var("z")
        self.assertIs(simplify(tree), tree)

    def test_own_node_type(self):
        class Square(Neg):
            pass

        self.assertEqual(to_text(Square(Var("q"))), "-q")

    def test_routes(self):
        samples = [
            (["go", "north"], "north"), (["go", "up"], "?"), (["take", "a", "b"], ["a", "b"]),
            ({"type": "quit", "code": 3}, 3), ({"type": "quit"}, 0), ((1, 2), 3), ("text", "?"),
        ]
        for command, answer in samples:
            self.assertEqual(route(command), answer)
