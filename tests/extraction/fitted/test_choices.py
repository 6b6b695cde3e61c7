"""Laws of the choice between candidates; expected numbers are sums done by hand."""

from math import log

from pytest import approx

from jiqun.extraction.fitted.choices import Candidate, Group, Kept, choose, total
from jiqun.extraction.state import Slot

WEIGHTS = {"own": 1.0, "beside": 1.5, "far": -0.5}


def candidates() -> dict[str, Candidate]:
    found = {"steel": Candidate(Slot("steel")), "ships": Candidate(Slot("ships"))}
    found["steel"].add("own", "far")  # 1.0 - 0.5 = 0.5
    found["ships"].add("beside", "unheard of")  # 1.5
    return found


def test_another_must_be_better_by_the_margin() -> None:
    assert choose(WEIGHTS, candidates(), "steel", 0.9, {})[0] is not None
    best = choose(WEIGHTS, candidates(), "steel", 1.0, {})[0]
    assert best is not None and best.slot.value == "ships"
    assert choose(WEIGHTS, candidates(), "steel", 1.1, {})[0] is None


def test_what_the_grammar_chose_stays_where_it_is_best() -> None:
    assert choose(WEIGHTS, candidates(), "ships", 0.0, {})[0] is None


def test_the_chance_is_that_of_what_the_field_now_holds() -> None:
    # odds of e to the power of 1 between the two: 0.7311 and 0.2689
    assert choose(WEIGHTS, candidates(), "steel", 1.0, {})[1] == approx(log(0.7311), abs=1e-3)
    assert choose(WEIGHTS, candidates(), "steel", 1.1, {})[1] == approx(log(0.2689), abs=1e-3)


def test_odds_beyond_any_number_give_a_chance_still() -> None:
    assert choose({"own": -5000.0}, candidates(), "steel", 1e9, {})[1] < -40


def test_evidence_that_has_no_weight_says_nothing() -> None:
    assert choose({}, candidates(), "steel", 0.1, {})[0] is None


def test_sums_that_figures_share_are_made_once() -> None:
    asked: list[str] = []

    def names() -> list[str]:
        asked.append("asked")
        return ["own", "beside"]

    kept: Kept = {}
    groups = [Group(names, key=("steel", "L")), Group(lambda: ["far"])]
    assert total(WEIGHTS, groups, kept) == total(WEIGHTS, groups, kept) == 2.0
    assert asked == ["asked"]
    assert kept == {("steel", "L"): 2.5}
