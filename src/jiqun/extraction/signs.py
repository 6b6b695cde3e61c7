"""Tell a fall from a rise by the cues around a figure."""

from jiqun.extraction.figures import Figure
from jiqun.extraction.marks import Mark, first_cue, last_cue
from jiqun.extraction.state import Draft
from jiqun.model import Measure


def set_sign(
    figure: Figure,
    draft: Draft,
    measure: Measure,
    left: list[Mark],
    near: list[Mark],
    grow: Mark | None,
) -> None:
    """Make what fell negative; `grow` is the rise or fall that gave the measure."""
    down: Mark | None = None
    if measure in (
        Measure.SHARE,
        Measure.RANK,
        Measure.LEVEL,
        Measure.MULTIPLE,
        Measure.CONTRIBUTION,
    ):
        return
    if measure is Measure.GROWTH_GAP or measure is Measure.SHARE_CHANGE:
        narrow = last_cue(left, "narrowed") or first_cue(near, "narrowed")
        if narrow:
            return
        last = last_cue(left, "gap_up", "gap_down", "down", "up", "slower", "quicker") or first_cue(
            near, "gap_up", "gap_down", "down", "up", "slower", "quicker"
        )
        if (
            last
            and last.meaning.cues & {"gap_down", "down", "slower"}
            and not last.meaning.cues & {"gap_up"}
        ):
            down = last
    else:
        last = grow or first_cue(near, "up", "down")
        if last and "down" in last.meaning.cues:
            down = last
    if down and figure.value > 0:
        draft.set("sign", -1, (down.start, down.end))
