"""Counts of members by size against their own figures and the total of all, by hand."""

from fractions import Fraction

import pytest
from checks_ledgers import claim
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.checks import check, context_from_record, flags
from jiqun.checks.counted import size_counted
from jiqun.checks.words import term_text
from jiqun.model import Kind

STRICT = context_from_record({})
TRILLION = "industry clusters valued at over 1 trillion yuan"
SIZES = {"SMARTERM": "1.32", "NETCOM": "1.21", "SOFTINFO2": "1.14", "ICV": "1.05", "AI": "1.12"}
"""Trillion yuan, 2025: five of Shenzhen's twenty clusters of version 2.0."""
PARTS = ("ships", "robots", "sensors")
THREE = context_from_record(
    {
        "identities": [
            {
                "kind": "sum", "area": "Shenzhen", "called": ["Clusters"],
                "total": {"indicator": "gross_output", "subject": "emerging"},
                "parts": [{"indicator": "gross_output", "subject": s} for s in PARTS],
            }
        ]
    }
)  # fmt: skip


def counted(number, subject=TRILLION, **more):
    return claim(str(number), "count", "2025", subject, measure="level", unit="count", **more)


def output(quote, subject, **more):
    return claim(quote, "gross_output", "2025", subject, **more)


def clusters(n):
    return [output(f"{q} trillion yuan", s) for s, q in list(SIZES.items())[:n]]


def told(claims, context=None):
    return [f for f in check(claims, context) if f.rule == "count"]


def test_four_above_a_trillion_are_not_five():
    assert told([counted(4), *clusters(4)]) == []
    (found,) = told([counted(4), *clusters(5)])
    assert found.kind is Kind.NOTE  # in prose what is counted is as doubtful as what is printed
    (found,) = told([counted(4), *clusters(5)], STRICT)
    assert found.kind is Kind.ERROR
    assert len(found.conflict) == 6
    assert "as many as are counted must reach that size" in found.message_en
    assert "达到该规模的个数应与所述个数一致" in found.message_zh
    texts = [(t.operator, term_text(t, "en")) for t in found.arithmetic[:3]]
    assert texts == [("", "4"), ("≥", "1 trillion yuan"), ("↔", "1.21 trillion yuan")]


def test_members_that_are_not_told_may_be_of_any_size():
    assert told([counted(9), *clusters(5)], STRICT) == []
    # twenty clusters, of which no more than twenty can be above a trillion
    (found,) = told([counted(21), *clusters(1)], STRICT)
    assert counted(21).quote in found.message_en


def test_a_figure_at_the_edge_of_its_rounding_is_above_or_not():
    edge = output("1.00 trillion yuan", "AI")  # 0.995 to 1.005
    assert told([counted(4), *clusters(4), edge], STRICT) == []
    over = output("1 trillion yuan", "AI", bound="gt")
    assert len(told([counted(4), *clusters(4), over], STRICT)) == 1


def test_the_total_is_at_least_the_count_times_the_size():
    total = "strategic emerging industries"
    # 4 × 1 trillion is more than 3.6 trillion, and less than 4.2
    (found,) = told([counted(4), output("3.6 trillion yuan", total)], STRICT)
    assert [(t.operator, term_text(t, "en")) for t in found.arithmetic[:3]] == [
        ("", "4"), ("×", "1 trillion yuan"), ("≤", "3.6 trillion yuan"),
    ]  # fmt: skip
    assert told([counted(4), output("4.2 trillion yuan", total)], STRICT) == []
    # value added is no total of outputs
    added = claim("1.67 trillion yuan", "value_added", "2025", total)
    assert told([counted(4), added], STRICT) == []


def test_parts_of_a_complete_set_with_a_name_are_counted_too():
    parts = [output(f"{x} billion yuan", s) for x, s in zip((124, 81, 77), PARTS, strict=True)]
    hundred = "clusters above 100 billion yuan"
    assert told([counted(1, hundred), *parts], THREE) == []
    for number in (2, 3):
        assert len(told([counted(number, hundred), *parts], THREE)) == 1
    assert told([counted(2, "parks above 100 billion yuan"), *parts], THREE) == []
    assert told([counted(2, hundred, area="Beijing"), *parts], THREE) == []
    # 2 above 100 and 282 in all: ships and robots need 200, which leaves room
    assert told([counted(2, hundred), output("282 billion yuan", "emerging")], THREE) == []
    assert len(told([counted(3, hundred), output("282 billion yuan", "emerging")], THREE)) == 1


def test_a_count_and_the_sum_tell_a_slip_of_a_member_together():
    # 124 + 108 + 77 = 309; robots lost a nought in the middle and would be 18
    sizes = {"ships": "124.3", "robots": "18.2", "sensors": "77.1"}
    parts = {s: output(f"{x} billion yuan", s) for s, x in sizes.items()}
    claims = [
        *parts.values(),
        output("309.6 billion yuan", "emerging"),
        counted(2, "clusters above 100 billion yuan"),
    ]
    (flag,) = flags(check(claims, THREE), claims)
    assert (flag["start"], flag["status"], flag["kind"]) == (
        parts["robots"].start, "repair", "digit_drop",
    )  # fmt: skip
    assert flag["repair"]["value"] == 108.2e9


def test_each_document_is_held_against_its_own_figures():
    # a count may count other things under the same words in another document
    own = [counted(4, doc="speech"), *clusters(5)]
    assert told(own) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("industry clusters each valued at over 1 trillion yuan", ("industry clusters", 10**12)),
        ("clusters above half a trillion", ("clusters", 5 * 10**11)),
        ("clusters with an output of more than 500 billion yuan", ("clusters", 5 * 10**11)),
        ("trillion-yuan clusters", ("clusters", 10**12)),
        ("万亿级产业集群", ("产业集群", 10**12)),
        ("产值超千亿元的产业集群", ("产业集群", 10**11)),
        ("5000亿元以上产业集群", ("产业集群", 5 * 10**11)),
        ("千亿级", None),
        ("估值过百亿元企业", None),
        ("industry clusters", None),
        ("20 clusters", None),
    ],
)
def test_words_say_what_is_counted_and_from_what_size(words, said):
    assert size_counted(words) == (said and (said[0], Fraction(said[1])))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(1, 400), min_size=3, max_size=3),
    st.integers(1, 300),
    st.sets(st.integers(0, 4)),
    st.integers(0, 1),
)
def test_a_true_count_clashes_with_nothing_however_little_is_told(sizes, least, hidden, places):
    true = [Fraction(x) + Fraction(37, 100) for x in sizes]  # printed to none or one place
    words = f"clusters above {least} billion yuan"
    number = sum(x >= least for x in true)
    parts = [
        output(f"{float(x):.{places}f} billion yuan", s) for x, s in zip(true, PARTS, strict=True)
    ]
    total = output(f"{float(sum(true)):.{places}f} billion yuan", "emerging")
    claims = [c for n, c in enumerate([*parts, total, counted(number, words)]) if n not in hidden]
    claims = [c for c in claims if c.value]
    assert list(flags(check(claims, THREE), claims)) == []
    fine = [output(f"{float(x):.2f} billion yuan", s) for x, s in zip(true, PARTS, strict=True)]
    assert told([*fine, counted(number + 1, words)], THREE)
