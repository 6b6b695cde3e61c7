"""Dated entries of the catalogue: scopes, revisions, definitions, plan periods, groups of areas."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dated:
    """What holds from a day on, until another; None is an open side."""

    first: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Scope(Dated):
    """What a total held in the periods between two days.

    Attributes:
        classification, in_versions: the catalogue that the scope follows, where it follows one.
        indicators: of which it is the scope.
    """

    code: str
    area: str
    subject: str
    indicators: tuple[str, ...]
    en: str
    zh: str
    certainty: str
    source: str
    classification: str = ""
    in_versions: tuple[str, ...] = ()
    note_en: str = ""
    note_zh: str = ""

    def name(self, language: str) -> str:
        """Give its name in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Revision(Dated):
    """Figures of the periods between two days that were revised on a day.

    Attributes:
        with_parts: whether figures of the places in the area were revised too.
        on: the day, as text; empty where nobody says.
    """

    code: str
    area: str
    indicators: tuple[str, ...]
    en: str
    zh: str
    certainty: str
    source: str
    with_parts: bool = False
    on: str = ""

    def name(self, language: str) -> str:
        """Give what was revised, in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Definition(Dated):
    """What an indicator or subject meant in the periods between two days."""

    of: str
    en: str
    zh: str
    certainty: str
    source: str
    area: str | None = None
    also: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """Give the definition in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Plan(Dated):
    """A plan period, such as the 14th Five-Year Plan."""

    code: str
    en: str
    zh: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class Membership(Dated):
    """An area that belongs to a group of areas."""

    group: str
    member: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division of China by its code (GB/T 2260)."""

    code: str
    kind: str
    en: str
    zh: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class DivisionChange:
    """What became of a division's code; `to` is empty where the lists show no heir."""

    code: str
    to: str
    kind: str
    year: int
    zh_before: str
    zh_after: str


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """Where an entry of the catalogue comes from, told in both languages.

    Attributes:
        date: as exact as the source gave it; empty where it gave none.
        language: of the source itself.
    """

    id: str
    publisher_en: str
    publisher_zh: str
    title_en: str
    title_zh: str
    date: str
    url: str
    language: str

    def publisher(self, language: str) -> str:
        """Give who published it, in one language."""
        return self.publisher_zh if language == "zh" else self.publisher_en

    def title(self, language: str) -> str:
        """Give its title, or what it is, in one language."""
        return self.title_zh if language == "zh" else self.title_en


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO 4217 code."""

    code: str
    en: str
    zh: str
    area: str
