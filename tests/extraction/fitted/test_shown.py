"""What a fitted field says of itself on pages and in the terminal, in both languages."""

import pytest

from jiqun.cli.explain import STYLES
from jiqun.extraction.fitted.looks import FITTED
from jiqun.publish.texts import groups


def test_the_terminal_tells_a_fitted_field_from_a_stated_one() -> None:
    assert STYLES[FITTED] not in {style for how, style in STYLES.items() if how != FITTED}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_have_words_for_a_fitted_field(language: str) -> None:
    hows = groups()["hows"]
    assert hows[FITTED][language] not in {hows[how][language] for how in hows if how != FITTED}
