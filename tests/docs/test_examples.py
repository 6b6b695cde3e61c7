"""The examples: every document names its source and carries its figures as printed, once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from jiqun.data import catalogue
from jiqun.documents import document_ids, find, read

ROOT = Path(__file__).parents[2]
DOSSIER, REFUSED = find(ROOT / "examples/01-shenzhen/documents")

MANGLED = {
    "2023-blog-first-industrial-city": (
        *("1,332,402 billion yuan", "36737.52 billion yuan", "219.480 billion yuan"),
        "147.972 billion yuan",
    ),
    "2021-blog-manufacturing-cities": ("160,103 billion yuan", "3.7 trillion yuan"),
    "2024-02-koreatimes-tech-plans": ("$209 billion",),
    "2023-11-28-daily-advanced-manufacturing": ("35.1%",),
}
"""Figures that the five articles print wrongly or under another word, and no other document."""


def test_the_dossier_is_large_enough_and_nothing_in_it_is_refused():
    assert len(DOSSIER) >= 25 and REFUSED == []
    assert len(set(document_ids([(p, "") for p in DOSSIER]))) == len(DOSSIER)


def test_the_readmes_tell_how_many_documents_there_are():
    for name in ("README.md", "README.zh.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert re.search(rf"\b{len(DOSSIER)} (?:documents|个文件)", text), name
    words = (ROOT / "examples/01-shenzhen/README.md").read_text(encoding="utf-8")
    assert "Forty-three digests" in words and len(DOSSIER) == 43


@pytest.mark.parametrize("path", DOSSIER, ids=lambda p: p.stem)
def test_every_document_of_the_dossier_states_its_source(path: Path):
    document = read(path)
    assert document.warnings == () and document.inferred == ()
    assert document.title and document.publisher
    assert document.published or document.published_text
    assert document.publisher_class in {"authority", "press", "blog", "reprint"}
    assert document.area is None or document.area in catalogue().areas
    paragraphs = [b for b in document.blocks if b.kind != "heading"]
    assert 1 <= len(paragraphs) <= 20


def test_mangled_figures_stand_where_they_were_printed_and_nowhere_else():
    texts = {path.stem: read(path).text for path in DOSSIER}
    for doc, figures in MANGLED.items():
        for figure in figures:
            holders = {name for name, text in texts.items() if figure in text}
            assert holders == {doc}, figure


def test_both_languages_are_read_as_what_they_are():
    languages = [read(path).language for path in DOSSIER]
    assert languages.count("zh") > 15 and languages.count("en") > 10


def test_the_seven_industries_of_2020_add_up_after_the_slip_is_undone():
    # the README's worked finding, from the digits in the document itself
    text = read(ROOT / "examples/01-shenzhen/documents/2021-blog-manufacturing-cities.md").text
    printed = re.findall(r"([\d,.]+) billion yuan", text)
    assert printed[0] == "1,027.272" and len(printed) == 8
    parts = [round(1000 * float(p.replace("160,103", "160.103"))) for p in printed[1:]]
    assert sum(parts) == 1_027_272


def test_one_article_gives_a_table_and_its_planted_slip():
    script = ROOT / "examples/02-one-article/run.py"
    assert len(script.read_text(encoding="utf-8").splitlines()) < 40
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    table, _, findings = done.stdout.partition("\n\n")
    assert len(table.splitlines()) == 10  # five amounts and five growth rates
    assert "error (repair_unique)" in findings and "1,448.254 billion yuan" in findings
    assert findings.count("error (") == 1
