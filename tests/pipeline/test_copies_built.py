"""Copies in a build: kept, named, and no witnesses of their own."""

import json
import random
from pathlib import Path

import pytest
from dossier import tree

from jiqun.ledger import open_ledger
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.article import check_text

BODY = """2023年，佛山市实现地区生产总值13276.14亿元，比上年增长5.0%。
其中，第二产业增加值7478.73亿元，增长6.3%。
全市规模以上工业增加值5852.36亿元，增长6.6%，装备制造业增加值占规模以上工业的比重为33.9%。
社会消费品零售总额3750.09亿元，增长4.4%；外贸进出口总额5959.9亿元，其中出口4882.1亿元。
年末全市共有高新技术企业10216家，新增国家级专精特新“小巨人”企业86家。
"""
OWN = """佛山经济成绩单
佛山2023年GDP达到13276.14亿元。
记者从统计部门了解到，该市第二产业去年的增加值是7478.73亿元。
"""
EDITS = [
    ("实现", "完成"),
    ("比上年", "同比"),
    ("其中，", "当中，"),
    ("全市", "该市"),
    ("共有", "拥有"),
]


def article(publisher: str, day: int | None, body: str, kind: str = "press") -> str:
    date = f"date: 2024-02-{day:02}\n" if day else ""
    return f"---\npublisher: {publisher}\n{date}class: {kind}\narea: Foshan\n---\n{body}"


TEXTS = {
    "bureau.md": article("统计局", 1, BODY, "authority"),
    **{
        f"copy{n}.md": article(f"日报{n}", n + 2, f"本报讯\n{BODY.replace(*EDITS[n % 5])}")
        for n in range(10)
    },
    "own.md": article("晚报", 9, OWN),
}


def write(folder: Path, names: list[str]) -> Path:
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    (folder / "jiqun.toml").write_text('title = "Foshan"\ntitle_zh = "佛山"\n', "utf-8")
    for old in documents.iterdir():
        if old.name not in names:
            old.unlink()
    for name in names:
        if not (documents / name).exists():
            (documents / name).write_text(TEXTS[name], "utf-8")
    return folder


def confirmed(folder: Path) -> dict[str, int]:
    """Cells of Foshan in 2023 → independent sources."""
    with open_ledger(folder) as ledger:
        return {o.cell.split("|")[1] + "/" + o.cell.split("|")[2]: o.sources
                for o in ledger.observations(areas=["Foshan"]) if o.unit == "CNY"}  # fmt: skip


def test_ten_copies_and_the_original_are_one_witness(tmp_path: Path) -> None:
    names = [n for n in TEXTS if n != "own.md"]
    folder = write(tmp_path, names)
    result = build(workspace_of([folder]), workers=1)
    assert result.report["copies"] == 10 and result.report["documents"] == 11
    assert set(confirmed(folder).values()) == {1}
    findings = (folder / "build" / "findings.jsonl").read_text("utf-8")
    assert '"agreement"' not in findings
    with open_ledger(folder) as ledger:
        rows = ledger.query("SELECT doc, original FROM copies ORDER BY doc")
        assert rows == [(f"copy{n}", "bureau") for n in range(10)]
        states = {o.state for o in ledger.observations(areas=["Foshan"])}
        assert "confirmed" not in states and "sound" in states


def test_an_article_of_its_own_is_a_second_witness_whatever_was_copied(tmp_path: Path) -> None:
    folder = write(tmp_path, list(TEXTS))
    build(workspace_of([folder]), workers=1)
    counts = confirmed(folder)
    assert counts["gdp/"] == 2
    lines = (folder / "build" / "findings.jsonl").read_text("utf-8").splitlines()
    agreements = [f for f in map(json.loads, lines) if f["kind"] == "agreement"]
    assert agreements
    for finding in agreements:
        assert {c.rpartition(":")[0] for c in finding["claims"]} == {"bureau", "own"}


def test_the_pages_and_their_json_say_what_is_a_copy(tmp_path: Path) -> None:
    folder = write(tmp_path, ["bureau.md", "copy1.md", "own.md"])
    build(workspace_of([folder]), workers=1)
    site = folder / "build" / "site"
    copy = json.loads((site / "zh/documents/copy1.json").read_text("utf-8"))["copies"]
    assert copy["copy_of"] == copy["original"] == "bureau" and copy["share"] >= 0.5
    original = json.loads((site / "en/documents/bureau.json").read_text("utf-8"))["copies"]
    assert original["copied_by"] == ["copy1"] and original["copy_of"] is None
    assert "转载自" in (site / "zh/documents/copy1.html").read_text("utf-8")
    assert "Copied by" in (site / "en/documents/bureau.html").read_text("utf-8")
    assert 'id="copies"' not in (site / "en/documents/own.html").read_text("utf-8")
    series = "".join(p.read_text("utf-8") for p in (site / "en/series").glob("*.html"))
    assert "Copy of 统计局" in series


def test_a_quoted_sentence_is_no_second_witness(tmp_path: Path) -> None:
    """A long page of its own with a sentence of the bureau's: its figure only."""
    quotation = (
        "2023年，佛山市家用电器、装备制造等九个重点产业集群实现营业收入15230.8亿元，"
        "其中规模以上企业贡献的部分占全市工业企业营业收入的一半以上。\n"
    )
    own = "".join(
        f"佛山市第{n}工业园2022年实现工业总产值{n * 7 + 13}.{n}亿元，入驻企业{n + 35}家，"
        f"从业人员{n + 2}万人。\n"
        for n in range(1, 49)
    )
    TEXTS["page.md"] = article("周刊", 20, f"{own}{quotation}")
    TEXTS["long.md"] = article("统计局", 1, BODY + quotation, "authority")
    try:
        folder = write(tmp_path, ["long.md", "page.md"])
        build(workspace_of([folder]), workers=1)
    finally:
        del TEXTS["page.md"], TEXTS["long.md"]
    with open_ledger(folder) as ledger:
        assert ledger.query("SELECT * FROM copies") == []
        quoted = ledger.query("SELECT claim, original FROM quoted ORDER BY claim")
    assert quoted and {original for _, original in quoted} == {"long"}
    assert '"agreement"' not in (folder / "build" / "findings.jsonl").read_text("utf-8")
    page = json.loads((folder / "build/site/zh/documents/page.json").read_text("utf-8"))
    assert page["copies"]["quotes"] == {"long": len(quoted)}
    assert "个数字的原句出自" in (folder / "build/site/zh/documents/page.html").read_text("utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_building_ends_in_the_same_bytes(tmp_path: Path, seed: int) -> None:
    """Law: originals that come last, and go again, leave no trace."""
    chance = random.Random(seed)
    stepwise, fresh = tmp_path / "stepwise", tmp_path / "fresh"
    names = list(TEXTS)
    for _ in range(3):
        write(stepwise, chance.sample(names, chance.randint(1, len(names) - 1)))
        build(workspace_of([stepwise]), workers=1)
    last = chance.sample(names, 8)
    for folder in (stepwise, fresh):
        build(workspace_of([write(folder, last)]), workers=1)
    for name in ("claims.jsonl", "findings.jsonl"):
        assert (stepwise / "build" / name).read_bytes() == (fresh / "build" / name).read_bytes()
    assert tree(stepwise / "build" / "site") == tree(fresh / "build" / "site")
    with open_ledger(stepwise) as one, open_ledger(fresh) as two:
        for table in ("passages", "copies", "quoted", "observations"):
            sql = f"SELECT * FROM {table} ORDER BY ALL"
            assert one.query(sql) == two.query(sql), table


def test_a_pasted_copy_confirms_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, ["bureau.md"])
    build(workspace_of([folder]), workers=1)
    with open_ledger(folder) as ledger:
        copy = check_text(BODY.replace("全市", "该市"), area="Foshan", ledger=ledger)
        own = check_text(OWN, area="Foshan", ledger=ledger)
    assert copy.copies.copy is not None and copy.copies.copy.of == "bureau"
    assert not [f for f in copy.findings if f.kind == "agreement"]
    assert own.copies.copy is None
    assert [f for f in own.findings if f.kind == "agreement"]
