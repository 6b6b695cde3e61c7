"""Words that bound a figure behind what it counts, and in the forms of rules."""

import pytest

from readings import by_quote


@pytest.mark.parametrize(
    ("sentence", "quote", "bound"),
    [
        ("The plan wants 800 fuel cell trucks at least.", "800", "ge"),
        ("The plan wants 12,000 new jobs at the very least.", "12,000", "ge"),
        ("One firm can draw 2 million yuan a year at most.", "2 million yuan", "le"),
        ("The works turn out 45,000 fridges a year, roughly.", "45,000", "approx"),
        ("The sector employs 21,000 people, give or take.", "21,000", "approx"),
        ("The fair drew 40,000 visitors, nearly.", "40,000", "lt"),
        ("The cap is 5 million yuan per enterprise.", "5 million yuan", "le"),
        ("No project shall receive more than 30 million yuan.", "30 million yuan", "le"),
        ("By 2026 revenue of the chain shall top 700 billion yuan.", "700 billion yuan", "gt"),
        ("Tolls are refunded, not over 800,000 yuan each.", "800,000 yuan", "le"),
        # what follows is another figure's
        ("The town has 20 firms, at least 5 of them foreign.", "20", "eq"),
    ],
)
def test_bounds(sentence: str, quote: str, bound: str) -> None:
    claim = next(c for q, c in by_quote(sentence).items() if q.split()[0] == quote.split()[0])
    assert str(claim.bound) == bound
