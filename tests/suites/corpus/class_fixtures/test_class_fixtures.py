import unittest

import solution
from solution import Cluster, Node


def setUpModule():
    solution.boot("test")


def tearDownModule():
    solution.shutdown()


class TestCluster(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster.start(size=3)

    @classmethod
    def tearDownClass(cls):
        cls.cluster.stop()
        if cls.cluster.running:
            raise RuntimeError("the cluster is still running")

    def test_nodes(self):
        self.assertEqual([node.name for node in self.cluster], ["n0", "n1", "n2"])
        self.assertIsInstance(self.cluster[0], Node)

    def test_mode(self):
        self.assertEqual(solution.mode, "test")


class TestReplicas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster.start(2, replicas=2)
        cls.addClassCleanup(cls.cluster.stop)

    def setUp(self):
        self.cluster["key"] = "value"

    def tearDown(self):
        del self.cluster["key"]

    def test_every_replica_has_the_value(self):
        self.assertEqual([node.data for node in self.cluster], [{"key": "value"}] * 2)

    def test_reading(self):
        self.assertEqual(self.cluster["key"], "value")


class TestNode(unittest.TestCase):
    def setUp(self):
        self.node = Node("solo")
        self.addCleanup(self.node.check)
        self.node.open()

    def test_open(self):
        self.assertTrue(self.node.is_open)

    def test_closing_twice(self):
        self.node.close()
        self.node.close()
        self.assertFalse(self.node.is_open)


class TestRemote(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not Cluster.remote:
            raise unittest.SkipTest("no remote nodes")

    def test_remote(self):
        self.fail("not reached")
