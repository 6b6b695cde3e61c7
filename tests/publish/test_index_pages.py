"""The pages of an index: no dead link, nothing from outside, both languages, hostile names."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from jiqun.index.cards import read_cards
from jiqun.index.evaluation import Evaluation
from jiqun.publish.index_figures import figure_text
from jiqun.publish.index_files import slug
from jiqun.publish.index_site import index_pages

INPUT = Path(__file__).parents[2] / "examples" / "04-cities" / "input"


def test_every_link_leads_to_a_page_and_none_outside() -> None:
    index = Evaluation.read(INPUT / "index.yaml")
    cards = read_cards(INPUT / "cards.yaml")
    pages = {p.path: p.body.decode() for p in index_pages(index, cards)}
    names = {p.partition("/")[2] for p in pages if p.startswith("en/")}
    assert names == {p.partition("/")[2] for p in pages if p.startswith("zh/")}
    for path, body in pages.items():
        if not path.endswith(".html"):
            continue
        assert "style=" not in body and "onclick" not in body
        told = {s for figure in index.sources.values() for s in figure.claims} | {
            s for card in cards for s in card.sources
        }
        for target in re.findall(r'(?:href|src)="([^"#]+)', body):
            if "://" in target:  # only what a figure or a list names as its source
                assert unescape(target) in told, (path, target)
                continue
            parts = path.split("/")[:-1]
            for part in unquote(target).split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in pages, (path, target)


def test_every_figure_of_a_city_page_names_its_source() -> None:
    index = Evaluation.read(INPUT / "index.yaml")
    pages = {p.path: p.body.decode() for p in index_pages(index)}
    page = pages["en/units/Suzhou.html"]
    for (unit, _), figure in index.sources.items():
        if unit == "Suzhou":
            assert figure.claims and figure.claims[0] in page


def test_names_of_units_are_written_as_text() -> None:
    rows = [
        {"city": "<script>alert(1)</script>", "a": 1.0, "b": 3.0},
        {"city": "../../x", "a": 2.0, "b": 1.0},
        {"city": "C & D", "a": 3.0, "b": 2.0},
    ]
    pages = list(index_pages(Evaluation.of_frame(rows, unit="city")))
    assert all("<script>alert" not in p.body.decode() for p in pages if p.path.endswith(".html"))
    assert all(".." not in p.path for p in pages)


def test_figures_are_written_for_readers() -> None:
    assert figure_text(518703000000.0, "CNY", "zh") == "5187.03亿元"
    assert figure_text(518703000000.0, "CNY", "en") == "518.703 billion yuan"
    assert figure_text(4.0, "percent", "en") == "4%"
    assert slug("Taizhou (Jiangsu)") == "Taizhou-Jiangsu"
