import gc
import unittest
import weakref

from solution import Cache, Node, Resource, Subject


class Listener:
    def __init__(self):
        self.heard = []

    def hear(self, value):
        self.heard.append(value)


class TestSubject(unittest.TestCase):
    def test_tells_living_listeners(self):
        subject, listener = Subject(), Listener()
        subject.attach(listener.hear)
        subject.tell(1)
        subject.tell(2)
        self.assertEqual(listener.heard, [1, 2])

    def test_forgets_dead_listeners(self):
        subject, listener = Subject(), Listener()
        subject.attach(listener.hear)
        reference = weakref.ref(listener)
        del listener
        gc.collect()
        self.assertIsNone(reference())
        self.assertEqual(subject.tell(1), 0)

    def test_counts_who_was_told(self):
        subject = Subject()
        listeners = [Listener() for _ in range(3)]
        for listener in listeners:
            subject.attach(listener.hear)
        self.assertEqual(subject.tell("x"), 3)


class TestCandidateObjectsDie(unittest.TestCase):
    def test_weak_reference(self):
        node = Node("a")
        reference = weakref.ref(node)
        self.assertIs(reference(), node)
        del node
        gc.collect()
        self.assertIsNone(reference())

    def test_parent_is_not_kept_alive_by_the_child(self):
        parent = Node("parent")
        child = parent.add(Node("child"))
        self.assertIs(child.parent, parent)
        del parent
        gc.collect()
        self.assertIsNone(child.parent)

    def test_weak_dictionary(self):
        table = weakref.WeakKeyDictionary()
        keep, drop = Node("keep"), Node("drop")
        table[keep], table[drop] = 1, 2
        del drop
        gc.collect()
        self.assertEqual(list(table.values()), [1])

    def test_cache_holds_values_weakly(self):
        cache = Cache(Node)
        first = cache.get("x")
        self.assertIs(cache.get("x"), first)
        self.assertEqual(len(cache), 1)
        del first
        gc.collect()
        self.assertEqual(len(cache), 0)

    def test_finalizer_calls_back(self):
        closed = []
        resource = Resource("db", closed.append)
        resource.close()
        resource.close()
        self.assertEqual(closed, ["db"])
        other = Resource("file", on_close=closed.append)
        del other
        gc.collect()
        self.assertEqual(closed, ["db", "file"])
