"""A figure that an error has in doubt is no release of its cell, until the error is rejected."""

from pathlib import Path

from jiqun.ledger import open_ledger
from jiqun.monitoring.reading import read_facts
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.review import decide, review_of

HEAD = "---\ntitle: Trade of Shenzhen\ndate: {day}\narea: Shenzhen\n---\n"
# 310.25 + 120.50 = 430.75 by hand; the second paper reads 亿 as billion.
PAPERS = {
    "first": HEAD.format(day="2023-02-01")
    + "In 2022, Shenzhen's exports reached 310.25 billion yuan and its imports reached 120.50"
    " billion yuan.\nShenzhen's total imports and exports reached 430.75 billion yuan in 2022.\n",
    "second": HEAD.format(day="2023-03-01")
    + "Shenzhen's total imports and exports reached 4,307.5 billion yuan in 2022.\n",
}


def days(folder: Path) -> list[str]:
    """Give the days on which the total of 2022 was released."""
    with open_ledger(folder) as ledger:
        facts = read_facts(ledger, ["Shenzhen"])
        (total,) = (
            by_period["2022"]
            for line, by_period in facts.lines(area="Shenzhen", measure="level")
            if line.indicator == "trade"
        )
        return [r.published.isoformat() for r in total.releases if r.published]


def test_what_is_in_doubt_is_no_release_until_the_error_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "jiqun.toml").write_text('title = "t"\n', encoding="utf-8")
    (tmp_path / "documents").mkdir()
    for name, text in PAPERS.items():
        (tmp_path / "documents" / f"{name}.md").write_text(text, encoding="utf-8")
    build(workspace_of([tmp_path]), workers=1)
    assert days(tmp_path) == ["2023-02-01"]
    review = review_of(tmp_path)
    for error in (f for f in review.findings if f.kind == "error"):
        decide(review, error, "rejected", name="Hua Li")
    build(workspace_of([tmp_path]), workers=1)
    assert days(tmp_path) == ["2023-02-01", "2023-03-01"]
