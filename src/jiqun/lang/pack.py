"""Load a language: a folder with the same YAML files as every other."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.data.kept import BrokenYaml, kept, read_yaml_file
from jiqun.lang.patterns import late_pattern
from jiqun.model import CatalogueError, InputError

NEVER = re.compile(r"\0(?!)")
"""What matches nothing, for a form that a language has not; it looks for one character alone."""
_FOLDER = Path(__file__).parent
FILES = ("numbers", "units", "bounds", "periods", "cues", "indicators", "names", "quantities")
OPTIONAL = ("places", "clauses", "guards", "words", "weights", "forms")
"""Files that a language may do without."""
LANGUAGES = tuple(sorted(p.name for p in _FOLDER.iterdir() if (p / "numbers.yaml").is_file()))


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one language.

    Attributes:
        code: the folder's name, such as `en`.
        spaced: whether words are divided by blanks.
        numbers: digits and number words, scale words, fractions, forms of multiples.
        units: unit word → (contract unit, factor), before and after the number.
        bounds: words around a figure → bound, and where they stand.
        periods: words and patterns of time.
        cues: kind of cue → phrases.
        indicators: phrase → what it measures.
        names: what holds digits and is no figure; where noun phrases end.
        quantities: units of measures that are no claims, such as spans of time.
        places: how texts speak of places that no list has; empty where a language has no such file.
        clauses: verbs, noun phrases and shares; empty where a language has no such file.
        guards: words that costly forms cannot be met without, and what they begin with; empty
            where a language has no such file.
        words: words that are no nouns; empty where a language has no such file.
        weights: fitted weights; where a language has none, rules decide.
        forms: patterns by the reader that asks for them; empty where a language has no such file.
    """

    code: str
    spaced: bool
    numbers: Mapping[str, Any]
    units: Mapping[str, Any]
    bounds: Mapping[str, Any]
    periods: Mapping[str, Any]
    cues: Mapping[str, Any]
    indicators: Mapping[str, Any]
    names: Mapping[str, Any]
    quantities: Mapping[str, Any]
    places: Mapping[str, Any] = field(default_factory=dict)
    clauses: Mapping[str, Any] = field(default_factory=dict)
    guards: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    weights: Mapping[str, Any] = field(default_factory=dict)
    forms: Mapping[str, Any] = field(default_factory=dict)
    _forms: dict[tuple[str, ...], re.Pattern[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def form(self, file: str, *keys: str) -> re.Pattern[str]:
        """Give a form of one of the files as a pattern, compiled once, when it is first tried.

        A form that is written as a list is joined to one pattern. Where the language has no such
        form, the pattern matches nothing.

        >>> pack("en").form("names", "places", "nowhere").search("anywhere") is None
        True
        """
        found = self._forms.get((file, *keys))
        if found is None:
            entry = self.entry(file, *keys)
            entry = "".join(entry) if isinstance(entry, list) else entry
            found = late_pattern(str(entry)) if entry else NEVER
            self._forms[file, *keys] = found
        return found

    def entry(self, file: str, *keys: str) -> Any:
        """Give what stands in a file under one key after another; None where nothing does."""
        found: Any = getattr(self, file)
        for key in keys:
            found = (found or {}).get(key)
        return found

    def unit_words(self, side: str) -> dict[str, tuple[str, Decimal]]:
        """Give the unit words that stand `before` or `after` a number, lower case."""
        return _units(self.units[side], str.lower)

    def exact_units(self) -> dict[str, tuple[str, Decimal]]:
        """Give unit words that mean another unit where they are written just so: mt is no Mt.

        >>> pack("en").exact_units()["mt"]
        ('t', Decimal('1'))
        """
        return _units(self.units.get("exact", ()), str)

    def denied(self) -> list[str]:
        """Give the patterns of what holds digits and is no figure.

        `{money}` in one stands for all currency words of letters that stand before a number.
        """
        told = (str(word) for entry in self.units["before"] for word in entry["words"])
        money = "|".join(sorted({w for w in told if len(w) > 1 and w.isascii() and w.isalpha()}))
        return [str(pattern).replace("{money}", money) for pattern in self.names["deny"]]

    def plain_characters(self) -> dict[int, str]:
        """Give the simplified character of each traditional one, for `str.translate`."""
        pairs = zip(self.names["traditional"], self.names["simplified"], strict=True)
        return {ord(traditional): simplified for traditional, simplified in pairs}


def _units(
    entries: Iterable[Mapping[str, Any]], write: Callable[[str], str]
) -> dict[str, tuple[str, Decimal]]:
    return {
        write(str(word)): (entry["unit"], Decimal(str(entry.get("factor", 1))))
        for entry in entries
        for word in entry["words"]
    }


class Forms:
    """The forms under one heading of a file, as attributes; each compiled when first asked for.

    The language is loaded with the first form, so that what reads one language costs no other.

    >>> Forms("en", "periods", "told").closes is pack("en").form("periods", "told", "closes")
    True
    """

    def __init__(self, language: str, *keys: str) -> None:
        """Keep where the forms stand: the language, the file, and one key after another."""
        self._language, self._keys = language, keys
        self._entries: dict[str, Any] = {}

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """Give a form that is asked for the first time, and keep it."""
        if name.startswith("__"):
            raise AttributeError(name)
        file, *keys = self._keys
        found = pack(self._language).form(file, *keys, name)
        self.__dict__[name] = found
        return found

    def entry(self, name: str) -> Any:
        """Give what stands under a name that is no pattern: words, or labels of words."""
        if name not in self._entries:
            file, *keys = self._keys
            self._entries[name] = pack(self._language).entry(file, *keys, name)
        return self._entries[name]


@cache
def pack(code: str) -> Pack:
    """Load the pack of a language; later calls give the same object.

    Raises:
        InputError: there is no folder of that name.
        CatalogueError: a file is missing or is no YAML.
    """
    if code not in LANGUAGES:
        hint = f"; one of {', '.join(LANGUAGES)}"
        raise InputError("unknown_value", field="language", value=code, hint=hint)
    parts = {name: read_file(code, name) for name in FILES}
    for name in OPTIONAL:
        if has_file(code, name):
            parts[name] = read_file(code, name)
    return Pack(code=code, spaced=bool(parts["numbers"]["spaced"]), **parts)


def has_file(code: str, name: str) -> bool:
    """Whether a language has a file that it may do without."""
    return (_FOLDER / code / f"{name}.yaml").is_file()


def read_file(code: str, name: str) -> Mapping[str, Any]:
    """Read a file of a language; of all of them together, where `code` is empty.

    Raises:
        CatalogueError: it is missing, or is no mapping with a source.
    """
    where = "/".join(filter(None, ("lang", code, f"{name}.yaml")))
    try:
        content = read_yaml_file(_FOLDER / code / f"{name}.yaml")
    except (OSError, BrokenYaml) as problem:
        raise CatalogueError("bad_data", where, detail=str(problem)) from None
    if not isinstance(content, dict) or "source" not in content:
        raise CatalogueError("bad_data", where, detail="no mapping with a `source`")
    return content


def read_weights(code: str) -> Mapping[str, Any]:
    """Give the weights of the fitted models of a language; nothing where it has none.

    Raises:
        CatalogueError: the file is no JSON.
    """
    path = _FOLDER / code / "fitted.json"
    try:
        if not path.is_file():
            return {}
        return kept(lambda: dict(json.loads(path.read_text(encoding="utf-8"))), path)
    except (OSError, ValueError) as problem:
        where = f"lang/{code}/fitted.json"
        raise CatalogueError("bad_data", where, detail=str(problem)) from None


def examples(code: str) -> list[Mapping[str, Any]]:
    """Give the sentences that a pack carries with the claims they must give.

    Raises:
        InputError: there is no such pack.
        CatalogueError: it has no examples.
    """
    pack(code)
    return list(read_file(code, "examples")["examples"])


@cache
def fingerprint() -> str:
    """Give a hash over the files of all packs and the sources that read them."""
    digest = sha256()
    for path in sorted(_FOLDER.rglob("*")):
        if path.suffix in {".yaml", ".json", ".py"}:
            digest.update(str(path.relative_to(_FOLDER)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
