"""Which indicator belongs under which aggregate, with weights and directions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from jiqun.index.problems import Problem, refuse


@dataclass(frozen=True, slots=True)
class Node:
    """One indicator or aggregate.

    Attributes:
        code: its own in the index.
        parent: the code above; empty for the top.
        weight: relative to its siblings; only the proportions count.
        direction: 1 where more is better, -1 where less is; 0 says it was not given.
        level: 1 for indicators; counted from the bottom where it is not given (0).
        name, name_zh: what readers call it.
        unit: of the raw figure.
        denominator: the column it is divided by; empty for none.
        parameters: numbers of its own, such as `target`, `goalpost_lower`.
    """

    code: str
    parent: str = ""
    weight: float = 1.0
    direction: float = 1.0
    level: int = 0
    name: str = ""
    name_zh: str = ""
    unit: str = ""
    denominator: str = ""
    is_indicator: bool = True
    parameters: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def label(self, language: str = "en") -> str:
        """Give what readers call it."""
        return (self.name_zh if language == "zh" else "") or self.name or self.code


@dataclass(frozen=True)
class Hierarchy:
    """The tree of an index, checked: one top, no circles, known parents, weights that count."""

    nodes: tuple[Node, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> "Hierarchy":
        """Check the nodes and put them into a tree.

        Raises:
            IndexProblems: duplicate codes, circles, unknown parents, more than one top, a
                missing direction, or weights that sum to zero; all at once.
        """
        given = tuple(nodes)
        refuse(check_nodes(given))
        return cls(_with_levels(given))

    @cached_property
    def by_code(self) -> dict[str, Node]:
        """Each node by its code."""
        return {node.code: node for node in self.nodes}

    @cached_property
    def indicators(self) -> tuple[Node, ...]:
        """The nodes that have data."""
        return tuple(n for n in self.nodes if n.is_indicator)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the indicators."""
        return tuple(n.code for n in self.indicators)

    @cached_property
    def aggregates(self) -> tuple[Node, ...]:
        """The nodes above, from the lowest level to the top."""
        return tuple(sorted((n for n in self.nodes if not n.is_indicator), key=lambda n: n.level))

    @cached_property
    def top(self) -> Node:
        """The node without a parent."""
        return next(n for n in self.nodes if not n.parent)

    @cached_property
    def children(self) -> dict[str, tuple[Node, ...]]:
        """The nodes below each aggregate, in their order."""
        found: dict[str, list[Node]] = {n.code: [] for n in self.aggregates}
        for node in self.nodes:
            if node.parent:
                found[node.parent].append(node)
        return {code: tuple(below) for code, below in found.items()}

    @property
    def depth(self) -> int:
        """The level of the top."""
        return self.top.level

    def ancestor(self, code: str, level: int) -> Node | None:
        """Give the node above at a level; None where the way up jumps over it."""
        node = self.by_code[code]
        while node.level < level and node.parent:
            node = self.by_code[node.parent]
        return node if node.level == level else None

    def leaves(self, code: str) -> tuple[str, ...]:
        """Give the indicators below a node; itself where it is one."""
        if self.by_code[code].is_indicator:
            return (code,)
        return tuple(leaf for child in self.children[code] for leaf in self.leaves(child.code))

    def with_weights(self, weights: Mapping[str, float]) -> "Hierarchy":
        """Give the tree with other weights for the codes named."""
        unknown = sorted(set(weights) - set(self.by_code))
        refuse(Problem("unknown_node", value=code, method="weights") for code in unknown)
        return Hierarchy.of(replace(n, weight=weights.get(n.code, n.weight)) for n in self.nodes)

    def weighted(self, steps: Iterable[Any]) -> "Hierarchy":
        """Give the tree with the weights that the last of these steps names; itself without any."""
        named = [dict(own) for own in (getattr(s, "weights", ()) for s in steps) if own]
        return self.with_weights(named[-1]) if named else self

    def without(self, codes: Iterable[str]) -> "Hierarchy":
        """Give the tree with some indicators left out; aggregates left empty go too."""
        gone = set(codes)
        while True:
            kept = [n for n in self.nodes if n.code not in gone]
            parents = {n.parent for n in kept}
            empty = {n.code for n in kept if not n.is_indicator and n.code not in parents}
            if not empty:
                return Hierarchy.of(kept)
            gone |= empty

    def effective_weights(self) -> dict[str, float]:
        """Give the share of each node in the top, by the weights alone; the top has 1.

        A product of shares down the tree; COINr `get_eff_weights`.
        """
        found = {self.top.code: 1.0}
        for node in reversed(self.aggregates):
            below = self.children[node.code]
            whole = sum(c.weight for c in below)
            for child in below:
                found[child.code] = found[node.code] * child.weight / whole
        return found


def check_nodes(nodes: tuple[Node, ...]) -> list[Problem]:
    """List all that is wrong with a set of nodes."""
    found: list[Problem] = []
    seen: set[str] = set()
    for node in nodes:
        if node.code in seen:
            found.append(Problem("duplicate_code", indicator=node.code))
        seen.add(node.code)
    by_code = {n.code: n for n in nodes}
    below: dict[str, list[Node]] = {}
    for node in nodes:
        if node.parent:
            below.setdefault(node.parent, []).append(node)
            if node.parent not in by_code:
                found.append(Problem("unknown_parent", indicator=node.code, value=node.parent))
        if node.is_indicator and node.direction not in (1, -1):
            written = "" if node.direction == 0 else f"{node.direction:g}"
            found.append(Problem("no_direction", indicator=node.code, value=written))
        if not (0 <= node.weight < float("inf")):
            found.append(Problem("bad_weight", indicator=node.code, value=f"{node.weight:g}"))
    found += _circles(by_code)
    tops = [n.code for n in nodes if not n.parent]
    if len(tops) > 1:
        found.append(Problem("several_tops", indicator=", ".join(tops)))
    for node in nodes:
        under = below.get(node.code, [])
        if not node.is_indicator and not under:
            found.append(Problem("no_children", indicator=node.code))
        if under and sum(n.weight for n in under) == 0:
            names = ", ".join(n.code for n in under)
            found.append(Problem("zero_weights", indicator=node.code, value=names))
    return found


def _circles(by_code: dict[str, Node]) -> list[Problem]:
    found = []
    known: set[str] = set()
    for start in by_code:
        path: list[str] = []
        code = start
        while code in by_code and code not in known and code not in path:
            path.append(code)
            code = by_code[code].parent
        if code in path:
            circle = [*path[path.index(code) :], code]
            found.append(Problem("cycle", indicator=" → ".join(circle)))
        known |= set(path)
    return found


def _with_levels(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    if all(n.level for n in nodes):
        return nodes
    level = {n.code: 1 for n in nodes if n.is_indicator}
    by_code = {n.code: n for n in nodes}
    for start in list(level):
        code, height = start, 1
        while by_code[code].parent:
            code, height = by_code[code].parent, height + 1
            level[code] = max(level.get(code, 0), height)
    return tuple(replace(n, level=level[n.code]) for n in nodes)
