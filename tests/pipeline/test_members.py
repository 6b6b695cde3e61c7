"""Archives in a workspace: members are documents, each with its own refusal and its own change."""

import json
import sys
from pathlib import Path

from dossier import tree

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

from format_files import archive, pdf

from jiqun.ledger import open_ledger
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.extracting import extract_files

TRADE = "2023年，佛山市出口4882.1亿元。"
GDP = "2023年，佛山市地区生产总值13276.14亿元。"


def write(folder: Path, members: dict[str, bytes | str]) -> Path:
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    (folder / "jiqun.toml").write_text('title = "w"\n', "utf-8")
    (documents / "all.zip").write_bytes(archive(members))
    return folder


def refused(folder: Path) -> dict[str, str]:
    report = json.loads((folder / "build" / "report.json").read_text("utf-8"))
    return {r["file"]: r["code"] for r in report["refused"]}


MEMBERS: dict[str, bytes | str] = {
    "trade.txt": TRADE,
    "trade.txt.meta.toml": 'publisher = "海关"\nclass = "authority"\n',
    "sub/gdp.md": GDP,
    "scan.pdf": pdf([[], []]),
    "tool.exe": b"MZ",
}


def test_members_are_documents_and_what_cannot_be_read_is_listed_one_by_one(tmp_path: Path):
    folder = write(tmp_path, MEMBERS)
    build(workspace_of([folder]), workers=1)
    with open_ledger(folder) as ledger:
        rows = ledger.query("SELECT id, publisher, source_name FROM documents ORDER BY id")
        assert rows == [("gdp", None, "all.zip/sub/gdp.md"), ("trade", "海关", "all.zip/trade.txt")]
        assert {c.doc for c in ledger.claims()} == {"gdp", "trade"}
    assert refused(folder) == {
        "documents/all.zip/scan.pdf": "needs_ocr",
        "documents/all.zip/tool.exe": "unknown_format",
    }


def test_an_archive_that_is_broken_is_one_refusal(tmp_path: Path):
    folder = write(tmp_path, {})
    (folder / "documents" / "all.zip").write_bytes(b"PK\x03\x04 and then nothing")
    build(workspace_of([folder]), workers=1)
    assert refused(folder) == {"documents/all.zip": "damaged"}
    assert build(workspace_of([folder]), workers=1).read == 0


def test_only_members_that_changed_are_read_again(tmp_path: Path):
    folder = write(tmp_path / "w", MEMBERS)
    build(workspace_of([folder]), workers=1)
    assert build(workspace_of([folder]), workers=1).read == 0
    write(folder, {**MEMBERS, "sub/gdp.md": GDP.replace("13276.14", "13300.00")})
    assert build(workspace_of([folder]), workers=1).read == 1
    without = {k: v for k, v in MEMBERS.items() if not k.startswith("trade.txt.")}
    write(folder, without)
    build(workspace_of([folder]), workers=1)
    whole = write(tmp_path / "whole", without)
    build(workspace_of([whole]), workers=1)
    assert tree(folder / "build" / "site") == tree(whole / "build" / "site")
    assert refused(folder) == refused(whole)


def test_a_member_with_the_name_of_a_file_keeps_both(tmp_path: Path):
    folder = write(tmp_path, {"trade.txt": TRADE, "gdp.txt": GDP})
    (folder / "documents" / "trade.txt").write_text(GDP, "utf-8")
    (folder / "documents" / "gdp.txt").write_text(GDP, "utf-8")
    build(workspace_of([folder]), workers=1)
    with open_ledger(folder) as ledger:
        ids = [row[0] for row in ledger.query("SELECT id FROM documents ORDER BY id")]
    assert len(ids) == 3 and all("~" in i for i in ids)
    assert list(refused(folder).values()) == ["duplicate_id"], "same bytes, same name: one document"
    (folder / "documents" / "gdp.txt").unlink()
    build(workspace_of([folder]), workers=1)
    assert refused(folder) == {}


def test_extract_reads_the_members_of_an_archive(tmp_path: Path):
    folder = write(tmp_path, MEMBERS)
    found, left = extract_files([folder / "documents" / "all.zip"], {})
    assert [doc for doc, _ in found] == ["gdp", "trade"]
    assert sorted(r["code"] for r in left) == ["needs_ocr", "unknown_format"]
