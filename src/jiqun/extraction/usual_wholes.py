"""Give shares that name no whole the usual one: total exports, GDP of the three industries."""

from jiqun.extraction.defaults import SECTORS
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, State
from jiqun.model import Indicator, Measure

_TOTALS = (
    Indicator.TRADE,
    Indicator.EXPORTS,
    Indicator.IMPORTS,
    Indicator.INVESTMENT,
    Indicator.LOANS,
)


def give_whole(g: Grammar, draft: Draft, state: State) -> None:
    """Give a share without its whole the whole that the text spoke of, or the usual one."""
    if draft.value("measure") not in (Measure.SHARE, Measure.SHARE_CHANGE):
        return
    kind, subject = draft.value("indicator"), draft.value("subject")
    of = draft.slots.get("of")
    if (
        kind is Indicator.IMPORTS
        and subject in (None, "total")
        and g.spaced
        and of is not None
        and of.value
        and not of.value.startswith("total")
    ):
        draft.slots["subject"] = of  # imports meet 30 per cent of potash (ruling 19)
    if draft.value("of") is not None:
        if kind is not None and subject not in (None, "total"):
            state.whole_of[str(kind)] = draft.slots["of"]
        return
    if kind in _TOTALS and subject not in (None, "total"):
        draft.set("of", f"total {kind}")
    elif kind is Indicator.VALUE_ADDED and str(kind) in state.whole_of:
        draft.slots["of"] = state.whole_of[str(kind)].inherited()


def read_sector(figure: Figure, draft: Draft) -> None:
    """Read a ratio of three as the shares of the three industries."""
    subject = SECTORS[int(figure.shape[-1])]
    span = (figure.start, figure.end)
    for name, value in (
        ("subject", subject),
        ("indicator", Indicator.VALUE_ADDED),
        ("measure", Measure.SHARE),
        ("of", "gdp"),
    ):
        draft.set(name, value, span)
