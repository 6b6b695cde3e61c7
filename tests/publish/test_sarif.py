"""SARIF: what the standard requires, and lines and columns of the file."""

from decimal import Decimal

from jiqun.checks import check, context_from_record
from jiqun.model import Bound, Claim, Indicator, Measure, Period
from jiqun.publish.sarif import sarif

TEXT = "---\ntitle: 年报\n---\n外贸：\n出口 310.25亿元，进口 120.50亿元，进出口 340.75亿元。\n"
BODY = TEXT.partition("---\n")[2].partition("---\n")[2]


def claims() -> list[Claim]:
    made = []
    for quote, indicator in (
        ("310.25亿元", "exports"),
        ("120.50亿元", "imports"),
        ("340.75亿元", "trade"),
    ):
        at = BODY.index(quote)
        made.append(
            Claim(
                doc="report", start=at, end=at + len(quote), quote=quote,
                value=Decimal(quote[:-2]).scaleb(8), unit="CNY", bound=Bound.EQ,
                measure=Measure.LEVEL, indicator=Indicator(indicator), area="Shenzhen",
                period=Period.parse("2022"),
            )
        )  # fmt: skip
    return made


def test_an_error_stands_at_its_line_and_column_behind_the_front_matter():
    told = claims()
    found = check(told, context_from_record({}))
    log = sarif(found, {c.id: c for c in told}, lambda d: ("a b/report.md", TEXT), version="1")
    (run,) = log["runs"]
    (result,) = run["results"]
    assert (log["version"], result["ruleId"], result["level"]) == ("2.1.0", "sum", "error")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "sum"
    (place,) = result["locations"]
    physical = place["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "a%20b/report.md"
    region = physical["region"]
    line = TEXT.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "340.75亿元"
    assert len(result["relatedLocations"]) == 2


def test_without_the_file_the_offset_is_told():
    told = claims()
    found = check(told, context_from_record({}))
    log = sarif(found, {c.id: c for c in told}, lambda d: (d, None), version="1", language="zh")
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert BODY[region["charOffset"] :][: region["charLength"]] == "340.75亿元"
    assert "不可能正确" in result["message"]["text"]
