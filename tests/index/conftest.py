"""A small index whose numbers can be worked out by hand."""

import numpy as np
import pytest

from jiqun.index import Hierarchy, Node, Table
from jiqun.index.steps import Aggregate, Normalise, Step, choice


@pytest.fixture
def tree() -> Hierarchy:
    return Hierarchy.of(
        [
            Node("rd", "innovation", name="R&D", name_zh="研发"),
            Node("patents", "innovation"),
            Node("energy", "green", direction=-1.0),
            Node("innovation", "top", weight=3.0, is_indicator=False),
            Node("green", "top", weight=1.0, is_indicator=False),
            Node("top", is_indicator=False),
        ]
    )


@pytest.fixture
def table() -> Table:
    values = np.array([[1.0, 10.0, 5.0], [3.0, 30.0, 9.0], [5.0, 20.0, 1.0], [2.0, 12.0, 3.0]])
    return Table(("A", "B", "C", "D"), ("rd", "patents", "energy"), values)


@pytest.fixture
def steps() -> tuple[Step, ...]:
    return (Normalise(choice("minmax", range=[0.0, 100.0])), Aggregate())
