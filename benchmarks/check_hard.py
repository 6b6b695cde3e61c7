"""A harder practice ledger than the one by six kinds of error, and its scores, in one file.

    python benchmarks/check_hard.py [--seeds 10] [--rates 0 0.03 0.12] [--areas 4] [--years 4]

Fourteen kinds of error; three editions a year, one of them in Chinese, one coarse, one later with
revised figures; figures cut off instead of rounded; bounds; and identities over time. Sound figures
that are cut off or revised are no errors: a flag on them is a false alarm.
"""

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal
from typing import Any

from jiqun.checks import check, context_from_record, flags
from jiqun.model import Claim, claim_from_record

WORDS = {"en": {12: "trillion", 9: "billion", 6: "million"}, "zh": {12: "万亿", 8: "亿", 4: "万"}}
PARTS = ("automobiles", "ships", "textiles", "instruments", "batteries")
GROUP = "advanced manufacturing"
STRATA = ("primary industry", "secondary industry", "tertiary industry")
RATES = {2021: (6.34, 6.57), 2022: (6.30, 7.31), 2023: (6.70, 7.35), 2024: (7.01, 7.30)} | {
    2025: (7.05, 7.35)
}
KINDS = (
    "scale_word", "comma_point", "digit_drop", "digit_swap", "digit_change", "digit_gain", "sign",
    "currency", "yi_billion", "power_of_ten", "period", "measure", "exchange", "combination",
)  # fmt: skip
TRUNCATED, REVISED, BOUNDED = 0.03, 0.02, 0.05


@dataclass(frozen=True)
class Fact:
    """One true quantity."""

    area: str
    period: str
    indicator: str
    subject: str | None
    measure: str
    of: str | None
    unit: str
    x: float


@dataclass(frozen=True)
class Print:
    """Digits as they stand in a text; `places` after the point, `power` of the scale word."""

    digits: str
    places: int
    power: int
    unit: str
    negative: bool = False

    @property
    def value(self) -> Decimal:
        """Give the number in base units."""
        sign = -1 if self.negative else 1
        return sign * Decimal(int(self.digits or "0")).scaleb(self.power - self.places)

    @property
    def ulp(self) -> Decimal:
        """Give one unit of the last place."""
        return Decimal(1).scaleb(self.power - self.places)

    def quote(self, language: str) -> str:
        """Give the words of the quantity."""
        whole = self.digits.rjust(self.places + 1, "0")
        head, tail = (whole[: -self.places], whole[-self.places :]) if self.places else (whole, "")
        number = f"{int(head):,}" if language == "en" else str(int(head))
        number += "." + tail if tail else ""
        word = WORDS[language].get(self.power, "")
        money = {"CNY": (" yuan", "元"), "USD": ("", "美元")}.get(self.unit)
        if money and language == "zh":
            return f"{number}{word}{money[1]}"
        if money:
            return f"{'US$' if self.unit == 'USD' else ''}{number} {word}{money[0]}".strip()
        points = " percentage points" if language == "en" else "个百分点"
        return number + {"percent": "%", "percentage_point": points, "count": word}[self.unit]


def world(rng: random.Random, areas: int, years: int) -> list[Fact]:
    """Make the truth: levels that add up, and every rate that follows from them."""
    facts: list[Fact] = []
    for a in range(areas):
        area, span = f"Province {a}", list(range(2026 - years, 2026))
        gdp = 10 ** rng.uniform(11.8, 12.9)
        strata = [gdp * s for s in (0.08, 0.42, 0.5)]
        parts = [gdp * rng.uniform(0.01, 0.06) for _ in PARTS]
        trade = [gdp * rng.uniform(0.1, 0.6), gdp * rng.uniform(0.1, 0.4)]
        people, before, rates = gdp / 90000, None, []
        for year in span:
            gdp = sum(strata)
            share = 100 * sum(parts) / gdp

            def tell(i: str, s: str | None, m: str, of: str | None, u: str, x: float,
                     period: str = "", area: str = area, year: int = year) -> None:  # fmt: skip
                facts.append(Fact(area, period or str(year), i, s, m, of, u, x))

            tell("gdp", None, "level", None, "CNY", gdp)
            for name, x in zip(STRATA, strata, strict=True):
                tell("value_added", name, "level", None, "CNY", x)
            for name, x in zip(PARTS, parts, strict=True):
                tell("value_added", name, "level", None, "CNY", x)
            tell("value_added", GROUP, "level", None, "CNY", sum(parts))
            tell("value_added", GROUP, "share", "gdp", "percent", share)
            for name, x in (("exports", trade[0]), ("imports", trade[1]), ("trade", sum(trade))):
                tell(name, None, "level", None, "CNY", x)
            tell("exports", None, "level", None, "USD", trade[0] / rng.uniform(*RATES[year]))
            cuts = [rng.uniform(0.8, 1.2) for _ in range(4)]
            for n, cut in enumerate(cuts, 1):
                tell(
                    "exports",
                    None,
                    "level",
                    None,
                    "CNY",
                    trade[0] * cut / sum(cuts),
                    f"{year}-Q{n}",
                )
            tell("population", None, "level", None, "count", people)
            if before:
                price = 1 + rng.uniform(0, 0.025)
                real = 100 * (gdp / before["gdp"] / price - 1)
                group = 100 * (sum(parts) / before["group"] / price - 1)
                rates.append(real)
                tell("gdp", None, "growth", None, "percent", real)
                tell("value_added", GROUP, "growth", None, "percent", group)
                tell(
                    "value_added",
                    GROUP,
                    "growth_gap",
                    "gdp growth",
                    "percentage_point",
                    group - real,
                )
                tell(
                    "value_added",
                    GROUP,
                    "share_change",
                    "gdp",
                    "percentage_point",
                    share - before["share"],
                )
                for name, x in (
                    ("exports", trade[0]),
                    ("imports", trade[1]),
                    ("trade", sum(trade)),
                ):
                    tell(name, None, "growth", None, "percent", 100 * (x / before[name] - 1))
                tell("population", None, "change", None, "count", people - before["people"])
            if year == span[-1] and len(rates) > 1:
                product = 1.0
                for r in rates:
                    product *= 1 + r / 100
                mean = 100 * (product ** (1 / len(rates)) - 1)
                tell("gdp", None, "growth_avg", None, "percent", mean, f"{span[1]}/{year}")
            before = {"gdp": gdp, "group": sum(parts), "share": share, "people": people,
                      "exports": trade[0], "imports": trade[1], "trade": sum(trade)}  # fmt: skip
            strata = [x * rng.uniform(1.02, 1.1) for x in strata]
            parts = [x * rng.uniform(0.98, 1.15) for x in parts]
            trade = [x * rng.uniform(0.88, 1.15) for x in trade]
            people *= rng.uniform(1.002, 1.02)
    return facts


def printed(rng: random.Random, fact: Fact, language: str, fine: bool) -> tuple[Print, str]:
    """Print a fact, rounded or cut off; give it with its bound."""
    size, power, bound = abs(fact.x), 0, "eq"
    if fact.unit in ("CNY", "USD", "count"):
        power = max(
            (p for p in WORDS[language] if size >= 10**p and (p < 12 or not fine)), default=0
        )
        if fact.unit == "count":
            power = 4 if language == "zh" else 0
    places = rng.randint(2, 3) if fine and power else rng.randint(1, 2) if power else 1
    if fact.unit == "count" and not power:
        places = 0
    way = ROUND_HALF_EVEN
    if fact.measure == "level" and rng.random() < TRUNCATED:
        way = ROUND_DOWN
    if not fine and fact.measure == "level" and rng.random() < BOUNDED:
        way, bound = ROUND_DOWN, "gt"
    number = Decimal(size).scaleb(-power).quantize(Decimal(1).scaleb(-places), way)
    digits = str(int(number.scaleb(places)))
    return Print(digits, places, power, fact.unit, fact.x < 0 and int(digits) > 0), bound


def spoiled(rng: random.Random, kind: str, fact: Fact, p: Print, language: str) -> Any:
    """Give a print with one typed error, or fields that change, or None where it does not fit."""
    d, i = p.digits, rng.randrange(max(1, len(p.digits)))
    money = p.unit in ("CNY", "USD")
    if kind == "scale_word" and money and p.power:
        return replace(p, power=rng.choice([w for w in WORDS[language] if w != p.power]))
    if kind == "yi_billion" and money and p.power in (8, 9):
        return (
            replace(p, power=p.power, digits=d + "0")
            if p.power == 9
            else replace(p, power=8, digits=d[:-1])
        )
    if kind == "power_of_ten" and money:
        return replace(p, places=p.places + rng.choice([-1, 1])) if p.places > 1 else None
    if kind == "comma_point" and p.places == 3 and language == "en":
        return replace(p, places=0)
    if kind == "digit_drop" and len(d) > 2:
        return replace(p, digits=d[:i] + d[i + 1 :])
    if kind == "digit_gain" and len(d) > 1:
        return replace(p, digits=d[:i] + rng.choice("123456789") + d[i:])
    if kind == "digit_swap" and len(d) > 2 and i + 1 < len(d) and d[i] != d[i + 1]:
        return replace(p, digits=d[:i] + d[i + 1] + d[i] + d[i + 2 :])
    if kind == "digit_change" and len(d) > 1:
        return replace(
            p, digits=d[:i] + rng.choice([x for x in "123456789" if x != d[i]]) + d[i + 1 :]
        )
    if kind == "combination" and money and p.power and len(d) > 3:
        changed = d[:i] + rng.choice([x for x in "123456789" if x != d[i]]) + d[i + 1 :]
        return replace(
            p, digits=changed, power=rng.choice([w for w in WORDS[language] if w != p.power])
        )
    if kind == "sign" and fact.measure in ("growth", "growth_gap", "share_change") and p.value:
        return replace(p, negative=not p.negative)
    if kind == "currency" and money:
        return replace(p, unit="USD" if p.unit == "CNY" else "CNY")
    if kind == "period" and len(fact.period) == 4 and fact.measure in ("level", "growth"):
        return {"period": str(int(fact.period) + rng.choice([-1, 1]))}
    if kind == "measure" and fact.subject == GROUP and fact.measure in ("growth", "share"):
        share = fact.measure == "growth"
        return {"measure": "share" if share else "growth", "of": "gdp" if share else None}
    return None


def ledger(seed: int, areas: int, years: int, rate: float) -> tuple[list[dict], dict, dict]:
    """Give claims, answers by (document, start), and the context."""
    rng = random.Random(seed)
    facts = world(rng, areas, years)
    places: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        places.setdefault(
            (fact.area, fact.period[-4:] if "/" in fact.period else fact.period[:4]), []
        ).append(fact)
    claims: list[dict] = []
    answers: dict[tuple[str, int], dict] = {}
    editions = (
        ("bulletin", "en", True, 0.9),
        ("news", "zh", False, 0.4),
        ("yearbook", "en", True, 0.3),
    )
    for (area, year), own in places.items():
        for edition, language, fine, chance in editions:
            doc, at, told = f"{area}-{year}-{edition}".lower().replace(" ", "-"), 0, []
            for fact in own:
                if rng.random() > chance:
                    continue
                if (
                    edition == "yearbook"
                    and fact.measure == "level"
                    and rng.random() < REVISED / 0.3
                ):
                    fact = replace(
                        fact, x=fact.x * (1 + rng.choice([-1, 1]) * rng.uniform(0.003, 0.03))
                    )
                p, bound = printed(rng, fact, language, fine)
                told.append([fact, p, p, bound, {}, None])
            for n, row in enumerate(told):
                if rng.random() >= rate or row[5]:
                    continue
                for kind in rng.sample(KINDS, len(KINDS)):
                    if kind == "exchange":
                        mates = [
                            m
                            for m in (n - 1, n + 1)
                            if 0 <= m < len(told)
                            and not told[m][5]
                            and told[m][0].unit == row[0].unit
                            and told[m][2].value != row[2].value
                        ]
                        if not mates:
                            continue
                        mate = told[mates[0]]
                        row[1], mate[1] = mate[2], row[2]
                        row[5] = mate[5] = kind
                        break
                    wrong = spoiled(rng, kind, row[0], row[2], language)
                    if wrong is None or (
                        isinstance(wrong, Print)
                        and (
                            not wrong.value
                            or (wrong.value == row[2].value and wrong.unit == row[2].unit)
                        )
                    ):
                        continue
                    row[1], row[4], row[5] = (
                        (wrong, {}, kind) if isinstance(wrong, Print) else (row[2], wrong, kind)
                    )
                    break
            for fact, wrong, right, bound, changed, kind in told:
                quote = wrong.quote(language)
                record = {
                    "doc": doc, "start": at, "end": at + len(quote), "quote": quote,
                    "value": float(wrong.value), "unit": wrong.unit, "bound": bound,
                    "measure": fact.measure, "indicator": fact.indicator, "subject": fact.subject,
                    "of": fact.of, "area": area, "period": fact.period, "status": "actual",
                }  # fmt: skip
                if kind:
                    answers[doc, at] = {
                        "kind": kind, "value": float(right.value), "unit": right.unit,
                        "measure": fact.measure, "period": fact.period, "ulp": float(right.ulp),
                    }  # fmt: skip
                claims.append(record | changed)
                at += len(quote) + 40
    names = [f"Province {a}" for a in range(areas)]
    context = {
        "identities": [
            {"kind": "sum", "area": a, "total": {"indicator": "value_added", "subject": GROUP},
             "parts": [{"indicator": "value_added", "subject": s} for s in PARTS]} for a in names
        ],
        "fx": {"CNY per USD": {str(y): r for y, r in RATES.items()}},
        "deflator_percent": [-2.0, 6.0],
        "growth_basis": {
            "real": ["gdp", "value_added"], "nominal": ["exports", "imports", "trade"],
        },
    }  # fmt: skip
    return claims, answers, context


def score(claims: list[dict], answers: dict, found: list[dict], hit: Counter, of: Counter) -> None:
    """Count what flags say of a ledger."""
    by = {(c["doc"], c["start"]): c for c in claims}
    told = {(f["doc"], f["start"]): f for f in found}
    firm = {k for k, f in told.items() if f["status"] != "suspect"}
    fixed = {k for k in firm if told[k]["status"] == "repair"}

    def right(k: tuple[str, int]) -> bool:
        true = answers.get(k)
        got = {
            n: (told[k].get("repair") or {}).get(n, by[k][n])
            for n in ("value", "unit", "measure", "period")
        }
        return (
            true is not None
            and all(got[n] == true[n] for n in ("unit", "measure", "period"))
            and abs(got["value"] - true["value"]) <= 0.5 * true["ulp"] * (1 + 1e-9)
        )

    good = {k for k in fixed if right(k)}
    unique = {k for k in fixed if told[k].get("unique")}
    wrong, sound = set(answers), len(claims) - len(answers)
    for name, a, b in (
        ("precision of asserted errors", len(firm & wrong), len(firm)),
        ("recall of asserted errors", len(firm & wrong), len(wrong)),
        ("recall with open sets", len(set(told) & wrong), len(wrong)),
        ("repairs that are right", len(good), len(fixed)),
        ("errors repaired rightly", len(good), len(wrong)),
        ("repairs called unique, right", len(good & unique), len(unique)),
        ("sound suspects (of sound)", len(set(told) - firm - wrong), sound),
        ("false alarms (of sound)", len(firm - wrong), sound),
    ):
        hit[name] += a
        of[name] += b
    for k, answer in answers.items():
        of["  " + answer["kind"] + " flagged"] += 1
        hit["  " + answer["kind"] + " flagged"] += k in told
        of["  " + answer["kind"] + " repaired"] += 1
        hit["  " + answer["kind"] + " repaired"] += k in good


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--rates", type=float, nargs="*", default=[0.0, 0.03, 0.12])
    parser.add_argument("--areas", type=int, default=4)
    parser.add_argument("--years", type=int, default=4)
    options = parser.parse_args()
    for rate in options.rates:
        hit: Counter[str] = Counter()
        of: Counter[str] = Counter()
        seconds = 0.0
        for seed in range(1, options.seeds + 1):
            records, answers, context = ledger(seed, options.areas, options.years, rate)
            claims: list[Claim] = [claim_from_record(r) for r in records]
            start = time.perf_counter()
            found = list(flags(check(claims, context_from_record(context)), claims))
            seconds += time.perf_counter() - start
            score(records, answers, found, hit, of)
        whole = of["sound suspects (of sound)"] + of["recall with open sets"]
        print(f"rate {rate:g}: {whole} claims, {seconds:.1f} s")
        for name in of:
            print(
                f"  {name:34} {hit[name]}/{of[name]}"
                + (f" = {hit[name] / of[name]:.4f}" if of[name] else "")
            )


if __name__ == "__main__":
    main()
