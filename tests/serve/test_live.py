"""The live answers of an index's pages: what is asked is checked; only pages of ours may ask."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from jiqun.index.evaluation import Evaluation
from jiqun.publish.index_site import IndexSite
from jiqun.serve.live import KEPT, MAX_BYTES, Live

OWN = {"origin": "http://127.0.0.1:8000"}
ROWS = [{"city": "Ash", "a": 5, "b": 1}, {"city": "Birch", "a": 9, "b": 4}, {"city": "Elm", "a": 1}]
PLACE = "/en/indexes/trees/ranks"


def site() -> IndexSite:
    rows = [{"b": None, **row} for row in ROWS]
    return IndexSite(Evaluation.of_frame(rows, unit="city"), base="indexes/trees/", served=True)


@pytest.fixture(autouse=True)
def trees(dossier_reader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = site()
    monkeypatch.setattr(dossier_reader, "index", lambda name: made if name == "trees" else None)


def test_ranks_follow_the_weights_that_are_sent(client: Any) -> None:
    sent = {"weights": {"a": 0, "b": 1}}
    answer = client.post(PLACE, content=json.dumps(sent), headers=OWN)
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    told = answer.json()
    # by b alone: 4 above 1; Elm has no figure of it, so no score
    assert told["units"] == ["Ash", "Birch", "Elm"]
    assert told["ranks"] == [2, 1, None] and told["scores"] == [0.0, 100.0, None]
    assert told["draws"] == 1000 and told["low"][1] == 1


def test_pages_of_the_index_are_served_and_may_ask_this_server_alone(client: Any) -> None:
    for page in ("index.html", "index.json", "units/Ash.html", "indicators/a.json", "audit.html"):
        assert client.get(f"/en/indexes/trees/{page}").status_code == 200, page
    page = client.get("/zh/indexes/trees/index.html")
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    assert (
        "connect-src 'self'" in page.text.replace("&#39;", "'") and 'data-live="ranks"' in page.text
    )
    for missing in (
        "other/index.html",
        "trees/units/Oak.html",
        "trees/cards.html",
        "trees/x/y/z.html",
    ):
        assert client.get(f"/en/indexes/{missing}").status_code == 404, missing


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no JSON object"),
        ('{"weights": []}', "weights are numbers"),
        ('{"weights": {"a": "1"}}', "weights are numbers"),
        ('{"weights": {"a": true}}', "weights are numbers"),
        ('{"weights": {"a": -1}}', "weight '-1'"),
        ('{"weights": {"a": NaN}}', "weight 'nan'"),
        ('{"weights": {"a": 1e999}}', "weight 'inf'"),
        ('{"weights": {"a": 0, "b": 0}}', "sum to zero"),
        ('{"weights": {"nobody": 1}}', "nobody"),
        ('{"scale": "feet"}', "feet"),
        ('{"method": ["own"]}', "choices are words"),
        ('{"method": "harmonic"}', "above zero"),
        ('{"gaps": "guess"}', "guess"),
    ],
)
def test_a_request_that_cannot_be_answered_is_told_why(client: Any, body: str, told: str) -> None:
    answer = client.post(PLACE, content=body, headers=OWN)
    assert answer.status_code == 422 and told in answer.json()["problem"]


def test_a_gap_between_units_that_are_not_ranked_is_refused(client: Any) -> None:
    place = "/zh/indexes/trees/gap"
    for sent in (
        {},
        {"first": "Ash"},
        {"first": "Ash", "second": "Oak"},
        {"first": 1, "second": 2},
    ):
        answer = client.post(place, content=json.dumps(sent), headers=OWN)
        assert answer.status_code == 422 and answer.json()["problem"], sent
    good = client.post(place, content='{"first": "Birch", "second": "Ash"}', headers=OWN).json()
    assert sum(good["figures"]) + sum(good["gaps"]) == pytest.approx(good["whole"])


def test_only_pages_of_ours_may_ask_and_not_without_end(client: Any) -> None:
    assert client.post(PLACE, content="{}").status_code == 403
    foreign = {"origin": "http://evil.example"}
    assert client.post(PLACE, content="{}", headers=foreign).status_code == 403
    rebound = {**OWN, "host": "evil.example"}
    assert client.post(PLACE, content="{}", headers=rebound).status_code == 421
    assert client.post(PLACE, content=" " * (MAX_BYTES + 1), headers=OWN).status_code == 413
    assert client.post("/en/indexes/trees/other", content="{}", headers=OWN).status_code == 404
    assert client.post("/en/indexes/other/ranks", content="{}", headers=OWN).status_code == 404
    assert client.post("/fr/indexes/trees/ranks", content="{}", headers=OWN).status_code == 404


def test_answers_are_kept_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    import jiqun.serve.live as module

    asked: list[bytes] = []

    def counted(_: Any, __: str, body: bytes, ___: str) -> tuple[int, dict[str, Any]]:
        asked.append(body)
        return 200, {}

    monkeypatch.setattr(module, "_answer", counted)
    live, one = Live(), site()

    def ask(bodies: Iterable[int]) -> None:
        for n in bodies:
            assert live.answer(one, "ranks", str(n).encode(), "en") == (200, b"{}")

    ask([0, 0, 0])
    assert len(asked) == 1
    ask(range(1, KEPT + 1))  # the first is let go
    ask([0])
    assert len(asked) == KEPT + 2
