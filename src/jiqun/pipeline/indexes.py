"""The indexes of a workspace: specifications in `indexes/`, ranked on the ledger of each build."""

import json
import os
import posixpath
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiqun.documents import MAX_BYTES
from jiqun.ledger import NOWHERE, Ledger
from jiqun.model import InputError, JiqunError, area_slug
from jiqun.pipeline.state import refusal_record
from jiqun.publish import IndexSummary, Page

if TYPE_CHECKING:
    from jiqun.index.specification import Specification
    from jiqun.publish.index_site import IndexSite

FOLDER = "indexes"
"""The folder of a workspace, and of a build, that holds specifications and what they name."""

RESULTS = "indexes.json"
"""What a build leaves for the next, and for the pages of places: how each index turned out."""

SUFFIXES = (".yaml", ".yml", ".toml", ".json")
SETTINGS_FAIL = (ArithmeticError, LookupError, TypeError, ValueError)
"""What an option of the wrong kind, deep in a specification, ends in: it must cost its index alone,
whatever the method that stumbled over it."""

OWN_LEDGER = ("..", "../build")
"""What `data.ledger` may say in a workspace: its own, as `jiqun index` finds it there too."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """The indexes of a build.

    Attributes:
        files: path below the folder → hash of the bytes, for all that lies there.
        summaries: of those that stand, by title of their file.
        refused: files that were not used, as in report.json.
        pages: of those that are new or changed, by name.
        gone: names of those that the last build had and this one has not.
        moved: places whose rank in some index, or the index's title, is not what it was.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    summaries: tuple[IndexSummary, ...] = ()
    refused: tuple[Mapping[str, Any], ...] = ()
    pages: Mapping[str, list[Page]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    moved: frozenset[str] = frozenset()

    def save(self, folder: Path) -> None:
        """Write into a build's folder what the next build and the served pages need."""
        record = {
            "files": dict(self.files),
            "indexes": [s.to_record() for s in self.summaries],
            "refused": list(self.refused),
        }
        text = json.dumps(record, ensure_ascii=False, indent=1)
        (folder / RESULTS).write_text(f"{text}\n", encoding="utf-8")


def load_indexes(folder: Path) -> Indexes:
    """Read what a build says of its indexes; none where it says nothing that can be read."""
    try:
        record = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
        summaries = tuple(IndexSummary.from_record(s) for s in record["indexes"])
        return Indexes(record["files"], summaries, tuple(record["refused"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Indexes()


def hashes_of(root: Path) -> dict[str, str]:
    """Give path → hash of the bytes for all files of a workspace's folder of indexes.

    Hidden files, links and files over the limit of documents are left out.
    """
    found = {}
    for place, folders, names in os.walk(root / FOLDER):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            if path.stat().st_size <= MAX_BYTES:
                key = path.relative_to(root / FOLDER).as_posix()
                found[key] = sha256(path.read_bytes()).hexdigest()
    return found


def version() -> str:
    """Give the hash of the engine's sources, without loading it."""
    found = find_spec("jiqun.index")
    digest = sha256()
    for place in found.submodule_search_locations or () if found else ():
        for path in sorted(Path(place).iterdir()):
            if path.suffix in {".py", ".yaml", ".json"}:
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def make_indexes(root: Path, folder: Path, last: Path | None) -> Indexes:
    """Rank what a workspace asks for on the ledger of a build.

    The folder of indexes is copied into the build, so that what is served is what was built. An
    index is ranked anew only where its files, its figures or the words of its sources changed.

    Args:
        root: the workspace.
        folder: the new build, whose ledger stands.
        last: the last build, where its pages can be taken over.
    """
    before = load_indexes(last) if last else Indexes()
    _copy(root / FOLDER, folder / FOLDER)
    files = hashes_of(folder)
    if not files:
        gone = tuple(s.name for s in before.summaries)
        made = Indexes({}, gone=gone, moved=_moved(before.summaries, ()))
        made.save(folder)
        return made
    known = {s.name: s for s in before.summaries}
    summaries, refused, pages = [], [], {}
    with Ledger(folder / "ledger.duckdb") as ledger:
        names, problems = _names(files)
        refused += problems
        for name, file in names.items():
            try:
                done = _one(folder, ledger, name, file, files, known.get(name))
            except JiqunError as problem:
                refused.append(index_refusal(problem, f"{FOLDER}/{file}"))
                continue
            except SETTINGS_FAIL as problem:
                refused.append(_unworkable(problem, f"{FOLDER}/{file}"))
                continue
            summaries.append(done[0])
            if done[1] is not None:
                pages[name] = done[1]
    standing = {s.name for s in summaries}
    made = Indexes(
        files,
        tuple(summaries),
        tuple(refused),
        pages,
        tuple(name for name in known if name not in standing),
        _moved(before.summaries, summaries),
    )
    made.save(folder)
    return made


def site_of(folder: Path, name: str, ledger: Ledger, *, served: bool = False) -> "IndexSite":
    """Give the pages of an index of a build.

    Raises:
        InputError: there is none of that name, or it cannot be built.
    """
    names, _ = _names(hashes_of(folder))
    if name not in names:
        raise InputError("missing", f"{FOLDER}/{name}")
    return _Inputs(folder, names[name], ledger).site(name, served=served)


def index_refusal(problem: JiqunError, place: str) -> dict[str, Any]:
    """Give a refusal as it stands in report.json, each of its problems with its sentence."""
    from jiqun.index.problems import IndexProblems

    record = refusal_record(problem, place)
    if isinstance(problem, IndexProblems):
        told = [{f"message_{n}": p.message(n) for n in ("en", "zh")} for p in problem.problems]
        record["problems"] = told
        for language, mark in (("en", "; "), ("zh", "；")):
            record[f"message_{language}"] = mark.join(p[f"message_{language}"] for p in told)
    return record


def _unworkable(problem: Exception, place: str) -> dict[str, Any]:
    from jiqun.index.problems import IndexProblems, Problem

    told = f"{type(problem).__name__}: {problem}"
    return index_refusal(IndexProblems([Problem("not_computable", value=told)]), place)


def _one(
    folder: Path,
    ledger: Ledger,
    name: str,
    file: str,
    files: Mapping[str, str],
    before: IndexSummary | None,
) -> tuple[IndexSummary, list[Page] | None]:
    """Give an index's summary, and its pages where they are not those of the last build."""
    inputs = _Inputs(folder, file, ledger)
    digest = inputs.digest(files)
    if before is not None and before.digest == digest:
        return before, None
    site = inputs.site(name)
    summary = IndexSummary.of(name, site.index, digest)
    return summary, list(site.pages())


class _Inputs:
    """All that the pages of one index are made of, before anything is computed."""

    def __init__(self, folder: Path, file: str, ledger: Ledger) -> None:
        from jiqun.index.loading import figures_of
        from jiqun.index.specification import read_specification
        from jiqun.publish.index_sources import citations

        self._folder = folder / FOLDER
        self._file = file
        self.specification = read_specification(self._folder / file)
        _check_places(self.specification, self._folder)
        self.figures = figures_of(self.specification, ledger)
        claims = {c for f in self.figures for c in f.claims}
        quotes = ledger.quotes(claims)
        documents = ledger.summaries(sorted({q.claim.doc for q in quotes.values()}))
        self.cited = citations(quotes, documents)
        self.areas = {area: area_slug(area) for area in _areas(ledger)}

    def digest(self, files: Mapping[str, str]) -> str:
        """Hash it: files, figures, how their claims are cited, and places with a page."""
        data = self.specification.data
        named = [self._file, self.specification.cards, data.file]
        units = {f.area for f in self.figures}
        parts = [
            [(n, files.get(posixpath.normpath(n))) for n in named if n],
            sorted(map(repr, self.figures)),
            sorted((c, k.href, k.quote, k.document) for c, k in self.cited.items()),
            sorted((a, slug) for a, slug in self.areas.items() if a in units or not units),
        ]
        return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def site(self, name: str, *, served: bool = False) -> "IndexSite":
        """Give the pages of the index."""
        from jiqun.index.cards import read_cards
        from jiqun.index.evaluation import Evaluation
        from jiqun.index.loading import has_cells
        from jiqun.publish.index_site import IndexSite

        found = self.specification
        if has_cells(found):
            index = Evaluation.of_figures(found, self.figures)
        else:
            index = Evaluation.read(self._folder / self._file)
        cards = read_cards(self._folder / found.cards) if found.cards else []
        return IndexSite(index, cards, f"{FOLDER}/{name}/", self.cited, self.areas, served)


def _areas(ledger: Ledger) -> list[str]:
    rows = ledger.query(
        "SELECT DISTINCT area FROM claim_cells WHERE NOT starts_with(area, ?)", [NOWHERE]
    )
    return sorted(area for (area,) in rows)


def _check_places(specification: "Specification", folder: Path) -> None:
    """Hold an index of a workspace to its own ledger and to files beside it.

    Raises:
        IndexProblems: it names others; those would not be there when the build is served.
    """
    from jiqun.index.loading import has_cells
    from jiqun.index.problems import Problem, refuse

    data, found = specification.data, []
    if posixpath.normpath(data.ledger or "..") not in OWN_LEDGER:
        found.append(Problem("other_ledger", indicator="data.ledger", value=data.ledger))
    for key, name in (("data.file", data.file), ("cards", specification.cards)):
        inside = posixpath.normpath(name)
        if name and (inside.startswith(("..", "/")) or not (folder / inside).is_file()):
            found.append(Problem("not_beside", indicator=key, value=name, method=FOLDER))
    if not data.file and not has_cells(specification):
        found.append(Problem("no_figures"))
    refuse(found)


def _names(files: Iterable[str]) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Give name → file of each specification: the files that lie directly in the folder."""
    from jiqun.index.problems import IndexProblems, Problem
    from jiqun.publish.index_files import slugs

    specifications = [f for f in sorted(files) if "/" not in f and f.endswith(SUFFIXES)]
    by_stem: dict[str, str] = {}
    refused = []
    for file in specifications:
        stem = file.rpartition(".")[0]
        if stem in by_stem:
            told = Problem("same_name", indicator=file, value=by_stem[stem])
            refused.append(index_refusal(IndexProblems([told]), f"{FOLDER}/{file}"))
        else:
            by_stem[stem] = file
    named = slugs(by_stem)
    return {named[stem]: file for stem, file in by_stem.items()}, refused


def _moved(before: Iterable[IndexSummary], now: Iterable[IndexSummary]) -> frozenset[str]:
    """Give the places of which some index says something else than it did."""

    def told(summaries: Iterable[IndexSummary]) -> set[tuple[str, Any]]:
        return {
            (area, (s.name, s.titles, s.units, place))
            for s in summaries
            for area, place in s.places.items()
        }

    return frozenset(area for area, _ in told(before) ^ told(now))


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    for key in hashes_of(source.parent):
        place = target / key
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / key, place)
