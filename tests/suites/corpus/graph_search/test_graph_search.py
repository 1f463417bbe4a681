import pytest

from solution import CycleError, Graph, NoPath, grid_graph


@pytest.fixture
def graph():
    graph = Graph()
    for a, b, weight in [("a", "b", 1), ("b", "c", 2), ("a", "c", 5), ("c", "d", 1)]:
        graph.connect(a, b, weight)
    return graph


class TestPaths:
    def test_shortest(self, graph):
        assert graph.shortest("a", "d") == (4, ["a", "b", "c", "d"])
        assert graph.shortest("a", "a") == (0, ["a"])

    def test_fewest_steps(self, graph):
        assert graph.shortest("a", "d", weight=lambda a, b: 1) == (2, ["a", "c", "d"])

    def test_weight_function_sees_every_edge_at_most_once(self, graph):
        asked = []
        graph.shortest("a", "d", weight=lambda a, b: asked.append((a, b)) or graph[a][b])
        assert sorted(asked) == [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")]

    def test_no_path(self, graph):
        graph.connect("x", "y")
        with pytest.raises(NoPath) as caught:
            graph.shortest("a", "y")
        assert (caught.value.start, caught.value.end) == ("a", "y")
        assert issubclass(NoPath, LookupError)


class TestWalks:
    @pytest.mark.parametrize("order, expected", [("depth", "abcd"), ("breadth", "abcd")])
    def test_order(self, graph, order, expected):
        assert "".join(graph.walk("a", order=order)) == expected

    def test_walk_is_lazy(self, graph):
        walk = graph.walk("a", order="depth")
        assert next(walk) == "a"
        graph.connect("b", "aa")
        assert "aa" in list(walk)

    def test_nodes_may_be_any_hashable(self):
        class City:
            pass

        here, there = City(), City()
        graph = Graph()
        graph.connect(here, there)
        assert list(graph.walk(here)) == [here, there]
        assert graph.shortest(here, there)[1][1] is there
        with pytest.raises(TypeError):
            graph.connect([1], [2])


class TestOrder:
    def test_topological(self, graph):
        assert graph.topological() == ["a", "b", "c", "d"]

    def test_cycle(self, graph):
        graph.connect("d", "b")
        with pytest.raises(CycleError, match="^b -> c -> d -> b$"):
            graph.topological()


def test_grid():
    graph = grid_graph([".#", ".."])
    assert graph.shortest((0, 0), (1, 1)) == (2, [(0, 0), (1, 0), (1, 1)])
    assert set(graph) == {(0, 0), (1, 0), (1, 1)}
