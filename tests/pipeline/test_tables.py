"""Tables enter a ledger like any other source; what is wrong is told all at once."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from dossier import tree

from jiqun.documents.workbook import MAX_EMPTY
from jiqun.extraction.mapping import SCHEMA
from jiqun.ledger import open_ledger
from jiqun.model import Claim, Document
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.extracting import extract_files

# Figures of the public communiques of Shenzhen; the layout is ours.
FACTS = """\
area,indicator,subject,of,measure,period,bound,value,unit,status,source_id,note
深圳市,gdp,,,level,2020,eq,2767024000000,CNY,actual,first,first figure
Shenzhen,gdp,,,level,2020,eq,28300.0,亿元,actual,later,"revised, rounded"
Shenzhen,value_added,strategic emerging industries,gdp,share,2020,eq,37.1,percent,actual,first,
Shenzhen,value_added,SOFTINFO2,,level,2023,gt,1000,100 million yuan,actual,later,=HYPERLINK("http://x")
"""
SOURCES = """\
source_id,publisher,title,date,url
first,Bureau of Statistics,Press conference,2021-02-02,https://example.org/a
later,Yicai,Five years,2026-02,
unused,Nobody,Nothing,2024,
"""
MAPPING = """\
precision = "significant"
[columns]
area = "area"
indicator = "indicator"
subject = "subject"
of = "of"
measure = "measure"
period = "period"
bound = "bound"
value = "value"
unit = "unit"
status = "status"
[documents]
by = "source_id"
metadata = "sources.csv"
key = "source_id"
[documents.columns]
publisher = "publisher"
title = "title"
date = "date"
url = "url"
"""
WIDE = """\
[columns]
subject = "industry"
[constants]
area = "Shenzhen"
indicator = "value_added"
unit = "亿元"
[[values]]
columns = "years"
header = "period"
[documents.constants]
publisher = "Bureau of Statistics"
title = "Value added"
date = "2025-02-01"
"""


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    tables = folder / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "jiqun.toml").write_text('title = "Tables"\n', encoding="utf-8")
    for name, body in files.items():
        data = body if isinstance(body, bytes) else body.encode("utf-8")
        (tables / name).write_bytes(data)
    return folder


def facts(folder: Path, **other: str) -> Path:
    files = {"facts.csv": FACTS, "sources.csv": SOURCES, "facts.mapping.toml": MAPPING}
    return write(folder, {**files, **other})


def built(folder: Path) -> tuple[dict[str, Document], list[Claim], dict[str, Any]]:
    result = build(workspace_of([folder]), workers=1)
    with open_ledger(folder) as ledger:
        documents = {v.document.id: v.document for v in ledger.document_views()}
        return documents, list(ledger.claims()), dict(result.report)


def refusals(folder: Path) -> list[tuple[str, str]]:
    report = build(workspace_of([folder]), workers=1).report
    return [(r["file"], r["message_en"]) for r in report["refused"]]


def test_each_source_is_a_document_and_each_cell_a_claim(tmp_path: Path) -> None:
    documents, claims, report = built(facts(tmp_path))
    assert not report["refused"]
    assert sorted(documents) == ["facts~first", "facts~later"]
    first = documents["facts~first"]
    assert (first.publisher, str(first.published)) == ("Bureau of Statistics", "2021-02-02")
    assert documents["facts~later"].published_text == "2026-02"
    for claim in claims:
        text = documents[claim.doc].text
        assert text[claim.start : claim.end] == claim.quote
    assert [b.where for b in first.blocks] == [f"tables/facts.csv row {n}" for n in (1, 2, 4)]
    gdp, share, revised, cluster = claims
    assert (gdp.area, gdp.value, gdp.quote) == ("Shenzhen", 2767024000000, "2767024000000")
    assert (share.measure, share.of, share.subject) == (
        "share",
        "gdp",
        "strategic emerging industries",
    )
    # the nought after the point says nothing where the mapping says so
    assert (revised.value, revised.quote) == (2830000000000, "28300")
    assert (cluster.subject_code, cluster.bound, cluster.value) == ("SOFTINFO2", "gt", 10**11)


def test_what_gave_a_field_is_traced_to_its_cell(tmp_path: Path) -> None:
    facts(tmp_path)
    build(workspace_of([tmp_path]), workers=1)
    with open_ledger(tmp_path) as ledger:
        view = ledger.document("facts~first")
        assert view is not None
        quotes = ledger.quotes([view.claims[0].id])
    traces = dict(quotes[view.claims[0].id].claim.trace)
    area = traces["area"]
    assert view.document.text[area.start : area.end] == "深圳市"


def test_years_as_columns_of_a_table_that_is_one_document(tmp_path: Path) -> None:
    table = "industry\t2022\t2023年\nmanufacturing\t100.50\t—\nservices\t\t210\n"
    documents, claims, _ = built(write(tmp_path, {"v.tsv": table, "v.mapping.toml": WIDE}))
    assert list(documents) == ["v"]
    assert documents["v"].title == "Value added"
    found = [(c.subject, str(c.period), c.value, c.quote) for c in claims]
    # written precision: the nought after the point counts
    assert found == [
        ("manufacturing", "2022", 10050000000, "100.50"),
        ("services", "2023", 21000000000, "210"),
    ]


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_taken(tmp_path: Path) -> None:
    bad = FACTS.replace("2020,eq,2767", "2020-02-30,eq,2767").replace("gdp,,,level", "gpd,,,level")
    bad = bad.replace("37.1,percent", "about 37,percent").replace("later,=", "latter,=")
    sources = SOURCES.replace("2026-02,", "2026-13,") + "first,Twice,Twice,2022,\n"
    mapping = MAPPING.replace('status = "status"', 'status = "state"')
    files = {"facts.csv": bad, "sources.csv": sources, "facts.mapping.toml": mapping}
    write(tmp_path, dict(files))
    found = refusals(tmp_path)
    assert [place for place, _ in found] == [
        "tables/facts.csv:1",
        "tables/facts.csv:2:indicator",
        "tables/facts.csv:2:period",
        "tables/facts.csv:3:indicator",
        "tables/facts.csv:4:value",
        "tables/sources.csv:5:source_id",
        "tables/facts.csv:5:source_id",
        "tables/sources.csv:3:date",
    ]
    told = " ".join(sentence for _, sentence in found)
    assert "there is no column 'state'; did you mean 'status'?" in told
    assert "'gpd' is no indicator; did you mean 'gdp'?" in told
    assert "there is no day '2020-02-30'" in told
    assert "source 'first' stands twice, first in row 2" in told
    assert (tmp_path / "build" / "claims.jsonl").read_text() == ""
    # an unchanged table that was refused is refused again without being read
    assert refusals(tmp_path) == found
    facts(tmp_path)
    assert not refusals(tmp_path)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.csv": "x,y\n1,2\n"}, "no mapping stands beside this table; write a.mapping.toml"),
        ({"a.mapping.toml": MAPPING}, "there is no table a.csv / a.tsv / a.xlsx beside"),
        ({"a.csv": "x\n1\n", "a.mapping.toml": "colums = 3"}, "did you mean 'columns'?"),
        ({"a.csv": "x\n1\n", "a.mapping.toml": "columns = ["}, "the mapping cannot be used"),
        ({"a.csv": "x\n1\n", "a.mapping.toml": '[columns]\nvalue = "x"\n'}, "no area is given"),
        ({"a.csv": "", "a.mapping.toml": WIDE}, "the file is empty"),
        ({"a.csv": "2020,2020\n1,2\n", "a.mapping.toml": WIDE}, "both called '2020'"),
        ({"a.csv": 'industry,2020\n"', "a.mapping.toml": WIDE}, "no figure stands in this table"),
        ({"a.xlsx": b"PK\x03\x04nonsense", "a.mapping.toml": WIDE}, "no workbook"),
        ({"a.csv": "2020\n" + "1" * 11_000, "a.mapping.toml": WIDE}, "10000 characters a cell"),
    ],
)
def test_files_that_cannot_be_used_say_why(
    tmp_path: Path, files: dict[str, str | bytes], told: str
) -> None:
    found = refusals(write(tmp_path, files))
    assert told in " ".join(sentence for _, sentence in found), found


def test_a_mapping_cannot_reach_another_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("source_id,publisher\nfirst,X\nlater,Y\n")
    mapping = MAPPING.replace('"sources.csv"', '"../secret.csv"')
    found = refusals(facts(tmp_path, **{"facts.mapping.toml": mapping}))
    assert any("is no file beside it" in sentence for _, sentence in found)


def test_steps_give_the_bytes_of_one_build_and_only_what_changed_is_new(tmp_path: Path) -> None:
    """Law: a changed row touches the document of its source alone."""
    stepwise = facts(tmp_path / "stepwise", **{"facts.csv": FACTS.replace("37.1", "36.3")})
    build(workspace_of([stepwise]), workers=1)
    facts(stepwise)
    result = build(workspace_of([stepwise]), workers=1)
    assert (len(json.loads((stepwise / "build/report.json").read_text())["refused"])) == 0
    assert (result.read, result.kept) == (1, 1)
    fresh = facts(tmp_path / "fresh")
    build(workspace_of([fresh]), workers=1)
    assert tree(stepwise / "build" / "site") == tree(fresh / "build" / "site")
    for name in ("claims.jsonl", "findings.jsonl"):
        assert (stepwise / "build" / name).read_bytes() == (fresh / "build" / name).read_bytes()
    again = build(workspace_of([stepwise]), workers=1)
    assert (again.read, again.kept, again.pages_written) == (0, 2, 0)


def test_a_table_that_goes_takes_its_claims_with_it(tmp_path: Path) -> None:
    facts(tmp_path)
    assert len(built(tmp_path)[1]) == 4
    for path in (tmp_path / "tables").iterdir():
        path.unlink()
    assert built(tmp_path)[1] == []


def workbook(cells: dict[str, Any], forms: dict[str, str] | None = None) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for place, value in cells.items():
        sheet[place] = value
    for place, form in (forms or {}).items():
        sheet[place].number_format = form
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    cells = {
        "A1": "industry",
        "B1": 2022,
        "C1": 2023,
        "A2": "mining",
        "B2": 0.1 + 0.2,
        "C2": 37.096,
    }
    book = workbook(cells, {"B2": "0.0", "C2": "#,##0.00"})
    _, claims, _ = built(write(tmp_path, {"v.xlsx": book, "v.mapping.toml": WIDE}))
    assert [(c.quote, str(c.period)) for c in claims] == [("0.3", "2022"), ("37.10", "2023")]


def test_a_formula_without_a_result_is_told_and_never_computed(tmp_path: Path) -> None:
    book = workbook({"A1": "industry", "B1": 2022, "A2": "mining", "B2": "=1+1"})
    found = refusals(write(tmp_path, {"v.xlsx": book, "v.mapping.toml": WIDE}))
    assert [place for place, _ in found] == ["tables/v.xlsx:2:2022"]
    assert "the formula has no stored result" in found[0][1]


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    book = workbook({"A1": "industry", "B1": 2022, "A2": "mining", "B2": 5, "XFD2": "far"})
    found = refusals(write(tmp_path, {"v.xlsx": book, "v.mapping.toml": WIDE}))
    assert "more than 1000 columns" in found[0][1]
    book = workbook({"A1": "industry", "B1": 2022, "A2": "mining", f"B{MAX_EMPTY + 9}": 5})
    found = refusals(write(tmp_path, {"v.xlsx": book, "v.mapping.toml": WIDE}))
    assert "empty rows above" in found[0][1]


def test_a_workbook_that_defines_entities_or_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = workbook({"A1": "industry", "B1": 2022, "A2": "mining", "B2": 5})
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            body = old.read(entry)
            if entry.endswith("sheet1.xml"):
                body = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + body
            new.writestr(entry, body)
    files: dict[str, str | bytes] = {"v.xlsx": target.getvalue(), "v.mapping.toml": WIDE}
    assert "defines entities" in refusals(write(tmp_path, files))[0][1]
    monkeypatch.setattr("jiqun.documents.workbook.MAX_UNPACKED", 1000)
    files = {"v.xlsx": good, "v.mapping.toml": WIDE}
    assert "more than the limit of 1000" in refusals(write(tmp_path, files))[0][1]


def test_a_table_named_on_the_command_line_is_read_with_its_mapping(tmp_path: Path) -> None:
    facts(tmp_path)
    found, refused = extract_files([tmp_path / "tables"], {}, 1)
    assert not refused
    assert [(doc, len(claims)) for doc, claims in found] == [("facts~first", 2), ("facts~later", 2)]


def test_the_schema_of_the_mapping_is_a_schema() -> None:
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.slow
def test_a_million_empty_rows_below_a_table_are_passed_over(tmp_path: Path) -> None:
    small = workbook({"A1": "industry", "B1": 2022, "A2": "mining", "B2": 5})
    target = io.BytesIO()
    rows = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="0"/></row>' for n in range(3, 1048577))
    with (
        zipfile.ZipFile(io.BytesIO(small)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            body = old.read(entry)
            if entry.endswith("sheet1.xml"):
                body = body.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            new.writestr(entry, body)
    files: dict[str, str | bytes] = {"v.xlsx": target.getvalue(), "v.mapping.toml": WIDE}
    _, claims, _ = built(write(tmp_path, files))
    assert [c.quote for c in claims] == ["5"]
