"""Answer the scripts of an index's pages: ranks under a reader's choices, and a gap split."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

from jiqun.model import InputError

if TYPE_CHECKING:
    from jiqun.publish.index_site import IndexSite

MAX_BYTES = 200_000
"""Bytes of a request at most: our choice, the weights of some thousand indicators."""

WAIT_SECONDS = 20.0
"""How long a request waits for its turn (our choice); one is worked out at a time."""

KEPT = 64
"""Answers kept, so that a slider moved back costs nothing (our choice)."""

SWITCHES = ("scale", "method", "gaps")


class Live:
    """Works out one request at a time, and keeps the last answers."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._turn = Lock()
        self._kept: OrderedDict[tuple[str, str, str, bytes], tuple[int, bytes]] = OrderedDict()

    def answer(self, site: "IndexSite", kind: str, body: bytes, language: str) -> tuple[int, bytes]:
        """Give status and JSON: `ranks` under a variant, or the `gap` between two units.

        A request that cannot be answered is told why, in the reader's language, as `problem`.
        """
        key = (site.index.digest, kind, language, body)
        if not self._turn.acquire(timeout=WAIT_SECONDS):
            return 503, b"{}"
        try:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            status, record = _answer(site, kind, body, language)
            done = (status, json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"))
            self._kept[key] = done
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return done
        finally:
            self._turn.release()


def _answer(site: "IndexSite", kind: str, body: bytes, language: str) -> tuple[int, dict[str, Any]]:
    try:
        given = _parsed(body)
        return 200, (_ranks if kind == "ranks" else _gap)(site, given)
    except InputError as problem:
        return 422, {"problem": problem.message(language)}


def _parsed(body: bytes) -> Mapping[str, Any]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise InputError("bad_data", detail="the request is no JSON") from None
    if not isinstance(given, dict):
        raise InputError("bad_data", detail="the request is no JSON object")
    return given


def _ranks(site: "IndexSite", given: Mapping[str, Any]) -> dict[str, Any]:
    import numpy as np

    from jiqun.index.variants import OWN, Variant, outcome

    weights = given.get("weights", {})
    chosen = {name: given.get(name, OWN) for name in SWITCHES}
    numbers = isinstance(weights, dict) and all(type(v) in (int, float) for v in weights.values())
    if not numbers or not all(isinstance(v, str) for v in chosen.values()):
        raise InputError("bad_data", detail="weights are numbers by code; choices are words")
    pairs = tuple(sorted((str(code), float(v)) for code, v in weights.items()))
    found = outcome(site.index, Variant(pairs, **chosen), draws=True)

    def told(values: Any) -> list[float | None]:
        return [None if np.isnan(v) else float(v) for v in values]

    def places(values: Any) -> list[int | None]:
        return [None if np.isnan(v) else int(v) for v in values]

    record: dict[str, Any] = {
        "units": list(found.units),
        "scores": told(found.scores),
        "ranks": places(found.ranks),
    }
    if found.sure is not None:
        band = found.sure.interval()
        row = {unit: i for i, unit in enumerate(found.sure.units)}
        record["low"] = places([band[row[u], 0] for u in found.units])
        record["high"] = places([band[row[u], 1] for u in found.units])
        tiers = found.sure.tiers()
        record["tiers"] = [tiers[row[u]] for u in found.units]
        record["draws"] = len(found.sure.scores)
    return record


def _gap(site: "IndexSite", given: Mapping[str, Any]) -> dict[str, Any]:
    from jiqun.index.comparison import compare

    first, second = given.get("first"), given.get("second")
    if not isinstance(first, str) or not isinstance(second, str):
        raise InputError("bad_data", detail="first and second are units")
    found = compare(site.index.run, first, second)
    return {
        "figures": found.figures.tolist(),
        "gaps": found.gaps.tolist(),
        "whole": found.whole,
        "exact": found.exact,
    }
