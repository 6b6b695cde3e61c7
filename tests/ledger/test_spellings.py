"""How documents write what no catalogue names, in the names of series on every page."""

import re
from pathlib import Path

from jiqun.ledger import open_ledger
from jiqun.ledger.spellings import Spelling, commonest
from jiqun.pipeline import build, workspace_of

PAPERS = {
    "a.md": "In 2023, Shenzhen's output of OLED panels rose by 12.5%.",
    "b.md": "In 2024, Shenzhen's output of OLED panels rose by 22.5%.",
    "c.md": "In 2025, Shenzhen's output of oled panels rose by 32.5%.",
}


def test_the_commonest_spelling_is_taken_of_equals_the_first() -> None:
    told = [("oled", None), ("OLED", "LCD"), ("OLED", None), ("Oled", "lcd")]
    assert commonest(told) == Spelling("OLED", "LCD")  # L comes before l
    assert commonest(reversed(told)) == commonest(told)
    assert commonest([("OLED\n  panels", None)]) == Spelling("OLED panels", None)
    assert commonest([(None, None)]) == Spelling()


def test_pages_print_own_words_as_the_documents_do(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "jiqun.toml").write_text('title = "t"\n', encoding="utf-8")
    for name, words in PAPERS.items():
        (tmp_path / "documents" / name).write_text(words + "\n", encoding="utf-8")
    build(workspace_of([tmp_path]), workers=1)
    with open_ledger(tmp_path) as ledger:
        ((slug, subject),) = ledger.query("SELECT DISTINCT series, subject FROM claim_cells")
    assert subject == "label:en:oled panels"  # all three spellings are one series
    site = tmp_path / "build" / "site"
    for language in ("en", "zh"):
        page = (site / language / "series" / f"{slug}.html").read_text(encoding="utf-8")
        heading = re.search(r"<h1>(.*?)</h1>", page)
        assert heading and "OLED panels" in heading[1]
        assert "OLED panels" in page.partition("<title>")[2].partition("</title>")[0]
        area = (site / language / "areas" / "shenzhen.html").read_text(encoding="utf-8")
        assert "OLED panels" in area and "oled panels" not in area
        own = (site / language / "claims" / "c.html").read_text(encoding="utf-8")
        assert "oled panels" in own and "OLED panels" not in own
