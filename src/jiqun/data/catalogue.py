"""Load the data files once, validated, into plain records."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.data.kept import BrokenYaml, kept, read_yaml_file
from jiqun.model import CatalogueError

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Label:
    """A code with its name in both languages and what else its file says of it."""

    code: str
    en: str
    zh: str
    more: Mapping[str, Any]

    def name(self, language: str) -> str:
        """Give the name in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Area:
    """A place: its canonical English name, its Chinese name, what it lies in.

    Attributes:
        kind: `country`, `province`, `prefecture`, `county`, `group` or `zone`.
        parent: the canonical name of the place it lies in; None for countries and groups.
        code: GB/T 2260 or ISO 3166; empty where it has none.
        aliases_en, aliases_zh: other names, the full official one among them.
        minor: a county of `divisions.csv` that `areas.csv` does not list; by its short name it is
            read only in texts on its own city, for many such names are ordinary words.
    """

    name: str
    zh: str
    kind: str
    parent: str | None
    code: str
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """An industry, cluster, product or tier with one canonical English label.

    Attributes:
        label: what claims carry, such as `strategic emerging industries`.
        zh: its Chinese name.
        aliases_en, aliases_zh: phrases that mean it, lower case in English.
        recurring: whether claims carry the label itself; others keep the document's words.
    """

    label: str
    zh: str
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the data files say, by code.

    `labels` is keyed by kind of code: `indicator`, `measure`, `bound`, `status`, `unit`,
    `kind`, `outcome`, `severity`, `publisher_class`, `dimension`.
    """

    areas: Mapping[str, Area]
    subjects: Mapping[str, Subject]
    labels: Mapping[str, Mapping[str, Label]]

    def label(self, kind: str, code: str, language: str) -> str:
        """Give the name of a code; a code without a name is shown as it is."""
        found = self.labels[kind].get(code)
        return found.name(language) if found else code

    def area_name(self, area: str, language: str) -> str:
        """Give the name of an area; several joined by a comma are named one by one."""
        if area in self.areas:
            return self.areas[area].zh if language == "zh" else area
        if ", " in area:
            return ("、" if language == "zh" else ", ").join(
                self.area_name(part, language) for part in area.split(", ")
            )
        return area


def data_path(name: str) -> Path:
    """Give the path of a data file of the package."""
    return _FOLDER / name


def read_yaml(name: str) -> Any:
    """Read one YAML file of the package.

    Raises:
        CatalogueError: it is no YAML, with the line.
    """
    try:
        return read_yaml_file(data_path(name))
    except BrokenYaml as problem:
        raise CatalogueError("bad_data", name, detail=str(problem)) from None


@cache
def fingerprint() -> str:
    """Give a hash over all data files: what an extraction was made with."""
    digest = sha256()
    for path in sorted(_FOLDER.rglob("*")):
        if path.suffix in {".yaml", ".csv", ".json"}:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def catalogue() -> Catalogue:
    """Load everything; later calls give the same object.

    Raises:
        CatalogueError: a file breaks its schema; all failures are named.
    """
    labels = {
        **read_yaml("labels.yaml")["labels"],
        "indicator": read_yaml("indicators.yaml")["indicators"],
    }
    return Catalogue(
        areas={a.name: a for a in _areas()},
        subjects={s.label: s for s in _subjects()},
        labels={
            kind: {
                code: Label(code, entry["en"], entry["zh"], entry)
                for code, entry in entries.items()
            }
            for kind, entries in labels.items()
        },
    )


def canonical_area(name: str) -> str | None:
    """Give the canonical name of an area by any of its names; None where nobody knows it.

    >>> canonical_area("深圳市"), canonical_area("shenzhen"), canonical_area("Atlantis")
    ('Shenzhen', 'Shenzhen', None)
    """
    return _area_names().get(name.strip().lower())


@cache
def _area_names() -> Mapping[str, str]:
    areas = catalogue().areas.values()
    shared = Counter(area.zh for area in areas if area.minor)
    names = {
        name.lower(): area.name
        for area in areas
        if area.minor and shared[area.zh] == 1
        for name in (*area.aliases_en, area.zh, area.name)
    }
    return names | {
        name.lower(): area.name
        for area in areas
        if not area.minor
        for name in (*area.aliases_en, *area.aliases_zh, area.zh, area.name)
    }


def _areas() -> list[Area]:
    files = (data_path("areas.csv"), data_path("divisions.csv"), Path(__file__))
    return [Area(*fields) for fields in kept(lambda: [*map(astuple, _made_areas())], *files)]


def _made_areas() -> list[Area]:
    listed = [
        Area(name, zh, kind, parent or None, code, _split(aliases_en), _split(aliases_zh))
        for name, zh, kind, parent, code, aliases_en, aliases_zh in _rows("areas.csv")
    ]
    return listed + list(_minor(listed))


def _minor(listed: list[Area]) -> Iterator[Area]:
    """Give the counties that no list of areas has, under names like its own: `Jingkou`.

    A name that is taken keeps the word for its kind, or says where it lies: `Changsha County`
    beside `Changsha`, `Baiyun (Guiyang)` beside the `Baiyun District` of Guangzhou. Names of one
    character keep it too: `Hua County`. Of places that share a name, the only city or county takes
    it before the districts; two cities or counties both say where they lie.
    """
    by_code = {area.code: area.name for area in listed if area.code}
    taken = {name for area in listed for name in (area.name, *area.aliases_en)}
    rows = [r for r in _rows("divisions.csv") if r[1] == "county" and r[0] not in by_code]
    rows.sort(key=lambda row: _rank_of_county(row[3]))
    plains = [_plain(full, zh) for _, _, full, zh, _ in rows]
    shared = Counter(plains)
    for (code, kind, full, zh, parent), plain in zip(rows, plains, strict=True):
        if parent not in by_code:  # right under the province: 文昌市
            parent = f"{code[:2]}0000"
        name = _KIND_OF_COUNTY.sub("", full)
        if len(zh) == len("滑县"):  # the word for its kind is a part of so short a name
            name = full.partition(" (")[0]
        if shared[plain] == 1:
            name = plain[0]
        choices = (name, full, f"{name} ({by_code[parent]})")
        name = next((n for n in choices if n not in taken), f"{full} ({by_code[parent]})")
        more = () if full in taken or full == name else (full,)
        taken |= {name, *more}
        yield Area(name, zh, kind, by_code[parent], code, more, minor=True)


def _plain(full: str, zh: str) -> tuple[str, bool]:
    """Give a name without its kind and where it lies, and whether it is a district's."""
    bare = full.partition(" (")[0]
    short = bare if len(zh) == len("滑县") else _KIND_OF_COUNTY.sub("", bare)
    return short, _rank_of_county(zh) == _DISTRICT


_DISTRICT = 2
"""The rank of districts: after county-level cities and counties."""


def _rank_of_county(zh: str) -> int:
    """Say in what order places of one name take it: county-level cities, counties, districts."""
    return 0 if zh.endswith("市") else _DISTRICT if zh.endswith("区") else 1


_KIND_OF_COUNTY = re.compile(
    r"(?<! Left)(?<! Right)(?<! Front)(?<! Middle)(?<! Rear)(?<! United)"
    r" (?:(?:Mining )?District|(?:Autonomous )?(?:County|Banner))(?=$| \()"
)


def _rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a CSV file of the package, without comments and header."""
    with data_path(name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        next(rows)
        yield from rows


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _subjects() -> list[Subject]:
    return [
        Subject(
            s["label"],
            s["zh"],
            tuple(s.get("aliases_en", ())),
            tuple(s.get("aliases_zh", ())),
            bool(s.get("recurring", False)),
        )
        for s in read_yaml("subjects.yaml")["subjects"]
    ]
