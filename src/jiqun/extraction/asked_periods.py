"""What is asked of the readers of periods, and what they answer."""

from dataclasses import dataclass

from jiqun.extraction.figures import Figure
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.when import When


@dataclass(slots=True, unsafe_hash=True)
class Asked:
    """A figure whose period is asked for, and what stands around it.

    Attributes:
        gap: where the words of the figure begin.
        limit: where those of the next one do.
        current: the period that the sentence has told so far.
        same: whether the figure and the one before it are of one list.
        previous: the draft before it.
    """

    figure: Figure
    sentence: Sentence
    gap: int
    limit: int
    current: Slot | None
    draft: Draft
    same: bool
    previous: Draft | None

    @property
    def start(self) -> int:
        """Give where the figure begins."""
        return self.figure.start

    @property
    def past_asides(self) -> int:
        """Give where the next figure begins that no bracket holds: 160 billion ($22 billion)."""
        s = self.sentence
        later = (f.start for f in s.figures if f.start > self.start and not s.is_aside(f.start))
        return next(later, s.end)

    @property
    def behind_aside(self) -> int:
        """Give where the figure ends, with a bracket right behind it."""
        low = self.figure.after
        return max([low, *(b for a, b in self.sentence.asides if low <= a <= low + 1)])

    def is_of_an_aside(self, when: When) -> bool:
        """Say whether a time behind stands in brackets with a figure: $5m (2023: $6m)."""
        s = self.sentence
        return any(
            self.figure.after <= low <= when.start
            and when.stop <= high
            and any(low < figure.start < high for figure in s.figures)
            for low, high in s.asides
        )


Told = tuple[Slot, int, Slot | None]
"""The period of a figure, where its words end, and what the sentence carries on."""
