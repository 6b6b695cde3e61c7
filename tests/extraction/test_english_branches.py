"""Branches, shops, shipments, margins: which indicator an English word means."""

import pytest

from readings import read

# By claims.md: output of a branch is its gross output, output of goods their production; sales in
# shops are retail sales, sales of firms revenue; shipments are exports where exports are told of.
KINDS = [
    ("In 2023 manufacturing output fell 1.8%.", "gross_output"),
    ("Cluster report, October 2020\n\nElectronics: Output rose 13.6% in October 2020.",
     "gross_output"),
    ("In 2023 output of phosphate fertilizer grew by 5.2 percent.", "production"),
    ("In 2023 sales at the island's duty-free shops dropped to 31.5 billion yuan.", "retail_sales"),
    ("In 2023 the ceramics cluster realized a total income of 5.3 billion yuan.", "revenue"),
    ("Exports told a better story in 2023. Shipments climbed 8.9 percent.", "exports"),
    ("Orders were weak in 2023. Shipments climbed 8.9 percent.", "other"),
    ("In 2023 the county posted 26.3 billion yuan in goods imports and exports.", "trade"),
    ("In 2023 the county's firms paid 2.3 billion yuan in taxes.", "fiscal_revenue"),
    ("Installed capacity now stands at 700,000 cars a year.", "capacity"),
    ("In 2023 the mills, which turned out 15 billion buttons, were busy.", "production"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_word_means_what_its_thing_makes_of_it(text: str, kind: str) -> None:
    assert [str(c.indicator) for c in read(text)] == [kind]


@pytest.mark.parametrize("sentence", [
    "The sector employs about 20,000 people.",
    "Some 18,000 people work in the industry.",
    "The industry gives work to 21,000 people.",
    "The sector still counted 9,400 direct workers.",
])  # fmt: skip
def test_the_industry_is_the_one_that_the_beginning_names(sentence: str) -> None:
    (claim,) = read(f"Hanover: its tyre industry in figures\n\n{sentence}")
    assert (str(claim.indicator), claim.subject) == ("employment", "tyre industry")


def test_a_line_that_opens_with_a_branch_is_about_it_and_the_next_one_not() -> None:
    found = read(
        "Survey of October 2020\n\nElectronics: The cluster's output expanded 13.6%.\n\n"
        "Exports rose 5%."
    )
    assert [c.subject for c in found] == ["Electronics", "total"]


def test_a_part_above_the_scale_is_named_so() -> None:
    every, large = read("In 2023 there were 700 chair makers, of which 198 are above the scale.")
    assert (every.subject, large.subject) == ("chair makers", "above-scale chair makers")
