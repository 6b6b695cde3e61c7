"""Make the pages that only a server has: the form for a pasted text, search, and refusals."""

from collections.abc import Mapping, Sequence

from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.publish.address import Links
from jiqun.publish.figures import excerpts
from jiqun.publish.page import Page
from jiqun.publish.rendering import render
from jiqun.publish.texts import text

FIELDS = ("text", "title", "published", "area")
"""What the form for a pasted text asks for."""


def check_page(
    language: str, limit: int, given: Mapping[str, str] | None = None, problem: str | None = None
) -> Page:
    """Give the form for a pasted text; after a refusal with what was given and why."""
    kept = {name: (given or {}).get(name, "") for name in FIELDS}
    return render(
        "check_form.html", "check", language, served=True, limit=limit, given=kept, problem=problem
    )


def search_page(
    language: str,
    query: str,
    found: Sequence[Quote],
    documents: Mapping[str, DocumentSummary],
    *,
    is_cut: bool = False,
) -> Page:
    """Give the claims whose sentences hold some words; `is_cut` says that there are more."""
    return render(
        "search.html",
        "search",
        language,
        served=True,
        q=query,
        excerpts=excerpts(found, (), documents, language, Links("")),
        count=len(found),
        cut=is_cut,
    )


def message_page(language: str, kind: str, path: str = "index.html") -> Page:
    """Give a page that says why there is none: `missing`, `failed` or `refused`.

    `path` is where the page would stand, so that its links lead right.
    """
    line = text({"refused": "refused_host"}.get(kind, f"{kind}_line"), language)
    return render(
        "message.html",
        path,
        language,
        served=True,
        title=text(f"{kind}_title", language),
        line=line,
    )
