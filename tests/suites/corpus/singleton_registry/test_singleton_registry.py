import unittest

import solution
from solution import MISSING, Config, QueryBuilder, Registry, Symbol, registry


class TestIdentity(unittest.TestCase):
    def test_singleton(self):
        self.assertIs(Config(), Config())
        Config().debug = True
        self.addCleanup(delattr, Config(), "debug")
        self.assertIs(Config().debug, True)

    def test_sentinel(self):
        self.assertIs(solution.MISSING, MISSING)
        self.assertIs(type(MISSING)(), MISSING)
        self.assertIsNot(MISSING, None)
        self.assertFalse(MISSING)
        self.assertEqual(repr(MISSING), "<missing>")
        self.assertIs(Registry().find("nothing"), MISSING)

    def test_interned_symbols(self):
        a = Symbol("a")
        self.assertIs(a, Symbol("a"))
        self.assertIsNot(a, Symbol("b"))
        self.assertEqual([a, Symbol("b")].index(Symbol("b")), 1)
        self.assertEqual(id(a), id(Symbol("a")))

    def test_registry_gives_back_what_it_got(self):
        thing = object()
        own = Registry()
        self.assertIs(own.add("thing", thing), thing)
        self.assertIs(own.find("thing"), thing)
        self.assertIs(own.find("thing"), own.find("thing"))

    def test_registry_as_decorator(self):
        @registry.register
        class Plugin:
            pass

        @registry.register(name="renamed")
        def helper():
            return 42

        self.assertIs(registry.find("Plugin"), Plugin)
        self.assertIs(registry.find("renamed"), helper)
        self.assertIsInstance(registry.find("Plugin")(), Plugin)
        self.assertEqual(registry.find("renamed")(), 42)


class TestChaining(unittest.TestCase):
    def test_every_step_returns_the_builder(self):
        query = QueryBuilder("users")
        self.assertIs(query.where("age > 3"), query)
        self.assertIs(query.order("name").limit(5), query)
        self.assertEqual(str(query), "SELECT * FROM users WHERE age > 3 ORDER BY name LIMIT 5")

    def test_copy_is_another_builder(self):
        query = QueryBuilder("t").where("a")
        copy = query.copy().where("b")
        self.assertIsNot(copy, query)
        self.assertEqual(str(query), "SELECT * FROM t WHERE a")
        self.assertEqual(str(copy), "SELECT * FROM t WHERE a AND b")

    def test_chain_in_a_subclass(self):
        class Counting(QueryBuilder):
            def count(self):
                self.columns = "COUNT(*)"
                return self

        query = Counting("t").where("x").count().copy()
        self.assertIsInstance(query, Counting)
        self.assertEqual(str(query), "SELECT COUNT(*) FROM t WHERE x")
