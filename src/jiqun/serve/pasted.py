"""Read the form of a pasted text, and answer with the marked text or with what to do."""

from datetime import date
from urllib.parse import parse_qsl

from jiqun.model import JiqunError
from jiqun.publish import Page, check_page, pasted_page, text
from jiqun.serve.ports import CheckText

MAX_CHARS = 200_000
"""Characters of a pasted text: our choice, forty times a long article."""

MAX_BYTES = 12 * MAX_CHARS + 10_000
"""Bytes of the form: four bytes a character at most, each sent as three, and the fields."""


def read_form(body: bytes) -> dict[str, str]:
    """Give the fields of a form; a field given twice counts once."""
    pairs = parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=8)
    return dict(pairs)


def answer(check_text: CheckText, given: dict[str, str], language: str) -> tuple[int, Page]:
    """Give status and page: the text with its marks, or the form with the reason."""
    body = given.get("text", "").replace("\r\n", "\n").strip("\n")
    published = given.get("published", "").strip()
    if not body.strip():
        return 422, check_page(language, MAX_CHARS, given, text("check_empty", language))
    if len(body) > MAX_CHARS:
        return too_long(language)
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        why = text("check_date", language).format(value=published)
        return 422, check_page(language, MAX_CHARS, given, why)
    try:
        view = check_text(
            body,
            title=given.get("title", "").strip() or None,
            published=day,
            area=given.get("area", "").strip() or None,
        )
    except JiqunError as problem:
        why = text("check_refused", language).format(why=problem.message(language))
        return 422, check_page(language, MAX_CHARS, given, why)
    return 200, pasted_page(view, language)


def too_long(language: str) -> tuple[int, Page]:
    """Give the form with the limit; the text itself isn't sent back."""
    why = text("check_long", language).format(limit=f"{MAX_CHARS:,}")
    return 413, check_page(language, MAX_CHARS, None, why)
