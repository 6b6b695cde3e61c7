"""Capacity in use and capacity being built are two cells; a joint figure is neither."""

from collections.abc import Iterator

from jiqun.monitoring.derived import Derived, derive, term
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.settings import Stage, settings
from jiqun.monitoring.wording import as_printed, in_both

RULE = "capacity"


def stages_of(*words: str | None) -> tuple[Stage, ...]:
    """Give the stages that some words tell of, in the order of `monitoring.yaml`.

    >>> [s.name.code for s in stages_of("computing power in operation and under construction")]
    ['in_operation', 'under_construction']
    """
    told = " ".join(w for w in words if w).lower().replace("_", " ")
    return tuple(s for s in settings().stages if any(word in told for word in s.words))


def rows(scene: Scene) -> Iterator[Derived]:
    """Say of every capacity whether it is in use, being built, both together, or not said."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if line.indicator != "capacity":
            continue
        stages = stages_of(line.subject, line.stated_scope)
        for period in sorted(by_period):
            yield _told(by_period[period], stages)


def _told(fact: Fact, stages: tuple[Stage, ...]) -> Derived:
    words = {"value": in_both(as_printed, fact)}
    code, outcome = "capacity_open", "cannot_tell"
    if len(stages) == 1:
        code, outcome = "capacity_stage", stages[0].name.code
        words["stage"] = (stages[0].name.en, stages[0].name.zh)
    elif stages:
        code, outcome = "capacity_joint", "joint"
    return derive(
        RULE,
        fact,
        (fact,),
        code=code,
        interval=fact.interval,
        unit=fact.unit,
        outcome=outcome,
        marks=tuple(s.name.code for s in stages),
        terms=(term("", fact),),
        words=words,
    )
