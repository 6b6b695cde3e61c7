"""What is asked of the readers of periods, and what they answer."""

from dataclasses import dataclass

from jiqun.extraction.figures import Figure
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot


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


Told = tuple[Slot, int, Slot | None]
"""The period of a figure, where its words end, and what the sentence carries on."""
