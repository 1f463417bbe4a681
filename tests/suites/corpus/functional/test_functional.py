import functools
import operator
import unittest

from solution import Pipeline, compose, curry, flip, juxt, pipe, placeholder as _, partial


class TestFunctional(unittest.TestCase):
    def test_compose(self):
        shout = compose(str.upper, str.strip, lambda text: text + "! ")
        self.assertEqual(shout(" hey"), "HEY!")
        self.assertEqual(compose()("same"), "same")
        self.assertEqual(compose(compose(abs, int), float)("-3.7"), 3)

    def test_curry(self):
        volume = curry(lambda a, b, c: (a, b, c))
        for result in (volume(1, 2, 3), volume(1)(2)(3), volume(1, 2)(3), volume(1)(2, 3), volume()(1, 2)(3)):
            self.assertEqual(result, (1, 2, 3))
        add_one = curry(operator.add, arity=2)(1)
        self.assertEqual(list(map(add_one, [1, 2])), [2, 3])
        self.assertEqual(add_one(10), 11)

    def test_curry_keeps_the_name(self):
        @curry
        def scale(factor, value):
            return factor * value

        self.assertEqual(scale.__name__, "scale")
        self.assertEqual(scale(2)("ab"), "abab")

    def test_partial_with_placeholder(self):
        half = partial(operator.truediv, _, 2)
        self.assertEqual(half(9), 4.5)
        self.assertEqual(partial(dict, a=1)(b=2), {"a": 1, "b": 2})
        self.assertEqual(partial("{} {} {}".format, _, "x", _)(1, 2), "1 x 2")

    def test_stdlib_partial_of_their_functions(self):
        square_then = functools.partial(compose, lambda n: n * n)
        self.assertEqual(square_then(len)("abc"), 9)
        self.assertEqual(functools.reduce(compose, [abs, int, float])("-2.0"), 2)

    def test_pipe_and_juxt(self):
        self.assertEqual(pipe([3, 1, 2], sorted, reversed, list), [3, 2, 1])
        self.assertEqual(juxt(min, max, sum)([4, 6]), (4, 6, 10))
        self.assertEqual(flip(pow)(2, 3), 9)

    def test_pipeline_object(self):
        steps = Pipeline() | (lambda n: n + 1) | str | len
        self.assertEqual(steps(99), 3)
        longer = steps | (lambda n: n * 10)
        self.assertEqual((steps(99), longer(99)), (3, 30))
        self.assertEqual([1, 22] >> (Pipeline() | sum), 23)

    def test_errors_keep_their_type(self):
        broken = compose(int, curry(lambda a, b: a + b)("x"))
        with self.assertRaisesRegex(ValueError, "'x1'"):
            broken("1")
        with self.assertRaises(TypeError):
            compose(3)
