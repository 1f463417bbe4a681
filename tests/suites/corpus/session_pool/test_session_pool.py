import gc
import unittest
import weakref
from unittest.mock import Mock

from solution import PoolFull, Session, SessionPool, TreeItem


class TestPool(unittest.TestCase):
    def setUp(self):
        self.pool = SessionPool(limit=2)

    def test_same_user_same_session(self):
        session = self.pool.open("kim")
        self.assertIs(self.pool.open("kim"), session)
        self.assertIsNot(self.pool.open("lou"), session)

    def test_limit_counts_living_sessions(self):
        first, second = self.pool.open("a"), self.pool.open("b")
        with self.assertRaises(PoolFull) as caught:
            self.pool.open("c")
        self.assertEqual(caught.exception.args, (2,))
        del first
        gc.collect()
        self.assertEqual(self.pool.open("c").user, "c")
        self.assertEqual(second.user, "b")

    def test_dropped_sessions_vanish(self):
        session = self.pool.open("kim")
        self.assertEqual(list(self.pool), ["kim"])
        del session
        gc.collect()
        self.assertEqual(list(self.pool), [])
        self.assertNotIn("kim", self.pool)


class TestSession(unittest.TestCase):
    def test_end_is_reported_once(self):
        report = Mock()
        session = Session("kim", at_end=report)
        session.end()
        session.end()
        del session
        gc.collect()
        report.assert_called_once_with("kim")

    def test_end_when_collected(self):
        ended = []
        session = Session("lou", at_end=ended.append)
        reference = weakref.ref(session, lambda _: ended.append("gone"))
        self.assertIs(reference(), session)
        del session
        gc.collect()
        self.assertCountEqual(ended, ["lou", "gone"])

    def test_in_a_weak_set_of_the_test(self):
        known = weakref.WeakSet()
        keep = Session("a")
        known.add(keep)
        known.add(Session("b"))
        gc.collect()
        self.assertEqual({session.user for session in known}, {"a"})

    def test_the_session_does_not_keep_its_data(self):
        class Payload:
            pass

        payload = Payload()
        session = Session("kim")
        session.lend(payload)
        self.assertIs(session.borrowed(), payload)
        del payload
        gc.collect()
        self.assertIsNone(session.borrowed())


class TestTree(unittest.TestCase):
    def test_cycle_is_collected(self):
        root = TreeItem("root")
        root.add("leaf").add("bud")
        references = [weakref.ref(item) for item in root.walk()]
        self.assertEqual([reference().name for reference in references], ["root", "leaf", "bud"])
        del root
        gc.collect()
        self.assertEqual([reference() for reference in references], [None] * 3)

    def test_top(self):
        root = TreeItem("root")
        bud = root.add("leaf").add("bud")
        self.assertEqual((bud.top(), root.top()), (root, root))
