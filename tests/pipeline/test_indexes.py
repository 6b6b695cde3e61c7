"""The indexes of a workspace: ranked with its build, on its own figures, in its own site."""

import json
import os
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from dossier import tree, write

from jiqun.pipeline import build, workspace_of

GDP = "{indicator: gdp, measure: level, unit: CNY, status: actual}"
GROWTH = "{indicator: gdp, measure: growth, unit: percent, status: actual}"
SPECIFICATION = f"""
title: Two cities by GDP
title_zh: 两城经济
data: {{ledger: ..}}
nodes:
  - {{code: TOP, name: Economy, name_zh: 经济}}
  - {{code: SIZE, parent: TOP, direction: "+", unit: CNY, name: GDP, name_zh: 生产总值,
      cell: {GDP}}}
  - {{code: PACE, parent: TOP, direction: "+", unit: percent, name: Pace, name_zh: 增速,
      cell: {GROWTH}}}
steps:
  - normalise: {{method: minmax, range: [0, 100]}}
  - aggregate: {{method: arithmetic}}
"""


def with_index(root: Path, text: str = SPECIFICATION, name: str = "two.yaml") -> Path:
    write(root)
    (root / "indexes").mkdir(exist_ok=True)
    (root / "indexes" / name).write_text(text, encoding="utf-8")
    return root


def report_of(root: Path) -> Any:
    return json.loads((root / "build" / "report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = with_index(tmp_path_factory.mktemp("indexed"))
    build(workspace_of([root]), workers=1)
    return root


def test_an_index_stands_in_the_site_of_its_workspace(built: Path) -> None:
    site = built / "build" / "site"
    assert report_of(built)["indexes"] == 1 and report_of(built)["refused"] == []
    for language in ("en", "zh"):
        place = site / language / "indexes" / "two"
        pages = ("index", "compare", "audit", "units/Foshan", "units/Dongguan", "indicators/SIZE")
        for page in pages:
            assert (place / f"{page}.html").is_file() and (place / f"{page}.json").is_file(), page
        for above in ("index.html", "indexes/index.html"):
            assert "two/index.html" in (site / language / above).read_text("utf-8")
        assert "indexes/two/units/Foshan.html" in (
            site / language / "areas" / "foshan.html"
        ).read_text("utf-8")
    # 1,327.614 above 1,143.81 billion and 5.0 above 2.6 per cent: Foshan leads on both
    ranking = json.loads((site / "en/indexes/two/index.json").read_text("utf-8"))["ranking"]
    assert [(r["unit"], r["rank"], r["score"]) for r in ranking] == [
        ("Foshan", 1, 100.0),
        ("Dongguan", 2, 0.0),
    ]


def test_each_cell_leads_to_its_claim_and_no_link_is_dead(built: Path) -> None:
    site = built / "build" / "site"
    page = (site / "en/indexes/two/units/Foshan.html").read_text("utf-8")
    assert "“13276.14亿元”" in page and "“5.0%”" in page
    cells = json.loads((site / "en/indexes/two/units/Foshan.json").read_text("utf-8"))
    claims = [c for cell in cells["indicators"] for c in cell["claims"]]
    assert claims and all(f"#{c.rpartition(':')[2]}" in page for c in claims)
    for path in (site / "en" / "indexes").rglob("*.html"):
        for target, anchor in re.findall(
            r'(?:href|src)="([^"#]+)(?:#([^"]+))?"', path.read_text("utf-8")
        ):
            found = Path(os.path.normpath(path.parent / unquote(unescape(target))))
            assert found.is_file(), (path, target)
            if anchor:
                assert f'id="{anchor}"' in found.read_text("utf-8"), (path, target, anchor)


def test_the_same_input_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = with_index(tmp_path / "again")
    build(workspace_of([again]), workers=1)
    assert tree(again / "build" / "site") == tree(built / "build" / "site")
    assert (again / "build/indexes.json").read_bytes() == (
        built / "build/indexes.json"
    ).read_bytes()


def test_nothing_is_ranked_anew_that_did_not_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps end where one build ends, and an index is evaluated only for a reason."""
    from jiqun.index.evaluation import Evaluation

    ranked = []
    rank = Evaluation.rank
    monkeypatch.setattr(
        Evaluation, "rank", lambda self, *given: (ranked.append(1), rank(self, *given))[1]
    )
    root = with_index(tmp_path / "steps")
    workspace = workspace_of([root])
    build(workspace, workers=1)
    assert ranked
    ranked.clear()
    assert build(workspace, workers=1).pages_written == 0 and not ranked
    # a document without a figure of the index
    other = root / "documents" / "other.txt"
    other.write_text("In 2023, Foshan's retail sales were 380.5 billion yuan.\n", encoding="utf-8")
    build(workspace, workers=1)
    assert not ranked
    # a document with one; then it goes again
    other.write_text("In 2024, Dongguan's GDP was 1.5 trillion yuan.\n", encoding="utf-8")
    build(workspace, workers=1)
    assert ranked
    place = json.loads((root / "build/indexes.json").read_text("utf-8"))["indexes"][0]["places"]
    assert place["Dongguan"][0] == 1  # first by size, last by pace: a tie
    other.unlink()
    build(workspace, workers=1)
    fresh = with_index(tmp_path / "fresh")
    build(workspace_of([fresh]), workers=1)
    assert tree(root / "build" / "site") == tree(fresh / "build" / "site")
    # the specification changes, then goes
    ranked.clear()
    changed = SPECIFICATION.replace("Two cities by GDP", "Two cities")
    (root / "indexes/two.yaml").write_text(changed, encoding="utf-8")
    build(workspace, workers=1)
    assert ranked and "Two cities<" in (root / "build/site/en/areas/foshan.html").read_text("utf-8")
    (root / "indexes/two.yaml").unlink()
    build(workspace, workers=1)
    bare = write(tmp_path / "bare")
    build(workspace_of([bare]), workers=1)
    assert tree(root / "build" / "site") == tree(bare / "build" / "site")


@pytest.mark.parametrize(
    ("text", "wrong", "name"),
    [
        ("nodes: 5", "of the wrong kind", "bad.yaml"),
        ("nodes: [", "bad.yaml", "bad.yaml"),
        (SPECIFICATION.replace("ledger: ..", "ledger: ../.."), "not this workspace", "bad.yaml"),
        (SPECIFICATION.replace("ledger: ..", "file: ../x.csv"), "there is no file", "bad.yaml"),
        (SPECIFICATION.replace("ledger: ..", "only: [Atlantis]"), "Atlantis", "bad.yaml"),
        (SPECIFICATION.replace('"+"', '"up"'), "direction 'up'", "bad.yaml"),
        (re.sub(r", cell: .*|\n +cell: .*", "}", SPECIFICATION), "bad.yaml", "bad.yaml"),
        (SPECIFICATION.replace("[0, 100]", "[0, [1]]"), "cannot be worked out", "bad.yaml"),
        ("cards: x.yaml\n" + SPECIFICATION, "there is no file 'x.yaml'", "bad.yaml"),
        (SPECIFICATION, "has the same name", "two.yml"),
    ],
)
def test_a_broken_specification_is_refused_and_the_rest_goes_on(
    built: Path, tmp_path: Path, text: str, wrong: str, name: str
) -> None:
    root = Path(shutil.copytree(built, tmp_path / "steps", symlinks=True))
    (root / "indexes" / name).write_text(text, encoding="utf-8")
    build(workspace_of([root]), workers=1)
    report = report_of(root)
    (refused,) = report["refused"]
    assert report["indexes"] == 1 and report["documents"] == 3
    assert refused["file"] == f"indexes/{name}" and refused["message_zh"]
    assert wrong in f"{refused['file']} {refused['message_en']}"
    home = unescape((root / "build/site/en/index.html").read_text("utf-8"))
    assert refused["file"] in home
    if "problems" in refused:  # each is told with what, where and remedy
        assert refused["message_en"] in home
    # nothing changed: the last build stands, and still says so
    assert build(workspace_of([root]), workers=1).pages_written == 0
    assert report_of(root)["refused"] == [refused]


def test_a_table_beside_the_specification_serves_too(tmp_path: Path) -> None:
    text = """
title: From a table
data: {file: data/figures.csv, unit: city}
nodes:
  - {code: TOP, name: Top}
  - {code: a, parent: TOP, direction: "-", name: Waste}
steps: [{normalise: {method: minmax}}, {aggregate: {}}]
"""
    root = with_index(tmp_path, text, "table.yaml")
    (root / "indexes/data").mkdir()
    figures = root / "indexes/data/figures.csv"
    figures.write_text("city,a\nFoshan,1\nDongguan,2\n", encoding="utf-8")
    build(workspace_of([root]), workers=1)
    told = json.loads((root / "build/indexes.json").read_text("utf-8"))
    assert told["indexes"][0]["places"]["Foshan"][0] == 1
    figures.write_text("city,a\nFoshan,3\nDongguan,2\n", encoding="utf-8")
    build(workspace_of([root]), workers=1)
    told = json.loads((root / "build/indexes.json").read_text("utf-8"))
    assert told["indexes"][0]["places"]["Foshan"][0] == 2


def test_the_served_app_shows_what_was_built(built: Path) -> None:
    """A specification that was changed since the build is not what the app ranks by."""
    from jiqun.serve.last_build import LastBuild

    reader = LastBuild(built)
    assert [s.name for s in reader.indexes()] == ["two"] and reader.index("three") is None
    text = (built / "indexes/two.yaml").read_text("utf-8")
    (built / "indexes/two.yaml").write_text("nodes: 5", encoding="utf-8")
    try:
        site = reader.index("two")
    finally:
        (built / "indexes/two.yaml").write_text(text, encoding="utf-8")
    assert site is not None and site is reader.index("two")  # ranked once
    on_disk = built / "build" / "site"
    for address in site.addresses():
        page, twin = site.page(address, "zh")
        assert twin.body == (on_disk / twin.path).read_bytes()
        assert (on_disk / page.path).is_file() and page.path.endswith(".html")
