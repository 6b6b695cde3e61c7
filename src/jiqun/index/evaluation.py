"""One index, evaluated: from a specification or a data frame to a ranking with intervals."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.loading import figures_of, has_cells, load, rows_of_frame
from jiqun.index.observations import Figure, sources_of
from jiqun.index.pipeline import Run, run
from jiqun.index.results import order, reading_order
from jiqun.index.specification import DataSource, Specification, read_specification
from jiqun.index.steps import Aggregate, Normalise, Step, choice
from jiqun.index.table import Table
from jiqun.index.tabular import table_of
from jiqun.index.uncertainty import Uncertain, Uncertainty, assess

DEFAULT_STEPS: tuple[Step, ...] = (Normalise(choice("minmax", range=[0.0, 100.0])), Aggregate())


@dataclass(frozen=True)
class Evaluation:
    """An index with its figures; results are worked out when they are asked for.

    Attributes:
        specification: the tree, the steps, what is not sure.
        table: the raw figures.
        figures: where they come from, as far as each is known; none for a plain table.
    """

    specification: Specification
    table: Table
    figures: tuple[Figure, ...] = ()

    @classmethod
    def read(cls, path: Path | str) -> "Evaluation":
        """Read a specification and the figures it names.

        Raises:
            InputError: a file cannot be read.
            IndexProblems: what is wrong, all at once.
        """
        found = read_specification(Path(path))
        if not has_cells(found):
            return cls(found, load(found))
        return cls.of_figures(found, figures_of(found))

    @classmethod
    def of_figures(cls, specification: Specification, figures: Sequence[Figure]) -> "Evaluation":
        """Make an index of figures that have been found for it, each with its source.

        Raises:
            IndexProblems: what is wrong, all at once.
        """
        return cls(specification, load(specification, figures), tuple(figures))

    @classmethod
    def of_frame(
        cls,
        frame: Any,
        *,
        unit: str,
        indicators: Sequence[str] | None = None,
        less_is_better: Sequence[str] = (),
        dimensions: Mapping[str, Sequence[str]] | None = None,
        weights: Mapping[str, float] | None = None,
        steps: Sequence[Step] = DEFAULT_STEPS,
    ) -> "Evaluation":
        """Make an index from a pandas or Polars frame, or a list of mappings.

        Args:
            frame: one row a unit.
            unit: the column with its name.
            indicators: columns that count; all whose first filled cell is a number by default.
            less_is_better: those of them in which a small figure is good.
            dimensions: dimension → columns; without it all stand directly under the index.
            weights: by column or dimension, 1 by default.
            steps: what is done; min-max to 0..100 and weighted means by default.
        """
        rows = rows_of_frame(frame)
        codes = tuple(indicators or _numeric(rows, unit))
        parent = {c: d for d, below in (dimensions or {}).items() for c in below}
        weight = dict(weights or {})
        nodes = [
            Node(
                c,
                parent.get(c, "index"),
                weight=weight.get(c, 1.0),
                direction=-1.0 if c in less_is_better else 1.0,
            )
            for c in codes
        ]
        nodes += [
            Node(d, "index", weight=weight.get(d, 1.0), is_indicator=False)
            for d in dimensions or {}
        ]
        nodes.append(Node("index", is_indicator=False))
        tree = Hierarchy.of(nodes).weighted(steps)
        table = table_of(rows, tree.codes, unit=unit, name=unit, time="")
        specification = Specification(
            "", "", tree, DataSource(unit=unit), tuple(steps), Uncertainty()
        )
        return cls(specification, table)

    @property
    def tree(self) -> Hierarchy:
        """The tree of the index."""
        return self.specification.tree

    @cached_property
    def run(self) -> Run:
        """Every table between the raw figures and the scores."""
        return run(self.table, self.tree, self.specification.steps)

    @cached_property
    def uncertain(self) -> Uncertain:
        """Scores and ranks over all draws."""
        return assess(
            self.table, self.tree, self.specification.steps, self.specification.uncertainty
        )

    @cached_property
    def sources(self) -> Mapping[tuple[str, str], Figure]:
        """The figure behind each cell, with period and source; empty for a plain table."""
        return sources_of(self.figures, self.tree)

    @cached_property
    def digest(self) -> str:
        """Sixteen hex digits of all that goes in: the same digest, the same bytes out."""
        table = self.table
        matrices = (table.values, table.low, table.high)
        parts = (
            repr(self.tree.nodes),
            repr(self.specification.steps),
            repr(self.specification.uncertainty),
            repr(table.units),
            repr(table.codes),
            repr(table.names),
            repr(table.times),
            repr(sorted(table.groups.items())),
            *("" if m is None else m.tobytes().hex() for m in matrices),
            *(f"{k}={v.tobytes().hex()}" for k, v in sorted(table.denominators.items())),
        )
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]

    def name_of(self, unit: str, language: str = "en") -> str:
        """Give what readers call a unit: its own name, else the area catalogue's."""
        from jiqun.data import catalogue

        own = self.table.name(self.table.units.index(unit))
        return catalogue().area_name(unit, language) if own == unit else own

    def rank(self, language: str = "en") -> list[dict[str, Any]]:
        """Give the ranking: one record a unit, best first.

        Keys: unit, name, rank, score, low and high (rank, 90 %), tier (statistical ties share
        one), top10 (probability to be among the first ten), available (share of indicators with
        a figure), and the score of each aggregate below the top.
        """
        sure, scores = self.uncertain, self.run.need_scores()
        band, tiers, top = sure.interval(), sure.tiers(), sure.top(10)
        rows = {u: i for i, u in enumerate(self.table.units)}
        there = self.table.columns(self.tree.codes).present.mean(axis=1)
        below = [c for c in reading_order(self.tree)[1:] if not self.tree.by_code[c].is_indicator]
        out = []
        for i in order(scores.index):
            unit = scores.units[i]
            if np.isnan(scores.index[i]):
                continue
            record: dict[str, Any] = {
                "unit": unit,
                "name": self.name_of(unit, language),
                "rank": int(sure.rank[i]),
                "score": rounded(scores.index[i]),
                "low": int(band[i, 0]),
                "high": int(band[i, 1]),
                "tier": tiers[i],
                "top10": rounded(top[i]),
                "available": rounded(there[rows[unit]]),
            }
            record |= {c: rounded(scores.of(c)[i]) for c in below}
            out.append(record)
        return out

    def frame(self) -> Any:
        """Give the ranking as a data frame: pandas, or Polars where pandas is missing.

        Raises:
            MissingExtra: neither is installed.
        """
        from jiqun.ledger.frames import frame_of

        records = self.rank()
        names = list(dict.fromkeys(name for r in records for name in r))
        return frame_of(names, [[r.get(name) for name in names] for r in records])

    def chart(self, path: Path | str | None = None, *, language: str = "en") -> str:
        """Draw the ranking with its intervals; give SVG, and write it (or PNG) to a path.

        Raises:
            MissingExtra: a PNG was asked for and vl-convert is not installed.
        """
        from jiqun.index.chart import ranking_svg, write_picture

        title = self.specification.called(language)
        svg = ranking_svg(self.rank(language), title=title, language=language)
        if path is not None:
            write_picture(svg, Path(path))
        return svg

    def report(self) -> str:
        """Give everything as JSON: ranking, specification's digest, scores of all nodes."""
        scores = self.run.need_scores()
        record = {
            "title": self.specification.title,
            "title_zh": self.specification.title_zh,
            "digest": self.digest,
            "ranking": self.rank(),
            "codes": list(scores.codes),
            "scores": {
                u: [rounded(v) for v in row]
                for u, row in zip(scores.units, scores.values, strict=True)
            },
        }
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def of_coin_tool(path: Path) -> Evaluation:
    """Make an index from a workbook of the COIN Tool; min-max and weighted means.

    Raises:
        InputError: the workbook is no COIN Tool.
        IndexProblems: what is wrong in it.
    """
    from jiqun.index.coin_tool import read_coin_tool

    tree, table = read_coin_tool(path)
    plan = Uncertainty()
    specification = Specification(path.stem, "", tree, DataSource(), DEFAULT_STEPS, plan)
    return Evaluation(specification, table)


def _numeric(rows: Sequence[Mapping[str, Any]], unit: str) -> list[str]:
    names = list(rows[0]) if rows else []
    out = []
    for name in names:
        filled = [r[name] for r in rows if r[name] is not None and r[name] == r[name]]
        number = bool(filled) and isinstance(filled[0], int | float | np.number)
        if name != unit and number and not isinstance(filled[0], bool):
            out.append(name)
    return out


def rounded(value: float | np.floating[Any], digits: int = 6) -> float | None:
    """Give a number for people and JSON: six digits after the point, None for a gap."""
    return None if np.isnan(value) else round(float(value), digits)
