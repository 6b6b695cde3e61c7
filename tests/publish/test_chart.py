"""Charts: one mark for each claim, doubt and bounds drawn as such."""

from typing import Any

import make_views as dossier

from jiqun.publish.chart import chart_spec
from jiqun.publish.figures import states_of


def _spec(*claims: dossier.Claim, language: str = "en") -> dict[str, Any]:
    (view,) = dossier.series_views(claims)
    spec = chart_spec(view, states_of(view.findings), language)
    assert spec is not None
    return spec


def _layers(spec: dict[str, Any]) -> list[str]:
    return [layer["name"] for layer in spec["layer"]]


def test_a_chart_is_valid_for_its_own_compiler() -> None:
    import vl_convert

    svg = vl_convert.vegalite_to_svg(_spec(dossier.GDP, dossier.GDP_ZH, dossier.GDP_2021))
    assert svg.count('aria-roledescription="point"') == 3


def test_each_claim_is_one_mark_that_leads_to_it() -> None:
    spec = _spec(dossier.GDP, dossier.GDP_ZH, dossier.GDP_2021)
    values = spec["data"]["values"]
    assert sorted(v["href"].split("#")[1] for v in values) == sorted(
        f"{c.start}-{c.end}" for c in (dossier.GDP, dossier.GDP_ZH, dossier.GDP_2021)
    )
    assert sorted({v["y"] for v in values}) == [950.0, 1003.6]  # in billion yuan
    assert spec["layer"][-1]["encoding"]["y"]["title"] == "billion yuan"
    assert _layers(spec) == ["line", "points"]


def test_the_axis_follows_the_reader_s_language() -> None:
    spec = _spec(dossier.GDP, dossier.GDP_2021, language="zh")
    assert spec["layer"][-1]["encoding"]["y"]["title"] == "亿元"
    assert {v["y"] for v in spec["data"]["values"]} == {9500.0, 10036.0}


def test_figures_that_cannot_all_be_true_are_joined_by_a_band() -> None:
    spec = _spec(dossier.LEVEL, dossier.SLIP)
    assert _layers(spec) == ["bands", "points"]
    assert spec["layer"][0]["data"]["values"][0]["high"] == 4125030.0
    assert spec["layer"][-1]["encoding"]["y"]["scale"] == {"type": "log"}
    states = {v["figure"]: v["state"] for v in spec["data"]["values"]}
    assert states["4,125.03 trillion yuan"] == "questioned"


def test_a_rounded_figure_does_not_disagree_with_a_finer_one() -> None:
    rounded = dossier.replace(dossier.GDP_ZH, quote="1万亿元", value=dossier.Decimal("1E12"))
    assert "bands" not in _layers(_spec(dossier.GDP, rounded))


def test_a_bound_is_an_open_whisker_on_its_own_side() -> None:
    over = dossier.replace(dossier.GDP_2021, bound=dossier.Bound.GT)
    spec = _spec(dossier.GDP, over)
    ends = {v["y"]: v["to"] for v in spec["data"]["values"]}
    assert ends[1003.6] is None
    assert ends[950.0] > 950
    assert "whiskers" in _layers(spec)


def test_targets_are_dashed() -> None:
    later = dossier.replace(dossier.GOAL, start=0, period=dossier.Period.parse("2030"))
    spec = _spec(dossier.GOAL, later)
    line = next(layer for layer in spec["layer"] if layer["name"] == "line")
    assert line["mark"]["strokeDash"] == [5, 4]


def test_a_line_joins_years_with_years_only() -> None:
    half = dossier.replace(dossier.GDP_ZH, period=dossier.Period.parse("2022-H1"))
    spec = _spec(dossier.GDP, half, dossier.GDP_2021)
    assert sorted(v["length"] for v in spec["data"]["values"]) == ["H1", "year", "year"]
    assert _layers(_spec(dossier.GDP, half)) == ["points"]


def test_a_single_figure_is_no_chart() -> None:
    (view,) = dossier.series_views((dossier.GDP,))
    assert chart_spec(view, {}, "en") is None


def test_amounts_in_another_currency_are_left_to_the_table() -> None:
    dollars = dossier.replace(
        dossier.GDP_2021, start=1, unit="USD", period=dossier.Period.parse("2020")
    )
    spec = _spec(dossier.GDP, dossier.GDP_2021, dollars)
    assert len(spec["data"]["values"]) == 2
    assert spec["layer"][-1]["encoding"]["y"]["title"] == "billion yuan"
