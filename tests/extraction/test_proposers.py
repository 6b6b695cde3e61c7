"""Labels proposed by a language model, asked over HTTP from a server that speaks the protocol."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest

from jiqun.extraction import Endpoint, extract, propose
from jiqun.model import Document, EngineError, Indicator

TEXT = "In 2023, the sum for the quay came to 4 billion yuan. Exports rose 5%."


class Model(BaseHTTPRequestHandler):
    """Answers every prompt with what the test has put into `answer`."""

    answer: ClassVar[str] = "{}"
    seen: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Model.seen.append(body | {"path": self.path, "key": self.headers["Authorization"]})
        reply = {"choices": [{"message": {"role": "assistant", "content": Model.answer}}]}
        data = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = HTTPServer(("127.0.0.1", 0), Model)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Model.seen.clear()
    try:
        yield Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "small", key="k")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def document() -> Document:
    return Document.of_text(TEXT, "en")


def opened() -> tuple[Any, ...]:
    """The claims, the first of them as the grammar would leave it if it placed nothing."""
    from dataclasses import replace

    claims = extract(document())
    return (replace(claims[0], indicator=Indicator.OTHER, subject=None), *claims[1:])


def test_a_label_from_the_catalogue_and_words_of_the_sentence_are_taken(endpoint: Endpoint):
    Model.answer = 'Sure: {"indicator": "investment", "subject": "the quay"}'
    before = opened()
    after = propose(document(), before, endpoint.ask)
    assert (after[0].indicator, after[0].subject) == (Indicator.INVESTMENT, "the quay")
    traces = dict(after[0].trace)
    assert traces["indicator"].how == traces["subject"].how == "proposed"
    assert TEXT[traces["subject"].start : traces["subject"].end] == "the quay"
    assert after[1:] == before[1:], "only what the grammar left open is asked about"
    (call,) = Model.seen
    assert call["path"] == "/v1/chat/completions" and call["key"] == "Bearer k"
    assert "4 billion yuan" in call["messages"][0]["content"]
    assert "Exports" not in call["messages"][0]["content"]


@pytest.mark.parametrize(
    "answer",
    [
        '{"indicator": "happiness", "subject": "a harbour that nobody named"}',
        '{"value": 5, "unit": "USD", "quote": "5 billion"}',
        '{"indicator": 7, "subject": ["quay"]}',
        "[1, 2]",
        "{broken",
        "",
    ],
)
def test_nothing_else_is_ever_taken(endpoint: Endpoint, answer: str):
    Model.answer = answer
    before = opened()
    after = propose(document(), before, endpoint.ask)
    for old, new in zip(before, after, strict=True):
        assert (new.value, new.unit, new.quote, new.start, new.end) == (
            old.value, old.unit, old.quote, old.start, old.end,
        )  # fmt: skip
        assert (new.indicator, new.subject) == (old.indicator, old.subject)


def test_an_address_that_nobody_serves_is_named():
    with pytest.raises(EngineError, match="language model"):
        propose(document(), opened(), Endpoint("http://127.0.0.1:1/v1", "m").ask)
