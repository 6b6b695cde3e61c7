"""From a file or a frame to a ranking and back: specification, tables, audit, commands."""

import csv
import json
from pathlib import Path

import jsonschema
import numpy as np
import pandas
import pytest
import yaml
from typer.testing import CliRunner

from jiqun.cli.app import app
from jiqun.index import Hierarchy, IndexProblems, Node, Table, run
from jiqun.index.audit import CHECKS, audit, audit_words
from jiqun.index.cards import Place, RankingCard, confront, read_cards
from jiqun.index.change import Edition, split_change
from jiqun.index.coin_tool import read_coin_tool, write_coin_tool
from jiqun.index.coinr import steps_of, tree_of
from jiqun.index.evaluation import Evaluation
from jiqun.index.files import write_results
from jiqun.index.observations import Figure, matched, printed_range, table_from
from jiqun.index.peers import peers_of
from jiqun.index.problems import MESSAGES
from jiqun.index.reversal import try_methodology
from jiqun.index.specification import SCHEMA, read_specification, specification_of
from jiqun.index.steps import KINDS, Aggregate, Normalise, Step, choice
from jiqun.model import InputError

EXAMPLE = Path(__file__).parents[2] / "examples" / "04-cities" / "input"
RECORD = {
    "title": "Small",
    "data": {"file": "cities.csv", "unit": "city", "denominators": ["people"]},
    "nodes": [
        {"code": "top"},
        {"code": "work", "parent": "top", "weight": 2},
        {"code": "clean", "parent": "top"},
        {"code": "output", "parent": "work", "direction": "+", "denominator": "people"},
        {"code": "patents", "parent": "work", "direction": 1},
        {"code": "smoke", "parent": "clean", "direction": "-"},
    ],
    "steps": [
        {"denominate": {}},
        {"impute": {"method": "median"}},
        {"normalise": {"method": "minmax", "range": [1, 100]}},
        {"aggregate": {"method": "arithmetic", "own": {"work": {"method": "geometric"}}}},
    ],
    "uncertainty": {
        "replications": 200,
        "weights": {"kind": "around"},
        "normalise": [{"method": "zscore", "centre": 50, "spread": 10}],
    },
}  # fmt: skip
CITIES = """city,people,output,patents,smoke
Ash,10,100,5,3
Birch,20,150,,9
Cedar,5,90,2,1
Elm,8,40,9,2
Fir,12,n/a,4,5
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    (tmp_path / "cities.csv").write_text(CITIES, encoding="utf-8")
    path = tmp_path / "index.yaml"
    path.write_text(yaml.safe_dump(RECORD), encoding="utf-8")
    return path


def test_the_same_file_gives_the_same_bytes(spec: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_results(Evaluation.read(spec), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        if path.suffix != ".parquet":
            assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    ranking = list(
        csv.DictReader((tmp_path / "one" / "ranking.csv").read_text("utf-8").splitlines())
    )
    assert ranking[0]["rank"] == "1" and len(ranking) == 5
    import duckdb

    rows = duckdb.read_parquet(str(tmp_path / "one" / "ranking.parquet")).fetchall()
    assert len(rows) == 5


def test_toml_and_json_say_the_same_as_yaml(spec: Path) -> None:
    other = spec.with_suffix(".json")
    other.write_text(json.dumps(RECORD), encoding="utf-8")
    assert Evaluation.read(other).digest == Evaluation.read(spec).digest


def test_a_specification_is_told_everything_that_is_wrong_with_it() -> None:
    wrong = {
        "titel": "x",
        "nodes": [{"code": "a", "parent": "b"}, {"code": "b", "parent": "a"}],
        "steps": [{"aggregate": {"method": "sum"}}, {"normalize": {}}, {"screen": {"rul": 1}}],
    }
    with pytest.raises(IndexProblems) as found:
        specification_of(wrong)
    text = found.value.message("en")
    for part in ("titel", "a → b → a", "'sum'", "'normalize'", "aggregate is not last", "'rul'"):
        assert part in text
    assert len(found.value.message("zh").splitlines()) == len(text.splitlines())


def test_the_schema_knows_the_steps_and_accepts_what_the_reader_accepts() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(RECORD, schema)
    jsonschema.validate(yaml.safe_load((EXAMPLE / "index.yaml").read_text("utf-8")), schema)
    assert set(schema["$defs"]["step"]["properties"]) == set(KINDS)


def test_an_alternative_that_cannot_be_run_is_refused_before_any_draw(spec: Path) -> None:
    record = {**RECORD, "uncertainty": {"normalise": ["percentile"]}}
    spec.write_text(yaml.safe_dump(record), encoding="utf-8")
    index = Evaluation.read(spec)
    with pytest.raises(IndexProblems, match="geometric needs values above zero"):
        index.rank()


def test_named_weightings_are_put_where_they_are_named() -> None:
    record = {
        **RECORD,
        "weight_sets": {"experts": {"work": 3, "clean": 1}, "public": {"work": 1, "clean": 3}},
        "steps": [{"aggregate": {"weights": "experts"}}],
        "uncertainty": {"weights": {"kind": "sets", "sets": ["experts", "public"]}},
    }
    found = specification_of(record)
    (last,) = found.steps
    assert isinstance(last, Aggregate) and dict(last.weights) == {"work": 3.0, "clean": 1.0}
    assert len(found.uncertainty.weights.sets) == 2
    with pytest.raises(IndexProblems, match="no method 'nobody'; known: experts"):
        specification_of({**record, "steps": [{"aggregate": {"weights": "nobody"}}]})


def test_cells_that_are_no_numbers_are_all_named(spec: Path) -> None:
    (spec.parent / "cities.csv").write_text(CITIES.replace("90", "ninety").replace("150", "?"))
    with pytest.raises(IndexProblems) as found:
        Evaluation.read(spec)
    assert {(p.unit, p.value) for p in found.value.problems} == {
        ("Birch", "?"),
        ("Cedar", "ninety"),
    }


def test_every_problem_speaks_both_languages() -> None:
    for code, told in MESSAGES.items():
        fields = {f for f in ("{unit}", "{indicator}", "{value}", "{method}") if f in told["en"]}
        assert fields == {f for f in fields | {"{unit}"} if f in told["zh"]}, code


def test_five_lines_lead_from_a_frame_to_a_ranking_with_a_chart(tmp_path: Path) -> None:
    frame = pandas.DataFrame({"city": list("ABCD"), "rd": [1.0, 4, 2, 3], "smoke": [5.0, 1, 3, 2]})
    index = Evaluation.of_frame(frame, unit="city", less_is_better=["smoke"])
    ranking = index.frame()
    assert next(iter(ranking["unit"])) == "B" and {"low", "high", "tier"} <= set(ranking)
    svg = index.chart(tmp_path / "ranks.svg")
    assert svg.count("<circle") == 4 and (tmp_path / "ranks.svg").exists()


def test_a_workbook_of_the_coin_tool_comes_back_as_it_went(tmp_path: Path) -> None:
    tree = Hierarchy.of(
        [
            Node("Ind.01", "p.01", weight=2.0, name="One",
                 parameters={"goalpost_lower": 0.0, "goalpost_upper": 9.0}),
            Node("Ind.02", "p.01", direction=-1.0, name="Two"),
            Node("Ind.03", "p.02", name="Three"),
            Node("p.01", "Index", weight=0.7, name="First", is_indicator=False),
            Node("p.02", "Index", weight=0.3, name="Second", is_indicator=False),
            Node("Index", name="Index", is_indicator=False),
        ]
    )  # fmt: skip
    values = np.array([[1.0, 2, 3], [4, np.nan, 6]])
    table = Table(("A", "B"), tree.codes, values, names=("Ash", "Birch"))
    write_coin_tool(tmp_path / "tool.xlsx", tree, table)
    tree_back, table_back = read_coin_tool(tmp_path / "tool.xlsx")
    assert np.array_equal(table_back.values, values, equal_nan=True)
    assert table_back.names == ("Ash", "Birch")
    for node in tree.nodes:
        back = tree_back.by_code[node.code]
        assert (back.parent, back.weight, back.direction) == (
            node.parent, node.weight, node.direction)  # fmt: skip
    with pytest.raises(InputError):
        read_coin_tool(EXAMPLE / "index.yaml")


def test_words_of_coinr_are_read() -> None:
    rows = [
        {"iCode": "a", "Parent": "t", "Level": "1", "Type": "Indicator", "Direction": "-1"},
        {"iCode": "b", "Parent": "t", "Level": "1", "Type": "Indicator", "Direction": "1"},
        {"iCode": "t", "Parent": "", "Level": "2", "Type": "Aggregate", "Direction": "1"},
        {"iCode": "g", "Parent": "", "Level": "", "Type": "Group", "Direction": ""},
    ]
    tree = tree_of(rows)
    steps = steps_of(
        [{"normalise": {"f": "n_minmax", "para": {"l_u": [0, 1]}}}, {"aggregate": {"f": "a_amean"}}]
    )
    table = Table(("x", "y"), ("a", "b"), np.array([[1.0, 1.0], [2.0, 5.0]]))
    assert run(table, tree, steps).need_scores().index.tolist() == [0.5, 0.5]


def test_observations_keep_their_intervals_and_the_latest_counts() -> None:
    tree = Hierarchy.of([Node("a", "t"), Node("b", "t"), Node("t", is_indicator=False)])
    inf = float("inf")
    figures = [
        Figure("X", "a", 1.0, 1.0, 1.0, ("c1",), "2022"),
        Figure("X", "a", 1.9, 2.0, 2.1, ("c2",), "2023"),
        Figure("Y", "a", 5.0, None, inf, ("c3",), "2023"),
    ]
    table = table_from(figures, tree)
    assert table.values[0, 0] == 2.0 and table.values[1, 0] == 5.0
    assert np.isnan(table.values[:, 1]).all()
    assert table.high is not None and table.high[1, 0] == inf
    assert printed_range("2190000000000") == (2.185e12, 2.195e12)
    wanted = Node("a", "t", parameters={"cell": {"indicator": "gdp", "measure": "level"}})
    cell_tree = Hierarchy.of([wanted, Node("b", "t"), Node("t", is_indicator=False)])
    rows = [
        {"area": "X", "indicator": "gdp", "measure": "level", "value": "5", "bound": "gt"},
        {"area": "X", "indicator": "gdp", "measure": "growth", "value": "7"},
    ]
    (one,) = matched(rows, cell_tree)
    assert (one.low, one.value, one.high) == (5.0, 5.0, inf)


def test_an_index_reads_the_ledger_of_a_build(tmp_path: Path) -> None:
    from jiqun.pipeline import build, workspace_of

    texts = {
        "Shenzhen": "Shenzhen's GDP was 3,680.10 billion yuan in 2024.",
        "Suzhou": "Suzhou's GDP was over 2,670 billion yuan in 2024.",
        "Wuxi": "Wuxi's GDP was 1,626.31 billion yuan in 2024.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    built = tmp_path / "out"
    build(workspace_of([tmp_path / f"{n}.md" for n in texts], built), workers=1)
    record = {
        "data": {"ledger": "out"},
        "nodes": [
            {"code": "top"},
            {"code": "a", "parent": "top", "direction": 1,
             "cell": {"indicator": "gdp", "measure": "level", "status": "actual"}},
            {"code": "b", "parent": "top", "direction": 1,
             "cell": {"indicator": "exports", "measure": "level"}},
        ],
        "steps": [{"normalise": {"flat": "empty"}}, {"aggregate": {}}],
        "uncertainty": {"replications": 100},
    }  # fmt: skip
    path = tmp_path / "index.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    index = Evaluation.read(path)
    assert [r["unit"] for r in index.rank()] == ["Shenzhen", "Suzhou", "Wuxi"]
    assert index.table.high is not None and np.isinf(index.table.high[1, 0])
    assert index.sources["Wuxi", "a"].claims[0].startswith("Wuxi:")


def test_a_change_of_rank_splits_into_data_method_and_field(
    table: Table, tree: Hierarchy, steps: tuple[Step, ...]
) -> None:
    values = table.values.copy()
    values[0] = [9.0, 40.0, 0.5]
    moved = table.with_values(values).rows([0, 1, 2])
    greens = tree.with_weights({"green": 9.0})
    found = split_change(Edition(table, tree, steps), Edition(moved, greens, steps))
    assert [c.unit for c in found] == ["A", "B", "C"]
    for c in found:
        assert c.data + c.method + c.field == pytest.approx(c.before - c.after)
    assert found[0].before == 4 and found[0].after == 1 and found[0].data > 0


def test_a_relative_scale_turns_ranks_over_and_fixed_posts_do_not() -> None:
    source = np.random.default_rng(8)
    values = source.lognormal(sigma=1.5, size=(15, 4))
    nodes = [Node(f"i{k}", "t") for k in range(4)] + [Node("t", is_indicator=False)]
    tree = Hierarchy.of(nodes)
    table = Table(tuple(f"u{k}" for k in range(15)), tree.codes, values)
    relative = (Normalise(choice("minmax", range=[0, 100])), Aggregate())
    fixed = (Normalise(choice("goalposts", posts=[0, 100], factor=100.0)), Aggregate())
    by_test = {r.test: r for r in try_methodology(table, tree, relative)}
    assert by_test["scale"].passed and by_test["monotone"].passed and by_test["clone"].passed
    assert not by_test["removal"].passed
    fixed_tests = {r.test: r for r in try_methodology(table, tree, fixed)}
    assert fixed_tests["removal"].passed and not fixed_tests["scale"].passed


def test_peers_are_the_nearest_and_say_why() -> None:
    values = np.array([[1.0, 1, 1], [1.1, 1, 1.2], [9, 9, 9], [1, np.nan, np.nan]])
    table = Table(("A", "B", "C", "D"), ("x", "y", "z"), values)
    found = peers_of(table, "A")
    assert [p.unit for p in found] == ["B", "C"]  # D shares one measure alone
    assert found[0].alike[0][0] == "y"
    assert [p.unit for p in peers_of(table, "A", among=("C",))] == ["C"]


def test_a_card_finds_misprints_and_counts_places_without_some_units() -> None:
    card = RankingCard(
        "List", "2019", places=tuple(
            Place(r, u, s) for r, u, s in
            [(1, "a", 90.0), (2, "b", 80.0), (3, "c", 412.0), (4, "d", 70.0), (5, "e", 60.0)]
        ),
    )  # fmt: skip
    ((place, low, high),) = card.misprints()
    assert (place.unit, low, high) == ("c", 70.0, 80.0)
    assert card.shifted(["a", "c"]) == {"b": 1, "d": 2, "e": 3}


def test_places_that_no_weights_could_give_are_told() -> None:
    card = RankingCard("List", "2020", places=(Place(1, "low"), Place(2, "high"), Place(3, "mid")))
    scores = Table(("low", "mid", "high"), ("x", "y"), np.array([[1.0, 2], [5, 5], [9, 8]]))
    verdicts = {v.unit: v for v in confront(card, scores)}
    assert not verdicts["low"].possible and verdicts["low"].best == 3
    holed = scores.with_values(np.array([[1.0, np.nan], [5, 5], [9, 8]]))
    assert {v.unit: v for v in confront(card, holed)}["low"].possible


def test_the_published_cards_hold_the_two_known_misprints() -> None:
    # CCID 2019 prints Fuzhou at 79.3 between 49.7 and 47.0, and Zhongshan at 412
    card = next(c for c in read_cards(EXAMPLE / "cards.yaml") if c.year == "2019")
    assert [(p.unit, low, high) for p, low, high in card.misprints()] == [
        ("Fuzhou", 47.0, 49.7),
        ("Zhongshan", 42.2, 42.4),
    ]


def test_the_audit_covers_ten_steps_in_both_languages() -> None:
    remarks = audit(Evaluation.read(EXAMPLE / "index.yaml"), base=16)
    assert list(dict.fromkeys(r.step for r in remarks)) == list(CHECKS)
    assert len(CHECKS) == 10 == len(audit_words()["steps"])
    for remark in remarks:
        assert remark.message("en") != remark.message("zh")
    assert any(r.code == "gap_range" and r.severity == "warning" for r in remarks)


def test_the_example_says_how_little_its_ranks_mean() -> None:
    index = Evaluation.read(EXAMPLE / "index.yaml")
    ranking = index.rank()
    assert len(index.tree.codes) == 27 and len(index.tree.children["IDX"]) == 5
    widths = [r["high"] - r["low"] for r in ranking]
    assert np.median(widths) > len(ranking) / 2
    assert all(r["low"] <= r["rank"] <= r["high"] for r in ranking)


@pytest.mark.parametrize(
    "words",
    [
        ["ranks"],
        ["explain", "--unit", "Ash", "--against", "Elm"],
        ["improve", "--unit", "Birch", "--places", "1", "--limit", "90", "--bound", "smoke=50"],
        ["audit"],
        ["sensitivity", "--base", "16", "--each"],
    ],
)
def test_commands_print_records(spec: Path, words: list[str]) -> None:
    done = CliRunner().invoke(app, ["index", words[0], str(spec), *words[1:], "--format", "jsonl"])
    assert done.exit_code == 0, done.output
    assert all(json.loads(line) for line in done.stdout.splitlines())


def test_build_writes_results_and_pages(spec: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["index", "build", str(spec), "-o", str(out), "--excel"])
    assert done.exit_code == 0, done.output
    names = {p.name for p in out.iterdir()}
    assert {"ranking.csv", "ranking.parquet", "audit.json", "coin-tool.xlsx", "site"} <= names
    assert read_specification(spec).called("zh") == "Small"
