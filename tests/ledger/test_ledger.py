"""The ledger: what is written comes back, and views hold what pages need."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jiqun.ledger import Ledger, LedgerWriter, areas_of, cells_of, open_ledger, subject_code
from jiqun.ledger import rows as ledger_rows
from jiqun.model import (
    Block,
    Bound,
    Claim,
    Document,
    Finding,
    Indicator,
    Interval,
    Kind,
    LedgerError,
    Measure,
    Observation,
    Outcome,
    Period,
    Repair,
    Severity,
    Term,
    Trace,
)
from jiqun.model.sentence import sentence_span

ONE = "In 2023, Exampleton's GDP was 1.14 trillion yuan. Its exports were 842.3 billion yuan."
TWO = "2023年，样城生产总值1.41万亿元。"


def document(name: str, text: str, **fields: Any) -> Document:
    defaults: dict[str, Any] = {
        "language": "en", "sha256": "0" * 64, "encoding": "utf-8", "media_type": "text/plain",
        "source_name": f"{name}.txt", "size_bytes": len(text),
    }  # fmt: skip
    return Document(id=name, text=text, **{**defaults, **fields})


def claim(doc: Document, quote: str, value: str, indicator: Indicator, **fields: Any) -> Claim:
    start = doc.text.index(quote)
    defaults: dict[str, Any] = {
        "area": "Exampleton", "period": Period.parse("2023"), "bound": Bound.EQ,
        "measure": Measure.LEVEL, "unit": "CNY",
    }  # fmt: skip
    return Claim(
        doc=doc.id, start=start, end=start + len(quote), quote=quote, value=Decimal(value),
        indicator=indicator, **{**defaults, **fields},
    )  # fmt: skip


DOCUMENTS = (
    document(
        "one", ONE, title="One", published=date(2024, 2, 1), published_text="2024-02-01",
        inferred=("title",), warnings=(("odd", "a thing"),),
        blocks=(Block(0, len(ONE), "paragraph", "line 1"),),
    ),
    document("two", TWO, language="zh", publisher="样城日报", publisher_class="press"),
)  # fmt: skip
CLAIMS = (
    claim(
        DOCUMENTS[0], "1.14 trillion yuan", "1.14E12", Indicator.GDP,
        trace=(("period", Trace("stated", 3, 7)), ("area", Trace("inherited", 9, 19))),
        confidence=0.9,
    ),
    claim(DOCUMENTS[0], "842.3 billion yuan", "842300000000", Indicator.EXPORTS, subject="total"),
    claim(DOCUMENTS[1], "1.41万亿元", "1.41E12", Indicator.GDP),
)  # fmt: skip
CONFLICT = Finding(
    kind=Kind.ERROR, outcome=Outcome.ONE_OF, rule="restatement", area="Exampleton",
    claims=(CLAIMS[0].id, CLAIMS[2].id), conflict=(CLAIMS[0].id, CLAIMS[2].id),
    suspects=(CLAIMS[0].id, CLAIMS[2].id), severity=Severity.HIGH,
    message_en="One of two.", message_zh="二者之一。",
    arithmetic=(
        Term("", CLAIMS[0].id, "GDP", "生产总值", "", "CNY", Fraction(10**12), Fraction(10, 3)),
    ),
    repairs=(Repair(CLAIMS[2].id, "digit_swap", (("value", 1140000000000),), cost=9.5),),
)  # fmt: skip
GDP = cells_of(CLAIMS[0])[0]
OBSERVED = Observation(
    cell=GDP.key, interval=Interval(Fraction(1135, 3), None), value=None, unit="CNY",
    claims=(CLAIMS[0].id,), state="questioned", vintage=date(2024, 2, 1),
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    writer = LedgerWriter(tmp_path / "ledger.duckdb")
    by_id = {d.id: d for d in DOCUMENTS}
    writer.insert("documents", map(ledger_rows.document_row, DOCUMENTS))
    writer.insert("claims", (ledger_rows.claim_row(c, by_id[c.doc], "v") for c in CLAIMS))
    writer.insert("claim_cells", (r for c in CLAIMS for r in ledger_rows.cell_rows(c)))
    writer.insert("findings", [ledger_rows.finding_row(CONFLICT, 0)])
    writer.insert("finding_claims", ledger_rows.finding_claim_rows(CONFLICT))
    writer.insert("observations", [ledger_rows.observation_row(OBSERVED)])
    writer.set_meta({"title_en": "Test", "title_zh": "测试"})
    writer.close()
    with open_ledger(tmp_path) as opened:
        yield opened


def test_claims_findings_and_observations_come_back_as_they_went_in(ledger: Ledger) -> None:
    without_trace = [c.to_record() | {"trace": None} for c in CLAIMS]
    assert [c.to_record() | {"trace": None} for c in ledger.claims()] == without_trace
    assert ledger.claims(areas=["Nowhere"]) == ()
    assert [c.doc for c in ledger.claims(documents=["two"])] == ["two"]
    (observation,) = ledger.observations()
    assert observation == OBSERVED
    (finding,) = ledger.findings()
    assert finding.to_record() == CONFLICT.to_record()
    assert finding.id == CONFLICT.id


def test_a_document_view_has_text_claims_traces_and_the_other_sides_sentence(
    ledger: Ledger,
) -> None:
    view = ledger.document("one")
    assert view is not None
    assert view.document == DOCUMENTS[0]
    assert view.claims == CLAIMS[:2]
    assert [f.id for f in view.findings] == [CONFLICT.id]
    quote = view.quoted[CLAIMS[2].id]
    assert quote.sentence[quote.start : quote.end] == "1.41万亿元"
    assert set(view.documents) == {"one", "two"}
    assert view.documents["one"].errors == 1
    assert view.cells[CLAIMS[0].id] == (GDP,)
    assert ledger.document("three") is None


def test_a_series_view_has_one_row_a_period_with_every_claim_on_it(ledger: Ledger) -> None:
    view = ledger.series(GDP.series_slug)
    assert view is not None
    ((cell, quotes, observation),) = view.rows
    assert cell == GDP
    assert [q.claim.doc for q in quotes] == ["one", "two"]  # dated documents first
    assert observation == OBSERVED
    assert [f.id for f in view.findings] == [CONFLICT.id]
    assert ledger.series("nothing") is None


def test_an_area_view_lists_its_findings_and_series(ledger: Ledger) -> None:
    view = ledger.area("exampleton")
    assert view is not None
    assert (view.area, len(view.findings), len(view.series)) == ("Exampleton", 1, 2)
    gdp = next(s for s in view.series if s.cell.indicator is Indicator.GDP)
    assert (gdp.claims, gdp.errors, gdp.first_year, gdp.last_year) == (2, 1, 2023, 2023)


def test_the_overview_counts_what_is_there(ledger: Ledger) -> None:
    view = ledger.overview({"refused": [{}]})
    assert view.counts == {
        "documents": 2, "refused": 1, "claims": 3, "cells": 2, "series": 2,
        "findings": {"error": 1},
    }  # fmt: skip
    assert view.coverage == {("exports", 2023): 1, ("gdp", 2023): 2}
    assert view.title_zh == "测试"
    assert set(view.quoted) == {CLAIMS[0].id, CLAIMS[2].id}


def test_search_takes_the_users_words_literally(ledger: Ledger) -> None:
    assert [q.claim.doc for q in ledger.search("EXPORTS WERE")] == ["one"]
    assert [q.claim.quote for q in ledger.search("样城")] == ["1.41万亿元"]
    assert ledger.search("100%") == []
    assert ledger.search("_") == []


def test_a_query_gives_a_frame(ledger: Ledger) -> None:
    frame = ledger.frame("SELECT doc, value FROM claims ORDER BY value")
    assert list(frame["value"]) == [842.3e9, 1.14e12, 1.41e12]


def test_no_ledger_and_another_version_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="jiqun build"):
        open_ledger(tmp_path)
    damaged = tmp_path / "ledger.duckdb"
    damaged.write_bytes(b"not a database" * 1000)
    with pytest.raises(LedgerError, match="not a valid DuckDB"):
        open_ledger(damaged)


def test_a_claim_on_two_places_fills_two_cells_and_one_without_place_stays_at_home() -> None:
    joint = claim(DOCUMENTS[0], "842.3 billion yuan", "1", Indicator.GDP, area="Foshan, Dongguan")
    assert areas_of(joint) == ("Foshan", "Dongguan")
    nowhere = claim(DOCUMENTS[0], "842.3 billion yuan", "1", Indicator.GDP, area=None)
    assert areas_of(nowhere) == ("doc:one",)


def test_a_stock_of_the_years_end_and_of_the_year_are_one_cell() -> None:
    end = claim(
        DOCUMENTS[0], "1.14 trillion yuan", "1", Indicator.GDP, period=Period.parse("2023-12-31")
    )
    assert cells_of(end) == (GDP,)


def test_subjects_without_a_code_keep_their_words_and_language() -> None:
    assert subject_code("total") is None
    assert subject_code("Strategic  Emerging Industries") == "strategic emerging industries"
    assert subject_code("战略性新兴产业") == "strategic emerging industries"
    assert subject_code("Left-handed Gadgets") == "label:en:left-handed gadgets"
    assert subject_code("左手器件") == "label:zh:左手器件"


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("GDP grew 3.7%. Exports fell 8.5%.", "8.5%", "Exports fell 8.5%."),
        ("出口增长3.7%。进口下降8.5%。", "3.7%", "出口增长3.7%。"),
        (
            "ranked 19th.In 2020, output was 3.7 trillion yuan",
            "3.7 trillion",
            "In 2020, output was 3.7 trillion yuan",
        ),
        ("one line\nup 5%\nanother", "5%", "up 5%"),
    ],
)
def test_the_sentence_of_a_figure(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    assert text[slice(*sentence_span(text, start, start + len(quote)))] == sentence
