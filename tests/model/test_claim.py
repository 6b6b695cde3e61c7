"""The claim contract: what goes out comes back, and what breaks it is named."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.model import (
    Bound,
    Claim,
    Indicator,
    InputError,
    Measure,
    Period,
    Status,
    Trace,
    claim_from_record,
)

RECORD: dict[str, Any] = {
    "doc": "d",
    "start": 10,
    "end": 28,
    "quote": "1.67 trillion yuan",
    "value": 1670000000000,
    "unit": "CNY",
    "bound": "eq",
    "measure": "level",
    "indicator": "value_added",
    "subject": "strategic emerging industries",
    "of": None,
    "area": "Shenzhen",
    "period": "2025",
    "status": "actual",
}


def test_a_record_of_the_contract_comes_back_as_it_was() -> None:
    assert claim_from_record(RECORD).to_record() == RECORD


def test_a_record_gives_what_a_place_is_called_and_its_label_where_they_differ() -> None:
    claim = claim_from_record(RECORD | {"area": "Xifeng", "area_label": "Xifeng (Tieling)"})
    assert claim.area == "Xifeng (Tieling)"  # another Xifeng lies in Guiyang: never one cell
    record = claim.to_record()
    assert (record["area"], record["area_label"]) == ("Xifeng", "Xifeng (Tieling)")
    assert claim_from_record(record) == claim
    assert "area_label" not in claim_from_record(RECORD).to_record()


@given(
    value=st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    ),
    bound=st.sampled_from(Bound),
    measure=st.sampled_from(Measure),
    indicator=st.sampled_from(Indicator),
    status=st.sampled_from(Status),
    period=st.sampled_from([None, "2022", "2022-Q1", "2021/2025", "2025-12-31"]),
    start=st.integers(0, 10**6),
)
def test_any_claim_survives_json(
    value: Decimal,
    bound: Bound,
    measure: Measure,
    indicator: Indicator,
    status: Status,
    period: str | None,
    start: int,
) -> None:
    claim = Claim(
        doc="文件",
        start=start,
        end=start + 3,
        quote="…",
        value=value,
        unit="percent",
        bound=bound,
        measure=measure,
        indicator=indicator,
        period=Period.parse(period) if period else None,
        status=status,
        trace=(("value", Trace("stated", start, start + 3)), ("area", Trace("metadata"))),
    )
    assert claim_from_record(json.loads(claim.to_json(), parse_float=Decimal)) == claim


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"indicator": "value_add"}, "did you mean 'value_added'"),
        ({"bound": None, "measure": "levle"}, "did you mean 'level'"),
        ({"value": "12"}, "value is no number"),
        ({"value": True}, "value is no number"),
        ({"value": float("nan")}, "not finite"),
        ({"start": 28}, "no half-open range"),
        ({"start": "10"}, "no half-open range"),
        ({"period": "sometime"}, "unknown period"),
        ({"period": 2022}, "period is no text"),
        ({"quote": None}, "no quote"),
        ({"area": ["Shenzhen"]}, "area is no text"),
    ],
)
def test_what_breaks_the_contract_is_named_with_its_line(
    change: dict[str, Any], named: str
) -> None:
    with pytest.raises(InputError, match=r"claims\.jsonl:7") as caught:
        claim_from_record({**RECORD, **change}, "claims.jsonl:7")
    assert named in str(caught.value)
