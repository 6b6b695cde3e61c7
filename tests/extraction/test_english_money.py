"""What English amounts of money and of land are: sales of whom, money put in, sizes, currencies.

The sentences are made up. By the contract the size of an industry with no measure named is
`gross_output`; money in a currency has that currency's unit; land is never made, sold or spent.
"""

from decimal import Decimal

import pytest
from test_context import read

from jiqun.model import Indicator

BILLION = 1_000_000_000

KINDS = [
    # The three sectors of an economy are told in value added, any other industry in output.
    ("In 2023 the primary industry reached 12 billion yuan and the tertiary industry 310 billion "
     "yuan.", [("value_added", "primary industry"), ("value_added", "tertiary industry")]),
    ("In 2023 the secondary industry rose by 4.2 percent to 410 billion yuan.",
     [("value_added", "secondary industry"), ("value_added", "secondary industry")]),
    ("In 2023 the glass industry reached 12 billion yuan.",
     [("gross_output", "glass industry")]),
    # Valued at: the size of an industry, but no more than the amount of what is named before it.
    ("In 2023 the glass industry was valued at 45 billion yuan.",
     [("gross_output", "glass industry")]),
    ("In 2023 fixed-asset investment was valued at 45 billion yuan.", [("investment", None)]),
    ("In 2023 the added value of lamps was valued at 4 billion yuan.", [("value_added", "lamps")]),
    ("In 2023 exports of lamps were valued at 3 billion yuan.", [("exports", "lamps")]),
    # Goods worth so much: the goods, or all goods where they are of no kind.
    ("In 2023 Wuxi exported lamps worth 3 billion yuan.", [("exports", "lamps")]),
    ("In 2023 dealers sold goods worth 5 billion dollars overseas.", [("exports", "total")]),
    # The size told before the industry, joined by hyphens; of a park no industry is told.
    ("Wuxi is building a trillion-yuan sensor industry.", [("gross_output", "sensor industry")]),
    ("By 2027 the city will have a 50-billion-yuan battery cluster.",
     [("gross_output", "battery cluster")]),
    ("The 50-billion-yuan industrial park opened in 2023.", [("gross_output", None)]),
    # Whose sales: a sector's in money and in growth; of goods only money is revenue.
    ("In 2023 sales of the glass industry reached 45 billion yuan.",
     [("revenue", "glass industry")]),
    ("In 2023 sales of the glass sector rose 7 percent.", [("revenue", "glass sector")]),
    ("In 2023 sales in the glass sector climbed 7 percent.", [("revenue", "glass sector")]),
    ("In 2023 sales from services rose 7 percent.", [("revenue", "services")]),
    ("In 2022 the textile industry had exports of 2 billion yuan. In 2023 annual sales came to 14 "
     "billion yuan.", [("exports", "textile industry"), ("revenue", "textile industry")]),
    ("In 2023 sales of lamps reached 4.5 billion yuan.", [("revenue", "lamps")]),
    # What an amount is in: in revenue, in taxes; where it lies says nothing.
    ("In 2023 the group earned 3.6 billion yuan in revenue and paid 410 million yuan in taxes.",
     [("revenue", None), ("fiscal_revenue", None)]),
    ("In 2023 the firm took in 4 billion yuan (some 500 million dollars) in revenue.",
     [("revenue", "firm"), ("revenue", "firm")]),
    ("In 2023 tax contributions of mills rose 6 percent.", [("fiscal_revenue", "mills")]),
    ("In 2023 the firm had 7.2 billion yuan in annual sales revenue.", [("revenue", None)]),
    ("In 2023 the firm placed 95 million dollars in banks.", [("other", None)]),
    # Money put into something is investment in it, money put into research is spent on research.
    ("In 2023 some 4.1 billion yuan was invested in battery plants.",
     [("investment", "battery plants")]),
    ("In 2023 the city poured 620 million yuan into new laboratories.",
     [("investment", "laboratories")]),
    ("In 2023 the fund injected 300 million yuan into chip makers.",
     [("investment", "chip makers")]),
    ("In 2023 banks have put 90 million yuan into start-ups.", [("investment", "start-ups")]),
    ("In 2023 the firm ploughed 90 million yuan into research.", [("rd_expenditure", None)]),
    # What a plant will cost.
    ("A plant that will cost 1.2 billion euros is going up.", [("investment", "plant")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), KINDS)
def test_amounts_have_the_measure_and_the_thing_that_they_are_told_of(
    text: str, figures: list[tuple[str, str | None]]
) -> None:
    told = [(c.indicator, c.subject) for c in read(text, area="Wuxi")]
    assert told == [(Indicator(kind), thing) for kind, thing in figures]


def test_land_is_land_though_something_is_sold_or_grown_on_it() -> None:
    claims = read(
        "In 2023 exports came from a park of 3,400 mu. In 2023 tea was grown on 210,000 mu. "
        "The works produces on 120 hectares."
    )
    assert [(c.value, c.unit) for c in claims] == [(3400, "mu"), (210000, "mu"), (120, "ha")]
    assert {c.indicator for c in claims} == {Indicator.LAND}


CURRENCIES = [
    ("Tk 42 billion", 42 * BILLION, "BDT"),
    ("31 billion taka", 31 * BILLION, "BDT"),
    ("KSh 42 billion", 42 * BILLION, "KES"),
    ("GH₵ 2.4 billion", Decimal("2.4") * BILLION, "GHS"),
    ("Kč 3.1 billion", Decimal("3.1") * BILLION, "CZK"),
    ("₾ 2.4 billion", Decimal("2.4") * BILLION, "GEL"),
    ("1.9 billion lari", Decimal("1.9") * BILLION, "GEL"),
    ("8 billion kyats", 8 * BILLION, "MMK"),
    # Francs are Swiss unless another kind is told.
    ("300 million francs", 300_000_000, "CHF"),
    ("42 billion CFA francs", 42 * BILLION, "XOF"),
    # Cents are hundredths of the dollar.
    ("7 US cents", Decimal("0.07"), "USD"),
]


@pytest.mark.parametrize(("amount", "value", "unit"), CURRENCIES)
def test_currencies_by_sign_and_by_name(amount: str, value: Decimal, unit: str) -> None:
    [claim] = read(f"In 2023 exports came to {amount}.")
    assert (claim.quote, claim.value, claim.unit) == (amount, value, unit)
    assert claim.indicator is Indicator.EXPORTS
