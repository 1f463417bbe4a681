import io

import pytest

from solution import Life, neighbours, parse, render

BLINKER = {(0, 0), (0, 1), (0, 2)}
BLOCK = frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})
GLIDER = """
.#.
..#
###
"""


def test_neighbours():
    around = set(neighbours((0, 0)))
    assert len(around) == 8
    assert (0, 0) not in around
    assert (1, -1) in around


@pytest.mark.parametrize(
    "cells, expected",
    [(set(), set()), ({(5, 5)}, set()), (BLINKER, {(-1, 1), (0, 1), (1, 1)}), (BLOCK, BLOCK)],
    ids=["empty", "lonely", "blinker", "block"],
)
def test_one_step(cells, expected):
    life = Life(cells)
    life.step()
    assert life.cells == expected


def test_given_set_is_not_changed():
    cells = set(BLINKER)
    life = Life(cells)
    life.step()
    assert cells == BLINKER
    life.cells.add((9, 9))
    assert (9, 9) in life


def test_glider_moves():
    life = Life(parse(GLIDER))
    before = set(life.cells)
    for _ in range(4):
        life.step()
    assert life.cells == {(y + 1, x + 1) for y, x in before}


def test_generations_never_end():
    generations = iter(Life(BLINKER))
    first, second, third = (next(generations) for _ in range(3))
    assert first == third != second
    assert isinstance(first, frozenset)
    generations.close()
    with pytest.raises(StopIteration):
        next(generations)


def test_own_rule():
    life = Life(BLOCK, rule=lambda alive, count: not alive and count == 2)
    life.step()
    assert life.cells == {(-1, 0), (-1, 1), (2, 0), (2, 1), (0, -1), (1, -1), (0, 2), (1, 2)}


def test_render_and_parse():
    assert render(parse(GLIDER)) == GLIDER.strip("\n")
    assert render(set()) == ""
    with pytest.raises(ValueError, match=r"line 2: unknown cell 'x'"):
        parse(".#\nx.")


def test_show_writes_to_the_stream(capsys):
    stream = io.StringIO()
    Life(BLINKER).show(stream)
    Life(BLOCK).show()
    assert stream.getvalue() == "###\n"
    assert capsys.readouterr().out == "##\n##\n"
