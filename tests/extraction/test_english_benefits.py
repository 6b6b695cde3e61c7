"""For whom English benefits are: who is offered them or gets them, and what their ceilings cap.

The sentences are made up.
"""

from decimal import Decimal

import pytest

from readings import read

HEAD = "Measures of Feixi to support the valve industry\n\n2025-03-02\n\n"
BENEFITS = [
    ("The valve policy offers first castings a subsidy of 30% of the mould cost, with a ceiling of "
     "2 million yuan a year.", "30", "first castings"),
    ("The valve policy offers first castings a subsidy of 30% of the mould cost, with a ceiling of "
     "2 million yuan a year.", "2000000", "first castings"),
    ("New foundries get a capital subsidy at the rate of 25 per cent of the cost of machinery, "
     "subject to a ceiling of 4 million yuan.", "4000000", "foundries"),
    ("For casting upgrade projects with an equipment investment of at least 5 million yuan, a "
     "subsidy of 12 percent of the investment is granted.", "12", "casting upgrade projects"),
    ("The city rewards each newly named national champion with 2 million yuan.", "2000000",
     "manufacturing champion enterprises"),
    ("The state pays a subsidy of 60 percent of the duty paid by valve makers until 2030.", "60",
     "valve makers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "subject"), BENEFITS)
def test_a_benefit_is_for_who_is_told(text: str, value: str, subject: str) -> None:
    claim = next(c for c in read(HEAD + text) if c.value == Decimal(value))
    assert claim.subject == subject
