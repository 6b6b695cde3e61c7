"""Figures in the wrong place: exchanged, of another year or measure, doubly wrong; and sound ones.

The figures are worked by hand: each test says what was true.
"""

from checks_ledgers import claim

from jiqun.checks import check, context_from_record, flags
from jiqun.model import Kind

STRICT = context_from_record(
    {"growth_basis": {"real": ["gdp"], "nominal": ["exports", "imports", "trade"]}}
)


def told(claims):
    found = list(flags(check(claims, STRICT), claims))
    by = {c.id: c.quote for c in claims}
    return {
        by[f"{f['doc']}:{f['start']}-{f['end']}"]: (f.get("kind"), f.get("repair")) for f in found
    }


def year_before() -> list:
    return [
        claim("120.45 billion yuan", "exports", "2021", doc="last"),
        claim("80.20 billion yuan", "imports", "2021", doc="last"),
    ]


def test_two_figures_exchanged_are_both_repaired():
    # true: exports 132.50 (up 10.0%), imports 84.21 (up 5.0%); the sum holds either way
    claims = [
        *year_before(),
        claim("84.21 billion yuan", "exports"),
        claim("132.50 billion yuan", "imports"),
        claim("10.0%", "exports"),
        claim("5.0%", "imports"),
    ]
    assert told(claims) == {
        "84.21 billion yuan": ("exchange", {"value": 132_500_000_000}),
        "132.50 billion yuan": ("exchange", {"value": 84_210_000_000}),
    }


def test_a_figure_of_the_year_before():
    # 120.45 belongs to 2021, where another document has it; 2022 was 132.50
    claims = [
        *year_before(),
        claim("132.50 billion yuan", "exports"),
        claim("84.21 billion yuan", "imports"),
        claim("216.71 billion yuan", "trade"),
        claim("120.45 billion yuan", "exports", doc="careless"),
        claim("10.0%", "exports"),
    ]
    assert told(claims) == {"120.45 billion yuan": ("period", {"period": "2021"})}


def test_a_share_printed_as_growth():
    # industry is 38.2% of GDP by two levels, and grew 6.1% by another document
    industry = {"subject": "industry"}
    claims = [
        claim("1,000.0 billion yuan", "gdp"),
        claim("382.0 billion yuan", "value_added", **industry),
        claim("6.1%", "value_added", doc="other", **industry),
        claim("38.2%", "value_added", **industry),
        claim("38.2%", "value_added", doc="third", measure="share", of="gdp", **industry),
    ]
    assert told(claims) == {"38.2%": ("measure", {"measure": "share", "of": "gdp"})}


def test_a_scale_and_a_digit_both_wrong():
    # true: 216.71 billion; printed 216.77 million
    claims = [
        claim("132.50 billion yuan", "exports"),
        claim("84.21 billion yuan", "imports"),
        claim("216.71 billion yuan", "trade", doc="other"),
        claim("216.77 million yuan", "trade"),
    ]
    assert told(claims)["216.77 million yuan"] == ("combination", {"value": 216_710_000_000})


def test_a_revised_figure_beside_a_wrong_one_is_left_alone():
    # 72.37 was revised to 71.945 a year later, which no slip of a digit makes of it; the bulletin
    # printed 723.70
    claims = [
        claim("723.70 billion yuan", "value_added", subject="robots", doc="bulletin"),
        claim("71.945 billion yuan", "value_added", subject="robots", doc="yearbook"),
        claim("723.7亿元", "value_added", subject="robots", doc="news"),
    ]
    assert told(claims) == {"723.70 billion yuan": ("yi_billion", {"value": 72_370_000_000})}


def test_a_repair_that_moves_a_figure_reads_like_a_note():
    claims = [
        *year_before(),
        claim("84.21 billion yuan", "exports"),
        claim("132.50 billion yuan", "imports"),
        claim("10.0%", "exports"),
        claim("5.0%", "imports"),
    ]
    found = [f for f in check(claims, STRICT) if f.kind is Kind.ERROR]
    assert len(found) == 1
    assert "exchanged" in found[0].message_en
    assert "互换" in found[0].message_zh


def test_a_scale_slip_whose_digits_differ_from_an_exact_figure_is_not_called_unique_as_it_stands():
    # 485.468 is known to six digits; 487.468 trillion is a thousand too large and has one digit
    # wrong: that both differ by a revision as well would take one of some 29,000 values
    claims = [
        claim("487.468 trillion yuan", "exports", "2023-Q1", doc="bulletin"),
        claim("4854.68亿元", "exports", "2023-Q1", doc="news"),
    ]
    assert told(claims) == {"487.468 trillion yuan": ("combination", {"value": 485_468_000_000})}


def test_a_digit_that_a_slip_cut_off_stays_open_unless_another_figure_tells_it():
    # a document that prints 326.88亿 for 326.88 billion printed 3268.8?亿 before
    coarse = [
        claim("326.88 billion yuan", "exports", doc="bulletin"),
        claim("326.88亿元", "exports", doc="news"),
        claim("327 billion yuan", "exports", doc="speech"),
    ]
    assert told(coarse) == {"326.88亿元": ("yi_billion", None)}
    fine = [claim("326.881 billion yuan", "exports", doc="bulletin"), *coarse[1:]]
    assert told(fine) == {"326.88亿元": ("yi_billion", {"value": 326_881_000_000})}


def test_a_loss_of_a_digit_and_a_gain_of_size_do_not_cancel_each_other():
    # 413.40 is no 417.34 with a 7 lost and ten times as large: it was revised by one percent
    claims = [
        claim("417.34 billion yuan", "exports", doc="bulletin"),
        claim("413.40 billion yuan", "exports", doc="yearbook"),
    ]
    assert told(claims) == {}


def test_out_of_all_proportion_costs_a_double_slip_as_much_as_a_plain_one():
    # trade of 200 billion is just under 2% of GDP, of 200 trillion far above all of it: neither
    # reading gains by a digit that is said to be wrong as well
    claims = [
        claim("100.00 billion yuan", "exports"),
        claim("200.00 billion yuan", "trade"),
        claim("200 trillion yuan", "trade", doc="news"),
        claim("10,000.01 billion yuan", "gdp"),
    ]
    assert told(claims).get("200.00 billion yuan", (None, None))[0] is None
