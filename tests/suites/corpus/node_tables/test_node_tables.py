import unittest

from solution import Graph, Level, Node, count, merged, nodes, price, prices


class TestPrices(unittest.TestCase):
    def test_a_table_that_was_looked_at_stays_whole(self):
        table = prices()
        self.assertEqual(len(table), 4)
        self.assertEqual(count(), 4)
        self.assertEqual([price(level) for level in Level], [1, 2, 4, 8])
        self.assertEqual(table[Level.HIGHEST], 8)
        self.assertEqual(list(table), list(Level))

    def test_a_change_counts_for_both(self):
        table = prices()
        table[Level.LOW] = 0
        self.assertEqual(price(Level.LOW), 0)
        table[Level.LOW] = 1
        self.assertEqual((price(Level.LOW), count()), (1, 4))


class TestGraph(unittest.TestCase):
    def setUp(self):
        self.graph = Graph()
        self.names = "abcdef"
        for one, other in zip(self.names, self.names[1:]):
            self.graph.connect(Node(one), Node(other))
        for name in "abcab":
            self.graph.visit(Node(name))

    def test_all_kinds_of_tables(self):
        before = self.graph.sizes()
        self.assertEqual(before, (6, 3, 3, [2, 1]))
        self.assertEqual(len(self.graph.edges), 6)
        self.assertEqual(self.graph.visits.most_common(1), [(Node("a"), 2)])
        self.assertEqual([node.name for node in self.graph.order], ["c", "a", "b"])
        self.assertEqual([len(level) for level in self.graph.levels], [2, 1])
        self.assertEqual(self.graph.sizes(), before)
        self.assertEqual(self.graph.degree(Node("b")), 2)

    def test_keys_made_by_the_test(self):
        self.assertIn(Node("b"), self.graph.edges)
        self.assertEqual(self.graph.edges[Node("a")], {Node("b")})
        self.graph.edges[Node("g")].add(Node("a"))
        self.assertEqual((self.graph.degree(Node("g")), self.graph.degree(Node("f"))), (1, 1))

    def test_sets_and_tables_there_and_back(self):
        found = nodes("xyzx")
        self.assertEqual(len(found), 3)
        self.assertEqual(found, {Node("x"), Node("y"), Node("z")})
        ours = {Node("x"): 1, Node("y"): 2}
        self.assertEqual(merged(ours, ours, {Node("q"): 5}), {Node("x"): 2, Node("y"): 4, Node("q"): 5})
        self.assertEqual(len(ours), 2)


if __name__ == "__main__":
    unittest.main()
