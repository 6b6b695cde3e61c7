"""Labels proposed by a language model, asked over HTTP from a server that speaks the protocol."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from model_server import Model, serving

from jiqun.extraction import Endpoint, extract, propose
from jiqun.model import Claim, Document, EngineError, Indicator

TEXT = "In 2023, the sum for the quay came to 4 billion yuan. Exports rose 5%."
DOCUMENT = Document.of_text(TEXT, "en")


def opened() -> tuple[Claim, ...]:
    """The claims, the first of them as the grammar would leave it if it placed nothing."""
    claims = extract(DOCUMENT)
    return (replace(claims[0], indicator=Indicator.OTHER, subject=None), *claims[1:])


def labelled(answer: str) -> tuple[Claim, ...]:
    with serving(Model(lambda prompt: answer)) as model:
        return propose(DOCUMENT, opened(), Endpoint(model.address, "small").ask)


def test_a_label_from_the_catalogue_and_words_of_the_sentence_are_taken():
    answer = 'Sure: {"indicator": "investment", "subject": "the quay"}'
    before = opened()
    with serving(Model(lambda prompt: answer)) as model:
        after = propose(DOCUMENT, before, Endpoint(model.address, "small", key="k").ask)
    assert (after[0].indicator, after[0].subject) == (Indicator.INVESTMENT, "the quay")
    assert after[0].proposed == ("indicator", "subject")
    traces = dict(after[0].trace)
    assert TEXT[traces["subject"].start : traces["subject"].end] == "the quay"
    assert after[1:] == before[1:], "only what the grammar left open is asked about"
    (call,) = model.seen
    assert call["path"] == "/v1/chat/completions" and call["key"] == "Bearer k"
    assert "4 billion yuan" in model.prompts[0]
    assert "Exports" not in model.prompts[0].partition("Figure:")[0]


@pytest.mark.parametrize(
    "answer",
    [
        '{"indicator": "happiness", "subject": "a harbour that nobody named"}',
        '{"value": 5, "unit": "USD", "quote": "5 billion", "start": 0, "period": "1999"}',
        '{"indicator": 7, "subject": ["quay"]}',
        '{"subject": "came to 4 billion yuan"}',
        '{"subject": "   "}',
        '{"subject": "Exports"}',
        '{"indicator": "other"}',
        "[1, 2]",
        "{broken",
        "{" * 5000,
        "",
    ],
)
def test_nothing_else_is_ever_taken(answer: str):
    assert labelled(answer) == opened()


def test_a_label_never_comes_with_a_number():
    """An answer that is half right gives its right half; figure, unit, place and period stay."""
    answer = '{"indicator": "investment", "value": 9, "unit": "USD", "period": "1999", "end": 3}'
    before, after = opened()[0], labelled(answer)[0]
    assert replace(after, indicator=before.indicator, trace=before.trace) == before
    assert after.proposed == ("indicator",)


@pytest.mark.parametrize(
    "model",
    [
        Model(status=500),
        Model(status=429, raw=b"slow down"),
        Model(raw=b"<html>a gateway's page</html>"),
        Model(raw=b"[" * 100_000),
        Model(raw=b'{"choices": []}'),
        Model(raw=b'{"choices": [{"message": {"content": null}}]}'),
        Model(raw=b"x" * 1_500_000),
        Model(status=302, location="http://127.0.0.1:9/elsewhere"),
    ],
    ids=["500", "429", "html", "nested", "no choice", "no content", "endless", "redirected"],
)
def test_a_server_that_fails_says_so(model: Model):
    with serving(model), pytest.raises(EngineError, match="language model"):
        propose(DOCUMENT, opened(), Endpoint(model.address, "m", timeout_seconds=5).ask)


def test_an_answer_that_drips_in_is_given_up():
    """Each byte comes in time, the whole never would."""
    with serving(Model(drip_seconds=0.1)) as model:
        began = time.monotonic()
        with pytest.raises(EngineError, match="language model"):
            propose(DOCUMENT, opened(), Endpoint(model.address, "m", timeout_seconds=0.5).ask)
        assert time.monotonic() - began < 5


def test_an_address_that_nobody_serves_is_named():
    with pytest.raises(EngineError, match="language model"):
        propose(DOCUMENT, opened(), Endpoint("http://127.0.0.1:1/v1", "m").ask)
