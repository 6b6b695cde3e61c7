"""Turn the drafts of a reading into claims, each proved to stand in its text."""

from dataclasses import dataclass, replace
from typing import Any

from jiqun.data.gazetteer import as_in_english
from jiqun.extraction.coding import coded
from jiqun.extraction.confidence import confidence
from jiqun.extraction.normal import GLOSS
from jiqun.extraction.reader import Reader
from jiqun.extraction.state import Draft, Slot, Traces
from jiqun.lang import LANGUAGES
from jiqun.model import Bound, Claim, Document, Indicator, Measure, Status

FIELDS = (
    "value",
    "unit",
    "bound",
    "measure",
    "indicator",
    "subject",
    "of",
    "area",
    "period",
    "status",
    "scope",
    "speaker",
    "streak",
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims of a document, and what was left out.

    Attributes:
        claims: in reading order.
        warnings: stretches too densely packed with figures to be read, digits that look misread,
            and numbers that were broken apart, as (code, detail).
    """

    claims: tuple[Claim, ...]
    warnings: tuple[tuple[str, str], ...]


def extract(document: Document) -> tuple[Claim, ...]:
    """Give every figure of a document as a claim, in reading order.

    A text of a language without a pack is read as English: its digits still count.
    """
    return read_claims(document).claims


def read_claims(document: Document) -> Extraction:
    """Give the claims of a document, and say which stretches were left out."""
    if document.language not in LANGUAGES:
        document = replace(document, language="en")
    reader = Reader(document)
    claims: list[Claim] = []
    taken = -1
    traces = Traces(reader.normal.span)
    for draft in reader.read():
        claim = _claim(document, reader, draft, traces)
        if claim.start >= taken:
            claims.append(claim)
            taken = claim.end
    warnings = tuple(
        ("packed_figures", "{}-{}".format(*reader.normal.span(*span)))
        for span in sorted(reader.packed)
    )
    warnings += tuple(
        ("ocr_slip", "{}-{}".format(*reader.normal.span(*span))) for span in reader.slips
    )
    warnings += tuple(("broken_number", f"{a}-{b}") for a, b in reader.normal.joined)
    return Extraction(coded(claims, document), warnings)


def _claim(document: Document, reader: Reader, draft: Draft, traces: Traces) -> Claim:
    start, end = reader.normal.span(draft.start, draft.end)
    if not 0 <= start < end <= len(document.text):
        raise AssertionError(f"{document.id}:{start}-{end} is not in the text")
    slots = draft.slots
    values: dict[str, Any] = {name: slot.value for name, slot in slots.items()}
    told = values.get
    return Claim(
        doc=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        value=values["value"],
        unit=values["unit"],
        bound=told("bound") or Bound.EQ,
        measure=told("measure") or Measure.LEVEL,
        indicator=told("indicator") or Indicator.OTHER,
        subject=_own_words(document, reader, slots.get("subject")),
        of=_own_words(document, reader, slots.get("of")),
        area=None if values.get("area") is None else as_in_english(values["area"]),
        period=told("period"),
        status=told("status") or Status.ACTUAL,
        scope=_own_words(document, reader, slots.get("scope")),
        speaker=_own_words(document, reader, slots.get("speaker")),
        streak=told("streak"),
        publisher_class=None if document.publisher_class == "unknown" else document.publisher_class,
        confidence=confidence(draft, reader.pack.spaced),
        trace=traces.of(slots, FIELDS),
    )


def _own_words(document: Document, reader: Reader, slot: Slot | None) -> str | None:
    """Give a subject in the source's own characters where it was read off the text."""
    if slot is None or slot.value is None or slot.start is None or slot.end is None:
        return None if slot is None else slot.value
    read = " ".join(reader.text[slot.start : slot.end].split())
    if read != slot.value or slot.end <= slot.start:
        return str(slot.value)
    start, end = reader.normal.span(slot.start, slot.end)
    words = " ".join(document.text[start:end].split())
    return words if reader.pack.spaced else GLOSS.sub("", words)
