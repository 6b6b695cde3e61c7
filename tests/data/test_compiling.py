"""Files that break the rules of a catalogue are told all at once, with place and remedy."""

import shutil
from pathlib import Path

import pytest

from jiqun.data.compiling import FOLDER, compiled
from jiqun.model import CatalogueError

HEAD = "title: t\nsource: s\nlicence: l\nread: 2026-01-01\nversion: 1\n"
SOURCES = (
    "id,publisher_en,publisher_zh,title_en,title_zh,date,url,language\n"
    "a,Bureau,统计局,List,名录,2020,,en\n"
)


def versions(first: str, second: str) -> str:
    return (
        HEAD + "classification: {code: x, kind: policy, area: Wuhan, en: X, zh: X}\n"
        "lists:\n  cluster: {en: cluster, zh: c}\n  future: {en: future, zh: f}\nversions:\n"
        '  - {version: "1", en: a, zh: a, from: "2020", until: "2022", status: replaced,\n'
        f"     certainty: stated, source: a, complete: true,\n     items: [{first}]}}\n"
        '  - {version: "2", en: b, zh: b, from: "2022", status: in_force,\n'
        f"     certainty: stated, source: a, complete: true,\n     items: [{second}]}}\n"
    )


def item(code: str, name: str, more: str = "") -> str:
    fields = f"code: {code}, en: {name}, zh: {name}, list: cluster, certainty: stated, source: a"
    return f"{{{fields}{more}}}"


def folder(place: Path, **files: str) -> Path:
    """Make a catalogue of one classification with two versions and what `files` say instead."""
    shutil.copytree(FOLDER / "schemas", place / "schemas")
    shutil.copy(FOLDER / "areas.csv", place / "areas.csv")
    told = {
        "sources.csv": SOURCES,
        "classifications/x.yaml": versions(item("A", "alpha"), item("A", "alpha")),
        "concordances/x--1--2.csv": ROWS + "A,A,kept,,,,stated,a\n",
    } | {name.replace("__", "/").replace("_dot_", "."): text for name, text in files.items()}
    for name, text in told.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


ROWS = "from,to,kind,scope,weight,weight_source,certainty,source\n"


def told(place: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        compiled(place)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_catalogue_compiles(tmp_path: Path):
    record = compiled(folder(tmp_path))
    assert [v["version"] for v in record["classifications"][0]["versions"]] == ["1", "2"]


def test_everything_wrong_is_told_at_once_with_file_and_line(tmp_path: Path):
    place = folder(
        tmp_path,
        sources_dot_csv=SOURCES + "a,Other,其他,Other,其他,2021,,en\n",
        classifications__x_dot_yaml=versions(
            ", ".join((item("A", "alpha", ", parent: B"), item("B", "beta", ", parent: A"))),
            ", ".join((item("A", "other"), item("C", "gamma", ", parent: D"))),
        ),
    )
    (place / "concordances/x--1--2.csv").write_text(
        ROWS + "A,A,split,,0.5,a,stated,a\nA,C,split,,0.4,a,stated,a\nQ,C,merged,,,,stated,z\n"
    )
    found = told(place)
    assert "sources.csv:3: source 'a' stands twice, first at sources.csv:2" in "\n".join(found)
    text = "\n".join(found)
    assert "lies in itself (A → B → A)" in text
    assert "code 'A' is 'other / other' here and 'alpha / alpha'" in text
    assert "parent 'D' is not in the catalogue" in text
    assert "the weights out of 'A' add to 0.9, not 1" in text
    assert "x--1--2.csv:4: code 'Q' is not in the catalogue" in text
    assert "x--1--2.csv:4: source 'z' is not in the catalogue" in text
    assert "code 'B' of version 1 is in no row" in text
    assert all(":" in line.split(" ")[0] for line in found)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("definitions.yaml", HEAD + 'definitions:\n  - {of: gdp, from: "2022-02-30", en: a, zh: b, '
         "certainty: stated, source: a}\n", "definitions.yaml:7: from: '2022-02-30' is no date"),
        ("definitions.yaml", HEAD + 'definitions:\n  - {of: gdp, from: "2022", until: "2021", '
         "en: a, zh: b, certainty: stated, source: a}\n", "it ends on 2021, not after"),
        ("definitions.yaml", HEAD + "definitions:\n  - {of: [\n", "definitions.yaml:8: the file"),
        ("definitions.yaml", HEAD + "definitions: []\ntitle: u\n", "key 'title' stands twice"),
        ("groups.csv", "group,member,from,until,certainty\nAsia,China,,,stated\n",
         "groups.csv:1: column 'source' is missing"),
        ("groups.csv", "group,member,from,until,certainty,source\nAsia,Chyna,,,stated,a\n",
         "groups.csv:2: area 'Chyna' is not in the catalogue; did you mean 'China'?"),
        ("concordances/x--1--2.csv", ROWS + "A,A,renamed,,,,stated,a\n", "the names are the same"),
        ("concordances/x--1--2.csv", ROWS + "A,A,kept,widened,,,stated,a\n", "needs a new code"),
        ("concordances/x--1--2.csv", ROWS + "A,,kept,,,,stated,a\n", "only a dropped code"),
        ("concordances/x--1--2.csv", ROWS + "A,A,kept,,0.5,,stated,a\n", "names no source"),
        ("concordances/x--1--3.csv", ROWS, "version '3' is not in the catalogue"),
        ("scopes.yaml", HEAD + "scopes:\n" + "".join(
            f'  - {{code: {c}, area: Wuhan, subject: s, indicators: [gdp], from: "{y}", en: e, '
            "zh: z, certainty: stated, source: a}\n" for c, y in (("p", 2000), ("q", 2010)))
         + "revisions: []\n", "'p' and 'q' hold at the same time"),
        ("classifications/y.yaml", "[]", "y.yaml:1: file:"),
        ("definitions.yaml", HEAD + 'definitions:\n  - {of: gpd, from: "2022", en: a, zh: b, '
         "certainty: stated, source: a}\n",
         "definitions.yaml:7: indicator or subject 'gpd' is not in the catalogue"),
        ("scopes.yaml", HEAD + "scopes:\n"
         '  - {code: p, area: Wuhan, subject: nothing, indicators: [gdp], from: "2000", en: e, '
         "zh: z, certainty: stated, source: a}\nrevisions: []\n",
         "scopes.yaml:7: subject 'nothing' is not in the catalogue"),
        ("concordances/x--1--2.csv", ROWS + "A,A,kept,,1,q,stated,a\n",
         "x--1--2.csv:2: weight_source 'q' is not in the catalogue"),
        ("classifications/x.yaml", versions(item("A", "alpha", ", consists_of: [A, Q]"),
                                            item("A", "alpha")),
         "x.yaml:13: code 'Q' is not in the catalogue"),
        ("classifications/x.yaml", versions(item("A", "alpha"), item("A", "alpha")).replace(
            '"2", en: b,', '"2", priorities: [{role: seize, en: p, zh: p, certainty: stated, '
            'source: q}], en: b,'), "source 'q' is not in the catalogue"),
        ("divisions.csv", "code,kind,en,zh,parent\n110000,province,Beijing,北京市,\n"
         "120101,county,Heping,和平区,120000\n",
         "divisions.csv:3: parent '120000' is not in the catalogue"),
        ("division_changes.csv", "from,to,kind,year,zh_before,zh_after\n"
         "142300,141100,renamed,2003,吕梁地区,吕梁市\n",
         "division_changes.csv:2: code '141100' is not in the catalogue"),
    ],
)  # fmt: skip
def test_each_defect_is_told_where_it_stands(tmp_path: Path, name: str, text: str, expected: str):
    place = folder(tmp_path)
    (place / name).write_text(text, encoding="utf-8")
    assert any(expected in line for line in told(place)), told(place)


def test_weights_given_to_some_rows_only_are_told(tmp_path: Path):
    place = folder(
        tmp_path,
        classifications__x_dot_yaml=versions(
            item("A", "alpha"), ", ".join((item("B", "beta"), item("C", "gamma")))
        ),
    )
    (place / "concordances/x--1--2.csv").write_text(
        ROWS + "A,B,split,,0.5,a,stated,a\nA,C,split,,,,stated,a\n"
    )
    assert any("only some rows out of 'A'" in line for line in told(place))
