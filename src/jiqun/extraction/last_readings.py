"""What is read of a sentence's figures once all of their fields are told."""

from jiqun.extraction.bare_units import read_bare_units
from jiqun.extraction.counted_parts import read_parts
from jiqun.extraction.counted_shares import read_counted_shares
from jiqun.extraction.dense_costs import read_costs
from jiqun.extraction.dense_deposits import part_deposits
from jiqun.extraction.dense_headed import read_headed
from jiqun.extraction.dense_labels import read_line_labels
from jiqun.extraction.driven import read_driven
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.labelled_lines import read_labelled
from jiqun.extraction.measured_firms import read_measured_firms
from jiqun.extraction.named_parts import read_named_parts
from jiqun.extraction.named_rates import read_named_rates
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft
from jiqun.extraction.streaks import read_streaks


def read_last(g: Grammar, text: str, s: Sentence, drafts: list[Draft]) -> None:
    """Read contributions to growth, shares and parts of counts, and what holds for years."""
    read_labelled(g, text, drafts)
    read_headed(g, text, s, drafts)
    read_driven(g, text, s, drafts)
    read_counted_shares(g, text, s, drafts)
    read_parts(g, text, s, drafts)
    read_streaks(g, text, s, drafts)
    read_measured_firms(g, text, drafts)
    read_bare_units(g, text, s, drafts)
    read_named_rates(g, text, s, drafts)
    read_named_parts(g, text, s, drafts)
    part_deposits(g, text, drafts)
    read_line_labels(g, text, drafts)
    read_costs(g, text, s, drafts)
