import sys
import unittest

from solution import Database, Pool

events = []


def setUpModule():
    events.append("module")
    unittest.addModuleCleanup(events.append, "module cleanup")


def tearDownModule():
    events.append("end of module")


class TestDatabase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.db = Database("shop")
        cls.db.connect()
        cls.addClassCleanup(cls.db.close)

    def setUp(self):
        self.table = self.db.table("items")
        self.table.insert(name="base")
        self.addCleanup(self.db.rollback)

    def test_fixtures_ran_in_order(self):
        self.assertEqual(events[0], "module")
        self.assertTrue(self.db.connected)
        self.assertEqual(len(self.table), 1)

    def test_every_test_sees_a_fresh_table(self):
        self.table.insert(name="more")
        self.assertEqual([row["name"] for row in self.table], ["base", "more"])

    def test_every_test_sees_a_fresh_table_again(self):
        self.assertEqual(list(self.table), [{"id": 1, "name": "base"}])

    def test_cleanups_run_last_in_first_out(self):
        order = []
        self.addCleanup(lambda: self.assertEqual(order, ["second", "first"]))
        self.addCleanup(order.append, "first")
        self.addCleanup(order.append, "second")

    @unittest.skip("needs a server")
    def test_server(self):
        self.fail("not reached")

    @unittest.skipIf(sys.version_info >= (3, 0), "only for old versions")
    def test_old(self):
        self.fail("not reached")

    @unittest.expectedFailure
    def test_known_gap(self):
        self.assertEqual(self.db.table("nothing").insert(), {})

    def test_decides_itself_to_skip(self):
        if not self.db.supports("joins"):
            self.skipTest("no joins yet")
        self.fail("joins appeared")


class TestPool(unittest.TestCase):
    def setUp(self):
        self.pool = self.enterContext(Pool(size=2))

    def tearDown(self):
        self.assertEqual(self.pool.open, 0, "all connections must be given back")

    def test_gives_back(self):
        with self.pool.connection() as first, self.pool.connection() as second:
            self.assertIsNot(first, second)
            self.assertEqual(self.pool.open, 2)
            with self.assertRaisesRegex(RuntimeError, "pool is empty"), self.pool.connection():
                pass

    def test_gives_back_after_an_error(self):
        with self.assertRaises(KeyError), self.pool.connection():
            raise KeyError
