"""Show what was known when: the vintages of each period, and what follows from each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiqun.checks.history import Consequence, PeriodHistory
from jiqun.checks.vintage_shares import VintageShare
from jiqun.data.dates import day_name, period_name
from jiqun.ledger.views import SeriesView
from jiqun.model import Claim, Interval, Observation
from jiqun.publish import numbers
from jiqun.publish.address import Links
from jiqun.publish.figures import Figure, figure, source_line
from jiqun.publish.findings import basis
from jiqun.publish.names import code_name, subject_part
from jiqun.publish.texts import text


@dataclass(frozen=True, slots=True)
class Computed:
    """A number that was computed, with the claims it rests on."""

    words: str
    href: str
    basis: str


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows from a vintage: words, and the computed number in their middle."""

    name: str
    number: Computed
    outcome: str


@dataclass(frozen=True, slots=True)
class VintageRow:
    """One vintage of a period.

    Attributes:
        role: `first figure`, `revised`, that it contradicts what stands, or what a share is on.
        figures: the figures that print it; `computed` where nobody does.
        publishers: who printed them.
        stands: whether it is the one that stands.
    """

    period: str
    day: str
    iso: str
    role: str
    figures: tuple[Figure, ...]
    computed: Computed | None
    publishers: str
    follows: tuple[Follows, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood for a period from a day on."""

    iso: str
    figure: Figure | None
    computed: Computed | None


def vintage_rows(
    histories: Sequence[PeriodHistory], view: SeriesView, language: str
) -> list[VintageRow]:
    """Give the vintages of every period that has several, and shares by vintage of GDP."""
    links = Links("../")
    made: list[VintageRow] = []
    for row in histories:
        period = period_name(row.cell.period, language)
        claims = {t.claim.id: t.claim for t in row.told}
        if len(row.stood) > 1 or row.rivals:
            told = [
                ("revised" if n else "first", s, f)
                for n, (s, f) in enumerate(zip(row.stood, row.follows, strict=True))
            ]
            told += [("rival", s, f) for s, f in zip(row.rivals, row.rival_follows, strict=True)]
            for role, stands, follows in told:
                now = bool(row.stood) and stands is row.stood[-1] and row.rule != "doubt"
                made.append(
                    VintageRow(
                        period,
                        day_name(stands.day, language),
                        stands.day.isoformat(),
                        code_name("tellings", role, language),
                        tuple(figure(claims[c], language, links) for c in stands.claims),
                        None,
                        _publishers(stands.claims, view, language),
                        tuple(_follows(c, stands.claims, language, links) for c in follows),
                        now,
                    )
                )
        if len(row.shares) > 1 or any(not s.stated for s in row.shares):
            made += [_share(s, period, claims, view, language, links) for s in row.shares]
    return made


def _share(
    share: VintageShare,
    period: str,
    claims: Mapping[str, Claim],
    view: SeriesView,
    language: str,
    links: Links,
) -> VintageRow:
    rests = (*share.part, *share.whole)
    computed = None
    if rests:
        computed = Computed(
            numbers.interval(_short(share.interval), "percent", language),
            links.claim(rests[0]),
            basis(rests),
        )
    if share.day is None:
        role = text("share_of_no_vintage", language)
    else:
        role = text("share_on_gdp", language).format(day=day_name(share.day, language))
    return VintageRow(
        period,
        day_name(share.day, language) if share.day else "",
        share.day.isoformat() if share.day else "",
        role,
        tuple(figure(claims[c], language, links) for c in share.stated),
        computed,
        _publishers(share.stated, view, language)
        if share.stated
        else code_name("states", "derived", language),
        (),
        False,
    )


def _short(interval: Interval) -> Interval:
    """Give an interval rounded outward to thousandths, as nobody needs more of a percentage."""
    low = None if interval.low is None else Fraction(interval.low * 1000 // 1, 1000)
    high = None if interval.high is None else -Fraction(-interval.high * 1000 // 1, 1000)
    return Interval(low, high)


def _follows(made: Consequence, own: Sequence[str], language: str, links: Links) -> Follows:
    rests = (*own, *made.claims)
    if made.kind == "goal":
        words = code_name("outcome", _OUTCOMES[made.outcome], language)
        number = Computed(words, links.claim(made.claims[0]), basis(rests))
        return Follows(code_name("follows", "goal", language), number, made.outcome)
    number = Computed(
        numbers.interval(_short(made.interval), "percent", language),
        links.claim(rests[0]),
        basis(rests),
    )
    name = code_name("follows", made.kind, language)
    if made.subject:
        name = name.format(name=subject_part(made.subject, language)[0])
    return Follows(name, number, "")


_OUTCOMES = {"met": "met", "missed": "missed", "open": "cannot_tell"}


def _publishers(claims: Sequence[str], view: SeriesView, language: str) -> str:
    docs = dict.fromkeys(c.rpartition(":")[0] for c in claims)
    names = dict.fromkeys(source_line(view.documents.get(d), d, language)[0] for d in docs)
    return ("；" if language == "zh" else "; ").join(names)


def earlier_of(row: PeriodHistory | None, language: str) -> tuple[Earlier, ...]:
    """Give what stood for a period from each day on which that changed, for the as-of script."""
    if row is None:
        return ()
    links = Links("../")
    claims = {t.claim.id: t.claim for t in row.told}
    made: list[Earlier] = []
    for day, seen in row.by_day:
        one = Earlier(day.isoformat(), *standing_of(seen, claims, language, links))
        if not made or (one.figure, one.computed) != (made[-1].figure, made[-1].computed):
            made.append(one)
    return tuple(made)


def standing_of(
    seen: Observation, claims: Mapping[str, Claim], language: str, links: Links
) -> tuple[Figure | None, Computed | None]:
    """Give what stands as the figure that prints it, or as computed from those that bound it."""
    held = [claims[c] for c in seen.claims if c in claims]
    same = [c for c in held if seen.value is not None and c.value == seen.value]
    if same:
        return figure(same[0], language, links), None
    words = numbers.interval(seen.interval, seen.unit, language)
    return None, Computed(words, links.claim(seen.claims[0]), basis(seen.claims))
