"""List what the checks assert of real text, for looking up by hand.

    python benchmarks/check_real.py FILES… [--facts facts.csv --sources sources.csv]
        [--index INDEX.csv] [--sentences] [--notes]
    python benchmarks/check_real.py FILES… --alone

Every asserted error is printed with its figures and where they stand; `--sentences` prints the
line of each figure as well. `--facts` adds a table of figures with their sources as claims of one
document a source, `--sources` says who published these and when. `--alone` checks each document by
itself, else all are one ledger.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from jiqun import extract, read
from jiqun.checks import check
from jiqun.model import Claim, Finding, Kind, Source, claim_from_record

WORDS = {"CNY": ((12, " trillion yuan"), (9, " billion yuan"), (6, " million yuan"), (0, " yuan"))}


def facts(path: Path) -> Iterator[Claim]:
    """Give the rows of a table of figures as claims, one document a source.

    The last digit that is not nought is taken as the last printed place, as its notes say.
    """
    at: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            value = Decimal(row["value"])
            unit, doc = row["unit"], f"facts-{row['source_id']}"
            quote = _quote(value, unit)
            start = at[doc]
            at[doc] += len(quote) + 10
            yield claim_from_record(
                {
                    "doc": doc,
                    "start": start,
                    "end": start + len(quote),
                    "quote": quote,
                    "value": value,
                    "unit": unit,
                    "bound": row["bound"] or "eq",
                    "measure": row["measure"],
                    "indicator": row["indicator"],
                    "subject": row["subject_code_or_label"] or None,
                    "of": row["of"] or None,
                    "area": row["area"] or None,
                    "period": row["period"] or None,
                    "status": row["status"] or "actual",
                }
            )


def origins(path: Path) -> Iterator[Source]:
    """Give the sources of a table of figures, each as the source of its own document."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            told = row["date"] or None
            day = date.fromisoformat(told) if told and len(told) == len("2022-06-06") else None
            yield Source(
                f"facts-{row['source_id']}", row["publisher"] or None, published=day,
                title=row["title"], language=row["language"],
                published_text=None if day else told,
            )  # fmt: skip


def _quote(value: Decimal, unit: str) -> str:
    if unit in ("CNY", "USD", "HKD", "EUR"):
        power = next((p for p in (12, 9, 6) if abs(value) >= Decimal(10) ** p), 0)
        word = {12: " trillion", 9: " billion", 6: " million", 0: ""}[power]
        number = format(abs(value).scaleb(-power).normalize(), "f")
        return f"{unit} {number}{word}"
    number = format(abs(value).normalize(), "f")
    return number + {"percent": "%", "percentage_point": " points"}.get(unit, "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--sources", type=Path, help="a table of who published the facts, and when")
    parser.add_argument("--index", type=Path, help="a table of file and publish_date")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--sentences", action="store_true")
    parser.add_argument("--notes", action="store_true", help="print notes too")
    options = parser.parse_args()
    dates: dict[str, date] = {}
    if options.index:
        with options.index.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row.get("publish_date"):
                    dates[row["file"]] = date.fromisoformat(row["publish_date"])
    texts: dict[str, str] = {}
    claims: dict[str, list[Claim]] = {}
    sources: dict[str, Source] = {}
    for path in options.files:
        document = read(path, published=dates.get(path.name))
        texts[document.id] = document.text
        claims[document.id] = list(extract(document))
        sources[document.id] = Source.of(document)
    if options.facts:
        for claim in facts(options.facts):
            claims.setdefault(claim.doc, []).append(claim)
    if options.sources:
        sources |= {source.doc: source for source in origins(options.sources)}
    groups = (
        list(claims.values()) if options.alone else [[c for told in claims.values() for c in told]]
    )
    kinds: Counter[str] = Counter()
    for group in groups:
        known = {c.id: c for c in group}
        for finding in check(group, None, sources):
            kinds[f"{finding.kind} {finding.outcome}"] += 1
            if finding.kind is Kind.ERROR or (options.notes and finding.kind is Kind.NOTE):
                _show(finding, known, texts, sentences=options.sentences)
    print(f"\n{len(claims)} documents, {sum(map(len, claims.values()))} claims")
    for kind, count in sorted(kinds.items()):
        print(f"  {kind:32} {count}")


def _show(
    finding: Finding, known: dict[str, Claim], texts: dict[str, str], *, sentences: bool
) -> None:
    print(f"\n{finding.kind} {finding.outcome} {finding.rule} {finding.area} {finding.id}")
    print("  " + finding.message_en)
    for term in finding.arithmetic:
        claim = known.get(term.claim or "")
        where = f"{claim.doc}:{claim.start}" if claim else ""
        print(f"    {term.operator or ' ':2} {term.text:34} {term.label_en}  {where}")
    if sentences:
        for one in finding.claims:
            claim = known[one]
            text = texts.get(claim.doc)
            if text is None:
                continue
            first = max(text.rfind("\n", 0, claim.start) + 1, claim.start - 90)
            last = claim.end + 60
            cell = f"{claim.indicator}/{claim.subject}/{claim.of}/{claim.period}"
            print(f"      | {text[first:last].strip()!r} {cell}")


if __name__ == "__main__":
    main()
