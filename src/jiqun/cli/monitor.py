"""`jiqun monitor`: print what the series of a place say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiqun.cli.printing import Format, print_records
from jiqun.cli.texts import language
from jiqun.model import InputError, close_hint

if TYPE_CHECKING:
    from jiqun.monitoring import Scene

COLUMNS = ("rule", "period", "outcome", "message")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a place, and what to leave out or to add up."""

    area: str
    indicator: str | None = None
    rules: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def run(asked: Asked, workspace: Path, form: Format) -> None:
    """Print derived observations of a place, or the sums of some subjects.

    Raises:
        InputError: the place, indicator, rule or a peer is not known, or subjects overlap.
    """
    from jiqun.ledger import open_ledger
    from jiqun.ledger.lookup import find_area, find_indicator
    from jiqun.monitoring import monitor, read_scene, settings

    indicator = find_indicator(asked.indicator) if asked.indicator is not None else None
    for rule in asked.rules:
        _known("rule", rule, list(settings().rules))
    with open_ledger(workspace) as ledger:
        area = find_area(ledger, asked.area)
        peers = [find_area(ledger, peer) for peer in asked.peers]
        scene = read_scene(ledger, area, peers=peers)
    if asked.added:
        print_records(
            _sums(scene, asked, indicator), form, ("indicator", "period", "low", "high", "unit")
        )
        return
    column = f"message_{language()}"
    records: list[dict[str, Any]] = [
        d.to_record()
        for d in monitor(scene)
        if indicator in (None, d.indicator) and (not asked.rules or d.rule in asked.rules)
    ]
    print_records(records, form, tuple(column if c == "message" else c for c in COLUMNS))


def _known(field: str, value: str, allowed: list[str]) -> None:
    if value not in allowed:
        raise InputError("unknown_value", field=field, value=value, hint=close_hint(value, allowed))


def _sums(scene: "Scene", asked: Asked, indicator: str | None) -> Iterator[dict[str, Any]]:
    """Add the levels of some subjects wherever all of them have one."""
    from jiqun.ledger import subject_code
    from jiqun.monitoring import add
    from jiqun.monitoring.derived import plain

    codes = [subject_code(name) for name in asked.added]
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if line.subject != codes[0] or indicator not in (None, line.indicator):
            continue
        for period in sorted(by_period):
            found = [scene.facts.get(replace(line, subject=code), period) for code in codes]
            facts = [f for f in found if f is not None]
            if len(facts) == len(codes):
                total = add(facts)
                yield {
                    "area": scene.area,
                    "indicator": line.indicator,
                    "subjects": list(asked.added),
                    "period": period,
                    "unit": line.unit,
                    "low": plain(total.low),
                    "high": plain(total.high),
                    "claims": [c for f in facts for c in f.claims],
                }
