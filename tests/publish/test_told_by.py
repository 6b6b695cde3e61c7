"""What stands by one class of tellers alone, beside what stands by all."""

from dataclasses import replace
from decimal import Decimal

import make_views as dossier

from jiqun.checks.history import history_of
from jiqun.ledger.views import SeriesView
from jiqun.model import Finding, Kind, Outcome, Severity
from jiqun.publish.series_records import series_record
from jiqun.publish.told_by import by_teller, stands_by

OTHER = replace(dossier.GDP_ZH, value=Decimal("1.1E12"), quote="11000亿元")


def _view(**classes: str) -> SeriesView:
    views = dossier.series_views((dossier.GDP, OTHER))
    view = next(v for v in views if v.cell.indicator == "gdp")
    documents = {
        key: replace(d, publisher_class=classes.get(d.language, "press"))
        for key, d in view.documents.items()
    }
    return replace(view, documents=documents, findings=())


def test_each_class_has_its_own_value() -> None:
    view = _view(en="authority")
    ((cell, _, _),) = view.rows
    told = {s.teller: s for s in stands_by(by_teller(view), cell.key, "en")}
    assert list(told) == ["authority", "press"]
    assert str(told["authority"].figure and told["authority"].figure.claim) == dossier.GDP.id
    assert str(told["press"].figure and told["press"].figure.claim) == OTHER.id


def test_the_json_says_who_tells_each_figure_and_what_stands_by_each_class() -> None:
    view = _view(en="authority")
    (row,) = series_record(view, history_of(view), by_teller(view))["rows"]
    told = {c["claim"]["doc"]: (c["publisher_class"], c["told_by"]) for c in row["claims"]}
    assert told == {
        dossier.GDP.doc: ("authority", "authority"),
        OTHER.doc: ("press", "press"),
    }
    assert list(row["by_class"]) == ["authority", "press"]
    assert row["by_class"]["authority"]["claims"] == [dossier.GDP.id]
    assert (row["by_class"]["press"]["value"], row["by_class"]["press"]["unit"]) == (11e11, "CNY")


def test_in_the_json_whoever_is_quoted_goes_before_the_publisher() -> None:
    view = _view()
    ((cell, (first, *rest), seen),) = view.rows
    said = replace(first, claim=replace(first.claim, speaker="Mayor Li"))
    view = replace(view, rows=((cell, (said, *rest), seen),))
    (row,) = series_record(view, history_of(view), by_teller(view))["rows"]
    classes = [(c["publisher_class"], c["told_by"]) for c in row["claims"]]
    assert classes == [("press", "authority"), ("press", "press")]


def test_the_json_of_one_class_has_no_choice_either() -> None:
    view = _view()
    (row,) = series_record(view, history_of(view), by_teller(view))["rows"]
    assert row["by_class"] == {}
    assert {c["told_by"] for c in row["claims"]} == {"press"}


def test_where_one_class_tells_all_there_is_no_choice() -> None:
    assert by_teller(_view()) == {}


def test_a_mayor_in_a_newspaper_counts_as_an_authority() -> None:
    view = _view()
    ((cell, quotes, seen),) = view.rows
    first, *rest = quotes
    said = replace(first, claim=replace(first.claim, speaker="Mayor Li"))
    assert list(by_teller(replace(view, rows=((cell, (said, *rest), seen),)))) == [
        "authority",
        "press",
    ]


def test_what_an_error_doubts_does_not_stand_by_its_class_alone() -> None:
    view = _view(en="authority")
    ((cell, _, _),) = view.rows
    error = Finding(
        kind=Kind.ERROR,
        outcome=Outcome.ONE_OF,
        rule="sum",
        area="Jinhe",
        claims=(dossier.GDP.id, OTHER.id, "elsewhere:1-2"),
        suspects=(dossier.GDP.id,),
        message_en="",
        message_zh="",
        severity=Severity.MEDIUM,
    )
    told = stands_by(by_teller(replace(view, findings=(error,))), cell.key, "en")
    states = {s.teller: (s.figure is None, s.state) for s in told}
    assert states == {"authority": (True, "questioned"), "press": (False, "sound")}
