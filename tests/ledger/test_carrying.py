"""Figures in the terms of another version, on the shipped catalogue and figures made here."""

from fractions import Fraction as F

import pytest

from jiqun.data import catalogues
from jiqun.ledger.carrying import CarriedFigure, Figures, carried_figures, figures_of
from jiqun.ledger.rows import OBSERVATION_COLUMNS, observation_row
from jiqun.model import CatalogueError, Interval, Observation, Period

CLUSTERS = catalogues().classifications["shenzhen-clusters"]
SEI = "strategic emerging industries"


def figures(period: str, **billions: float) -> Figures:
    """Make stated levels of one period; `total` is that of all strategic industries."""
    rows = {}
    for name, value in billions.items():
        subject = SEI if name == "total" else name.replace("_", "-")
        exact = F(str(value)) * 10**9
        rows[subject] = Observation(
            cell=f"Shenzhen|value_added|{subject}|level||{period}|actual|unspecified|money",
            interval=Interval(exact, exact),
            value=exact,
            unit="CNY",
            claims=(f"d:{subject}",),
            state="sound",
        )
    return Figures(Period.parse(period), "CNY", rows)


def told(tables: list[Figures], to: str, *codes: str) -> dict[tuple[str, str], CarriedFigure]:
    found = carried_figures(tables, CLUSTERS, to, "value_added", codes=codes or None)
    return {(figure.code, figure.period.text): figure for figure in found}


def ends(figure: CarriedFigure) -> tuple[float | None, float | None]:
    low, high = figure.interval.low, figure.interval.high
    return (
        None if low is None else float(low / 10**9),
        None if high is None else float(high / 10**9),
    )


def test_a_stated_figure_is_never_replaced():
    found = told([figures("2024", AI=50, SOFTINFO2=300)], "2.0")
    assert (found["AI", "2024"].state, ends(found["AI", "2024"])) == ("stated", (50, 50))


def test_three_merged_clusters_add_up_exactly():
    found = told([figures("2023", MACHTOOL=10, LASERAM=20, PRECINST=5)], "2.0", "EQUIPINST")
    figure = found["EQUIPINST", "2023"]
    assert (figure.state, ends(figure), figure.path) == ("exact", (35, 35), ("1.0", "2.0"))
    assert figure.certainty == "inferred"  # the merger is read off the lists
    assert {c for o in figure.observations for c in o.claims} == {
        "d:MACHTOOL", "d:LASERAM", "d:PRECINST",
    }  # fmt: skip


def test_artificial_intelligence_before_2024_is_bounded_by_what_it_was_part_of():
    table = figures("2023", SOFTINFO=100, G_DIF=410, total=1450)
    figure = told([table], "2.0", "AI")["AI", "2023"]
    assert (figure.state, ends(figure)) == ("bounded", (0, 100))
    assert figure.carried is not None and figure.carried.reasons == ("split",)


def test_without_its_cluster_the_group_bounds_it_less_the_other_parts():
    # digital creativity 50 and fashion 60 of 410 leave 300 for software, with AI in it
    table = figures("2023", DIGCREA=50, FASHION=60, G_DIF=410, total=1450)
    figure = told([table], "2.0", "AI")["AI", "2023"]
    assert (figure.state, ends(figure)) == ("bounded", (0, 300))
    assert figure.carried is not None and set(figure.carried.reasons) == {"split", "group"}
    assert figure.certainty == "inferred"  # which group it lies in is inferred


def test_the_total_bounds_only_versions_of_its_own_scope():
    assert ends(told([figures("2023", total=1450)], "2.0", "AI")["AI", "2023"]) == (0, 1450)
    # in 2020 the total held seven industries, which no cluster is bounded by
    assert told([figures("2020", total=1027)], "2.0", "AI") == {}
    # and a whole list is not filled with bounds that say no more than the total
    assert told([figures("2023", total=1450)], "2.0") == {}


def test_figures_of_a_version_without_a_bridge_are_not_carried():
    assert told([figures("2016", E09_BIO=20)], "2.0") == {}


def test_two_steps_are_carried_one_after_the_other():
    # materials of 2020 are those of 1.0, then narrowed in 2.0: between nothing and all
    figure = told([figures("2020", P18_MAT=33)], "2.0", "G-NMA2")["G-NMA2", "2020"]
    assert (figure.path, ends(figure)) == (("2018", "1.0", "2.0"), (0, 33))


def test_back_to_an_older_version_what_split_adds_up():
    figure = told([figures("2024", AI=50, SOFTINFO2=300)], "1.0", "SOFTINFO")["SOFTINFO", "2024"]
    # AI had no other origin; of the rest, blockchain had a part
    assert (figure.state, ends(figure)) == ("bounded", (50, 350))


def test_a_break_is_shown_as_reclassification_and_rest():
    # robots: 40 in 2023 as IROBOT, renamed and whole; 44 in 2024 as ROBOT: all of it is the world
    found = told([figures("2023", IROBOT=40), figures("2024", ROBOT=44)], "2.0", "ROBOT")
    change = found["ROBOT", "2024"].change
    assert change is not None and change.rest == Interval(F(10), F(10))
    assert change.reclassified == Interval(F(0), F(0))
    # materials narrowed: how much of a fall is the list cannot be told, but it is not nothing
    found = told([figures("2023", NEWMAT=40), figures("2024", HPMAT=30)], "2.0", "HPMAT")
    change = found["HPMAT", "2024"].change
    assert change is not None and change.total == Interval(F(-25), F(-25))
    assert change.reclassified == Interval(F(-100), F(0))
    assert change.rest == Interval(F(-25), None)


def test_what_does_not_add_up_over_industries_is_not_carried():
    with pytest.raises(CatalogueError, match="does not add up"):
        list(carried_figures([figures("2023", AI=1)], CLUSTERS, "2.0", "ranking"))


def test_of_two_scopes_the_figure_without_one_is_taken():
    def seen(scope: str, value: int) -> Observation:
        one = Interval(F(value), F(value))
        cell = f"Shenzhen|value_added|AI|level||2024|actual|{scope}|money"
        return Observation(
            cell=cell,
            interval=one,
            value=F(value),
            unit="CNY",
            claims=(f"d:{value}",),
            state="sound",
        )

    class Rows:
        def __init__(self, *rows: Observation) -> None:
            self.rows = rows

        def query(self, *_: object) -> list[tuple[object, ...]]:
            names = OBSERVATION_COLUMNS.split(", ")
            return [tuple(observation_row(row)[name] for name in names) for row in self.rows]

    wide, narrow, plain = seen("zwide", 3), seen("narrow", 1), seen("unspecified", 2)
    for rows, value in (((narrow, plain, wide), 2), ((narrow, wide), 1)):
        (table,) = figures_of(Rows(*rows), "Shenzhen", "value_added")  # type: ignore[arg-type]
        assert table.by_subject["AI"].value == value


def test_the_catalogue_given_is_the_one_asked_for_scopes(monkeypatch: pytest.MonkeyPatch):
    book = catalogues()
    monkeypatch.setattr("jiqun.ledger.carrying.catalogues", lambda: pytest.fail("not given"))
    tables = [figures("2024", total=1500, SOFTINFO2=300)]
    assert list(carried_figures(tables, CLUSTERS, "2.0", "value_added", known=book))


def test_a_change_of_what_can_be_negative_is_not_bounded(monkeypatch: pytest.MonkeyPatch):
    tables = [figures("2023", SOFTINFO=300), figures("2024", AI=50)]
    assert told(tables, "2.0", "AI")["AI", "2024"].change is not None
    monkeypatch.setattr("jiqun.ledger.carrying.SIGNED", frozenset({"value_added"}))
    change = told(tables, "2.0", "AI")["AI", "2024"].change
    assert change is None or change.rest == Interval(None, None)
