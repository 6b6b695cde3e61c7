"""Identities that users write as data, and identity sets that cannot hold."""

import pytest
from checks_ledgers import claim

from jiqun.checks import check, context_from_record
from jiqun.checks.consistent import contradictions
from jiqun.checks.context import Context
from jiqun.model import InputError, Kind


def member(indicator, subject=None, **more):
    return {"indicator": indicator, "subject": subject, **more}


def errors(claims, *identities):
    found = check(claims, context_from_record({"identities": list(identities)}))
    return [f for f in found if f.kind is Kind.ERROR]


RATIO = {
    "kind": "ratio",
    "name": "value added rate of robots",
    "left": member("value_added", "robots"),
    "right": member("gross_output", "robots"),
    "low": "0.2",
    "high": "0.35",
}


def test_a_ratio_given_as_data_is_held():
    output = claim("40.0 billion yuan", "gross_output", subject="robots")
    assert (
        errors([output, claim("12.0 billion yuan", "value_added", subject="robots")], RATIO) == []
    )
    clash = [output, claim("120.0 billion yuan", "value_added", subject="robots")]
    assert errors(clash) == []  # nobody says so
    (found,) = errors(clash, RATIO)
    assert found.rule == "given"


def test_a_linear_identity_and_an_order():
    # revenue less profit is cost: 10.0 - 1.2 = 8.8
    cost = {
        "kind": "linear",
        "terms": [
            member("revenue", "robots"),
            member("profit", "robots", times=-1),
            member("other", "cost of robots", times=-1),
        ],
    }
    below = {"kind": "order", "part": member("profit", "robots"),
             "whole": member("revenue", "robots")}  # fmt: skip
    told = [claim("10.0 billion yuan", "revenue", subject="robots")]
    assert errors([*told, claim("1.2 billion yuan", "profit", subject="robots")], cost, below) == []
    assert errors([*told, claim("12 billion yuan", "profit", subject="robots")], below)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "guess"},
        {**RATIO, "low": 3, "high": 2},
        {**RATIO, "left": RATIO["right"]},
        {"kind": "linear", "terms": [member("no_such_indicator")]},
        {"kind": "linear", "terms": [member("gdp", times=0), member("trade")]},
    ],
)
def test_an_identity_of_another_form_is_refused(wrong):
    with pytest.raises(InputError):
        context_from_record({"identities": [wrong]})


def whole(name, total, *parts, **where):
    return {
        "kind": "sum",
        "name": name,
        "total": member("value_added", total),
        "parts": [member("value_added", p) for p in parts],
        **where,
    }


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ((whole("a", "x", "x", "y"),), "among its own parts"),
        ((whole("a", "x", "y", "z"), whole("b", "y", "x", "w")), "among its own parts"),
        ((whole("a", "x", "y", "z"), whole("b", "x", "y", "z", "w")), "would have to be nothing"),
        ((whole("a", "x", "y", "z"), whole("b", "y", "z", "w")), "counted twice"),
    ],
)
def test_identities_that_cannot_hold_together_are_refused_before_any_claim_is_blamed(sets, said):
    with pytest.raises(InputError, match=said):
        context_from_record({"identities": list(sets)})


def amounts(*terms, low=0, high=0):
    told = [{"indicator": indicator, "times": times} for indicator, times in terms]
    return {"kind": "linear", "name": "mine", "terms": told, "low": low, "high": high}


def ratio(low, high, **where):
    sides = {"left": {"indicator": "exports"}, "right": {"indicator": "trade"}}
    return {"kind": "ratio", "name": "mine", **sides, "low": low, "high": high, **where}


TRADE = (("exports", 1), ("imports", 1), ("trade", -1))


@pytest.mark.parametrize(
    ("identities", "said"),
    [
        # exports are part of trade, so never 1.2 times of it
        ([ratio("1.2", "1.5")], "trade and mine: trade would have to be nothing"),
        # all of trade exports: nothing is left for imports
        ([ratio(1, 1)], "trade and mine: imports would have to be nothing"),
        # exports and imports are trade, not five billion more
        ([amounts(*TRADE, low=5 * 10**9, high=6 * 10**9)], "trade and mine: no figures"),
        # amounts never make less than nothing
        ([amounts(("exports", 1), ("imports", 1), low=-9, high=-8)], "mine: no figures"),
        # a half at most by one, six tenths at least by the other
        ([ratio("0.1", "0.5"), ratio("0.6", "0.9")], "mine and mine: trade would"),
    ],
)
def test_identities_of_every_kind_are_asked_together(identities, said):
    with pytest.raises(InputError, match=said):
        context_from_record({"identities": identities})


@pytest.mark.parametrize(
    "identities",
    [
        [ratio("0.2", "0.9")],
        [amounts(*TRADE, low=-1, high=1)],
        [ratio("0.1", "0.5", periods=["2021"]), ratio("0.6", "0.9", periods=["2022"])],
        [ratio("0.1", "0.5", area="Wuhan"), ratio("0.6", "0.9", area="Suzhou")],
        [amounts(("exports", 1), low=1, high=None), ratio("0.2", "0.9")],
    ],
)
def test_identities_with_room_for_figures_are_taken(identities):
    assert context_from_record({"identities": identities}).given


def test_sets_of_other_years_do_not_meet():
    context_from_record(
        {
            "identities": [
                whole("a", "x", "y", "z", periods=["2021"]),
                whole("b", "x", "y", "z", "w", periods=["2022"]),
            ]
        }
    )


def test_the_shipped_identities_hold_together():
    assert contradictions(Context().sums) == ()


def test_terms_count_as_many_times_as_they_say():
    identity = {"kind": "linear", "terms": [member("revenue", "robots", times=2),
                                            member("revenue", "ships", times=-1)]}  # fmt: skip
    context = context_from_record({"identities": [identity]})
    ten = claim("10.0 billion yuan", "revenue", subject="robots")
    # 2 × 10.0 is 20.0
    assert not check([ten, claim("20.0 billion yuan", "revenue", subject="ships")], context)
    (found,) = check([ten, claim("10.0 billion yuan", "revenue", subject="ships")], context)
    assert dict(found.repairs[0].fields) == {"value": 20_000_000_000}


def test_one_figure_in_doubt_is_told_as_the_likeliest_and_no_more():
    """120.1 + 130.2 + 80.3 + 70.4 are 401.0: a swap in the total, or a part is wrong."""
    figures = dict(zip("xyzuv", ("410.0", "120.1", "130.2", "80.3", "70.4"), strict=True))
    told = [claim(f"{n} billion yuan", "value_added", subject=s) for s, n in figures.items()]
    context = context_from_record({"identities": [whole("a", *figures)]})
    (found,) = check(told, context)
    assert found.suspects == (told[0].id,) and not found.repairs
    assert "At least one is wrong, most likely “410.0 billion yuan”" in found.message_en
    assert "最可能是“410.0 billion yuan”" in found.message_zh
