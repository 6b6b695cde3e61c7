"""Find the page of an address: the same functions that write the static site."""

from collections.abc import Callable, Iterable

from jiqun.data import catalogues
from jiqun.publish import (
    LANGUAGES,
    CompareEntry,
    Page,
    area_pages,
    catalogue_pages,
    changes_pages,
    classification_pages,
    compare_index,
    compare_pages,
    document_id,
    document_pages,
    file_name,
    indexes_pages,
    indicator_pages,
    item_pages,
    matrix_pages,
    monitor_pages,
    overview_pages,
    series_pages,
    silence_pages,
)
from jiqun.serve.ports import Reader

Finder = Callable[[Reader, str], Iterable[Page]]


def find_page(reader: Reader, path: str) -> Page | None:
    """Give the page at a path such as `en/documents/ID.html`, None where there is none."""
    parts = path.split("/")
    if parts[0] not in LANGUAGES or not path.endswith((".html", ".json", ".atom")):
        return None
    name = parts[-1].rpartition(".")[0]
    if len(parts) == 2 and name == "catalogue":
        pages: Iterable[Page] = catalogue_pages(served=True)
    elif len(parts) == 2 and name == "silent":
        pages = silence_pages(*reader.silence(), served=True)
    elif len(parts) == 2 and name == "changes":
        lines = reader.history()
        standing = reader.standing(e for line in lines for e in line["events"])
        pages = changes_pages(lines, standing, served=True)
    elif len(parts) == 2:
        pages = overview_pages(reader.overview(), reader.indexes(), served=True)
    elif len(parts) > 2 and parts[1] == "indexes":
        pages = _indexes(reader, parts, name)
    elif len(parts) == 3 and parts[1] in _FINDERS:
        pages = _FINDERS[parts[1]](reader, name)
    else:
        return None
    return next((page for page in pages if page.path == path), None)


def _documents(reader: Reader, name: str) -> Iterable[Page]:
    doc = document_id(name)
    if doc is None:  # a name that was shortened: its id stands in the list of documents
        every = (d.id for d in reader.overview().documents)
        doc = next((d for d in every if file_name(d) == name), None)
    view = None if doc is None else reader.document(doc)
    return () if view is None else document_pages(view, served=True)


def _series(reader: Reader, slug: str) -> Iterable[Page]:
    view = reader.series(slug)
    return () if view is None else series_pages(view, served=True)


def _areas(reader: Reader, slug: str) -> Iterable[Page]:
    view = reader.area(slug)
    return () if view is None else area_pages(view, reader.indexes(), served=True)


def _monitor(reader: Reader, slug: str) -> Iterable[Page]:
    view = reader.monitor(slug)
    return () if view is None else monitor_pages(view, served=True)


def _compare(reader: Reader, slug: str) -> Iterable[Page]:
    if slug == "index":
        keys = reader.compared().items()
        entries = [CompareEntry(s, k.cell, len(k.areas)) for s, k in keys]
        return compare_index(entries, served=True)
    view = reader.compare(slug)
    return () if view is None else compare_pages(view, served=True)


def _catalogue(reader: Reader, name: str) -> Iterable[Page]:
    known = catalogues().classifications
    if name == "indicators":
        return indicator_pages(served=True)
    code = name.removesuffix("-matrix")
    if code not in known:
        return ()
    has_sheets = reader.tells_of(known[code])
    if code == name:
        return classification_pages(known[code], has_sheets=has_sheets, served=True)
    if not has_sheets:
        return ()
    return matrix_pages(known[code], reader.matrices(known[code]), served=True)


def _items(reader: Reader, code: str) -> Iterable[Page]:
    view = reader.item(code)
    return () if view is None else item_pages(view, served=True)


def _indexes(reader: Reader, parts: list[str], page: str) -> Iterable[Page]:
    if len(parts) == 3:
        return indexes_pages(reader.indexes(), served=True) if page == "index" else ()
    site = reader.index(parts[2])
    return () if site is None else site.page("/".join([*parts[3:-1], page]), parts[0])


_FINDERS: dict[str, Finder] = {
    "documents": _documents,
    "claims": _documents,
    "series": _series,
    "areas": _areas,
    "monitor": _monitor,
    "compare": _compare,
    "catalogue": _catalogue,
    "items": _items,
}
