"""Classifications: what a list of industries, clusters or tiers held in each of its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

CERTAINTIES = ("stated", "stated_secondary", "inferred", "recollection")
"""Who states an entry, the surest first: a source, a secondary list, our reading, our memory."""


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a version.

    Attributes:
        code: never changes its meaning; a change of name or scope gives a new code.
        en, zh: names; `en` is empty where the source has none and nobody translated it.
        kind: which of the classification's lists it stands in, such as `cluster` or `future`.
        parent: code of the item it lies in.
        certainty, parent_certainty: one of `CERTAINTIES`.
        source, also: ids in sources.csv.
        names_en, names_zh: other names.
        equals: a code that covers the same (a group of one cluster).
        label: the subject label under which claims carry it, where there is one.
        consists_of: codes of another classification that make it up.
        since: the year in which it joined, where later than the version.
    """

    code: str
    en: str
    zh: str
    kind: str
    parent: str | None = None
    certainty: str = "stated"
    parent_certainty: str | None = None
    source: str | None = None
    also: tuple[str, ...] = ()
    names_en: tuple[str, ...] = ()
    names_zh: tuple[str, ...] = ()
    equals: str | None = None
    label: str | None = None
    consists_of: tuple[str, ...] = ()
    since: str | None = None
    note_en: str = ""
    note_zh: str = ""

    def name(self, language: str) -> str:
        """Give the name in a language; the Chinese one where there is no English."""
        return self.zh if language == "zh" or not self.en else self.en

    @property
    def subject(self) -> str:
        """The code under which the ledger keeps it."""
        return self.label or self.equals or self.code


@dataclass(frozen=True, slots=True)
class Priority:
    """Something that an announced version names without listing its members."""

    role: str
    en: str
    zh: str
    maps_to: tuple[str, ...]
    certainty: str
    source: str


@dataclass(frozen=True)
class Version:
    """A classification as it stood for a time.

    Attributes:
        first, end: the first day in force and the first day no longer; None where not known.
        status: `in_force`, `replaced` or `announced`; an announced one has no members here.
        complete: whether `items` are all there are.
    """

    classification: str
    version: str
    en: str
    zh: str
    status: str
    certainty: str
    source: str
    first: date | None = None
    end: date | None = None
    first_text: str = ""
    end_text: str = ""
    announced: str = ""
    document_zh: str = ""
    complete: bool = True
    note_en: str = ""
    note_zh: str = ""
    items: tuple[Item, ...] = ()
    priorities: tuple[Priority, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether it was in force on a day."""
        return self.first is not None and self.first <= day and (self.end is None or day < self.end)

    def name(self, language: str) -> str:
        """Give its name in one language."""
        return self.zh if language == "zh" else self.en

    @cached_property
    def by_code(self) -> Mapping[str, Item]:
        """Its items by code."""
        return {item.code: item for item in self.items}

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """Give the items of one list, in the list's order."""
        return tuple(item for item in self.items if item.kind == kind)

    def parts(self, code: str) -> tuple[Item, ...]:
        """Give the items whose parent is `code`."""
        return tuple(item for item in self.items if item.parent == code)


@dataclass(frozen=True)
class Classification:
    """A list in all its versions, in order of time.

    Attributes:
        kind: `policy`, `statistical`, `tier` or `basket`.
        area: the place whose list it is; None is everywhere.
        total: the subject label of the whole that its top items make up, if there is one.
        lists: kind of item → (English, Chinese) name of the list.
    """

    code: str
    kind: str
    en: str
    zh: str
    area: str | None = None
    total: str | None = None
    names_en: tuple[str, ...] = ()
    names_zh: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()

    def name(self, language: str) -> str:
        """Give its name in one language."""
        return self.zh if language == "zh" else self.en

    def list_name(self, kind: str, language: str) -> str:
        """Give the name of one of its lists."""
        return self.lists[kind][1 if language == "zh" else 0]

    @cached_property
    def by_version(self) -> Mapping[str, Version]:
        """Its versions by name."""
        return {version.version: version for version in self.versions}

    def in_force(self, day: date) -> Version | None:
        """Give the version in force on a day, or None."""
        return next((v for v in reversed(self.versions) if v.holds(day)), None)

    def versions_of(self, code: str) -> tuple[Version, ...]:
        """Give the versions that list a code."""
        return tuple(v for v in self.versions if code in v.by_code)
