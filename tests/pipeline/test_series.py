"""Series by vintage: first and revised figures, shares on each, and what was known on a day."""

import json
from datetime import date
from pathlib import Path

import pytest
from dossier import tree
from test_tables import MAPPING, write

from jiqun.ledger import open_ledger
from jiqun.model import InputError
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.series import series_rows
from run_command import jiqun

# Shenzhen's GDP of 2020 as first published (2 Feb 2021, communique) and as a later report has it
# (2.83 trillion); the value added and share of strategic emerging industries of the same year.
FACTS = """\
area,indicator,subject,of,measure,period,bound,value,unit,status,source_id
Shenzhen,gdp,,,level,2020,eq,2767024000000,CNY,actual,first
Shenzhen,gdp,,,level,2019,eq,2692709000000,CNY,actual,first
Shenzhen,gdp,,,level,2020,eq,2.83,trillion yuan,actual,later
Shenzhen,gdp,,,level,2020,gt,2800000000000,CNY,target,plan
Shenzhen,gdp,,,level,2020,eq,2900000000000,CNY,actual,undated
Shenzhen,value_added,strategic emerging industries,,level,2020,eq,1027272000000,CNY,actual,first
Shenzhen,value_added,strategic emerging industries,gdp,share,2020,eq,37.1,percent,actual,first
Shenzhen,value_added,strategic emerging industries,,level,2019,eq,1015551000000,CNY,actual,first
"""
SOURCES = """\
source_id,publisher,title,date,url
first,Bureau of Statistics,Press conference,2021-02-02,
later,Yicai,Five years,2026-02-09,
plan,Government,Plan,2019,
undated,Nobody,Nothing,,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("series")
    write(place, {"facts.csv": FACTS, "sources.csv": SOURCES, "facts.mapping.toml": MAPPING})
    build(workspace_of([place]), workers=1)
    return place


def rows(folder: Path, *names: str, **options: object) -> dict[str, dict[str, object]]:
    with open_ledger(folder) as ledger:
        found = series_rows(ledger, *names, **options)  # type: ignore[arg-type]
    return {str(row["period"]): row for row in found}


def test_first_and_revised_figures_stand_side_by_side(folder: Path) -> None:
    row = rows(folder, "深圳市", "地区生产总值")["2020"]
    assert row["value"] == 2830000000000
    assert row["rule"] == "latest"
    assert row["first"]["from"] == "2021-02-02"  # type: ignore[index]
    assert [v["from"] for v in row["revised"]] == ["2026-02-09"]  # type: ignore[union-attr]
    roles = {c["publisher"]: c["role"] for c in row["claims"]}  # type: ignore[union-attr]
    assert roles == {"Bureau of Statistics": "first", "Yicai": "revised", "Nobody": "undated"}


def test_each_figure_says_who_tells_it(tmp_path: Path) -> None:
    classed = SOURCES.replace("url\n", "url,class\n").replace("-02,\n", "-02,,authority\n")
    classed = classed.replace("-09,\n", "-09,,press\n")
    mapping = MAPPING + 'class = "class"\n'
    write(tmp_path, {"facts.csv": FACTS, "sources.csv": classed, "facts.mapping.toml": mapping})
    build(workspace_of([tmp_path]), workers=1)
    row = rows(tmp_path, "Shenzhen", "gdp")["2020"]
    told = {c["publisher"]: (c["publisher_class"], c["told_by"]) for c in row["claims"]}  # type: ignore[union-attr]
    assert told == {
        "Bureau of Statistics": ("authority", "authority"),
        "Yicai": ("press", "press"),
        "Nobody": ("unknown", "unknown"),
    }


def test_what_would_follow_from_each_vintage_is_told(folder: Path) -> None:
    row = rows(folder, "Shenzhen", "gdp")["2020"]
    first, revised = row["first"], row["latest"]
    goal = [f["outcome"] for v in (first, revised) for f in v["follows"] if f["kind"] == "goal"]  # type: ignore[index]
    # more than 2.8 trillion: missed on the first figure, met on the revised one
    assert goal == ["missed", "met"]
    low, high = next(f["interval"] for f in first["follows"] if f["kind"] == "growth")  # type: ignore[index]
    assert low < 100 * (2767.024 / 2692.709 - 1) < high


def test_a_share_is_told_by_the_vintage_of_its_whole(folder: Path) -> None:
    found = rows(folder, "Shenzhen", "value added", "战略性新兴产业", measure="share")
    shares = found["2020"]["shares"]
    # 1,027.272 of 2,767.024 is 37.13%; of 2.83 trillion 36.24–36.36%
    assert [(s["gdp_as_of"], s["state"]) for s in shares] == [  # type: ignore[union-attr]
        ("2021-02-02", "stated"),
        ("2026-02-09", "derived"),
    ]
    low, high = shares[1]["share"]  # type: ignore[index]
    assert 36.2 < low < 36.3 < high < 36.4
    assert low <= 100 * 1027.272 / 2830 <= high
    # nobody printed the share of 2019; part and whole are known
    assert found["2019"]["state"] == "derived"
    assert found["2019"]["low"] <= 100 * 1015.551 / 2692.709 <= found["2019"]["high"]  # type: ignore[operator]


def test_a_measure_is_named_in_either_language(folder: Path) -> None:
    level = rows(folder, "Shenzhen", "gdp")
    assert level and rows(folder, "Shenzhen", "gdp", measure="数值") == level
    share = ("Shenzhen", "value added", "战略性新兴产业")
    assert rows(folder, *share, measure="占比") == rows(folder, *share, measure="share")
    with pytest.raises(InputError, match="unknown measure 'levl'"):
        rows(folder, "Shenzhen", "gdp", measure="levl")


def test_as_of_hides_what_was_published_later_or_without_a_date(folder: Path) -> None:
    row = rows(folder, "Shenzhen", "gdp", as_of=date(2021, 12, 31))["2020"]
    assert (row["value"], row["revised"]) == (2767024000000, [])
    assert len(row["claims"]) == 1  # type: ignore[arg-type]
    assert rows(folder, "Shenzhen", "gdp", as_of=date(2021, 2, 1)) == {}
    share = rows(
        folder,
        *("Shenzhen", "value_added", "strategic emerging industries"),
        measure="share",
        as_of=date(2021, 12, 31),
    )
    assert [s["state"] for s in share["2020"]["shares"]] == ["stated"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Shenzen", "gdp"), "did you mean 'Shenzhen'?"),
        (("Shenzhen", "gpd"), "did you mean 'gdp'?"),
        (("Shenzhen", "value_added", "strategic emergin indus"), "did you mean 'strategic"),
    ],
)
def test_a_name_nobody_knows_brings_the_nearest(
    folder: Path, names: tuple[str, ...], told: str
) -> None:
    with pytest.raises(InputError) as problem:
        rows(folder, *names)
    assert told in str(problem.value)


def test_the_command_prints_each_format(folder: Path) -> None:
    def run(*options: str, is_fresh: bool = False) -> str:
        done = jiqun("series", *options, "--workspace", folder, is_fresh=is_fresh)
        assert done.returncode == 0, done.stderr
        return done.stdout

    lines = run("Shenzhen", "gdp", "--format", "jsonl", is_fresh=True).splitlines()
    assert [json.loads(line)["period"] for line in lines] == ["2019", "2020"]
    assert "2.83 trillion yuan" in run("Shenzhen", "gdp")
    assert run("Shenzhen", "gdp", "--format", "csv").startswith("area,indicator,subject")


def test_the_page_tells_vintages_and_carries_what_stood_when(folder: Path) -> None:
    site = folder / "build" / "site"
    # the goal has a page too; the larger one is that of the figures
    paths = (site / "en" / "series").glob("shenzhen--gdp--level-*.html")
    path = max(paths, key=lambda p: p.stat().st_size)
    page = path.read_text("utf-8")
    assert "What was known when" in page
    assert 'data-from="2021-02-02"' in page and 'data-from="2026-02-09"' in page
    share = next((site / "zh" / "series").glob("*--share-*.html")).read_text("utf-8")
    assert "按2026年2月9日发布的GDP计算的占比" in share
    twin = json.loads(
        next((site / "en" / "series").glob("shenzhen--gdp--level-*.json")).read_text()
    )
    assert [v["from"] for v in twin["rows"][1]["vintages"]] == ["2021-02-02", "2026-02-09"]


def test_pages_follow_when_the_whole_of_a_share_changes(tmp_path: Path) -> None:
    """Law: the page of a share is what a fresh build makes of it when only GDP has changed."""
    files = {"facts.csv": FACTS, "sources.csv": SOURCES, "facts.mapping.toml": MAPPING}
    stepwise = write(tmp_path / "a", {**files, "facts.csv": FACTS.replace("2.83,", "2.80,")})
    build(workspace_of([stepwise]), workers=1)
    write(stepwise, {"facts.csv": FACTS})
    build(workspace_of([stepwise]), workers=1)
    fresh = write(tmp_path / "b", dict(files))
    build(workspace_of([fresh]), workers=1)
    assert tree(stepwise / "build" / "site") == tree(fresh / "build" / "site")
