"""Laws that hold for every ledger: order, scale, cleanliness, round trips."""

from dataclasses import replace
from decimal import Decimal

from checks_ledgers import claim
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.checks import check, check_area, context_from_record, flags, observations
from jiqun.checks.decided import repaired
from jiqun.ledger.cells import areas_of
from jiqun.model import Kind, Outcome, finding_from_record

STRICT = context_from_record({})
cents = st.integers(10_000, 99_999_999)


@st.composite
def true_ledgers(draw):
    """Trade with parts, strata with GDP, a share and a growth: all from one true state.

    Trade is a sixth to twice of GDP, as it is in the world: magnitudes rank the readings of a
    figure, so a place whose trade is a thousandth of its GDP would rightly be doubted.
    """
    claims = []
    for year in (2021, 2022):
        exports = draw(cents)
        imports = draw(st.integers(exports // 5 + 1, exports * 5))
        trade = exports + imports
        strata = [draw(st.integers(trade // 6 + 1, trade * 2)) for _ in range(3)]
        gdp = sum(strata)
        told = [
            (exports, "exports", None),
            (imports, "imports", None),
            (exports + imports, "trade", None),
            (gdp, "gdp", None),
            *zip(
                strata,
                ["value_added"] * 3,
                ["primary industry", "secondary industry", "tertiary industry"],
                strict=True,
            ),
        ]
        for value, indicator, subject in told:
            for doc, places in (("bulletin", 2), ("news", draw(st.integers(0, 2)))):
                if draw(st.booleans()):
                    number = round(Decimal(value) / 100, places)
                    quote = f"{number:,} billion yuan"
                    claims.append(claim(quote, indicator, str(year), subject, doc=f"{doc}-{year}"))
        share = round(Decimal(100 * strata[2]) / gdp, 1)
        claims.append(
            claim(
                f"{share}%",
                "value_added",
                str(year),
                "tertiary industry",
                measure="share",
                of="gdp",
                doc=f"bulletin-{year}",
            )
        )
    return claims


@st.composite
def spoilt_ledgers(draw):
    """A true ledger with one level printed a thousand times too large."""
    claims = draw(true_ledgers())
    levels = [n for n, c in enumerate(claims) if c.unit == "CNY"]
    if levels:
        n = draw(st.sampled_from(levels))
        quote = claims[n].quote.replace("billion", "trillion")
        end = claims[n].start + len(quote)
        claims[n] = replace(claims[n], quote=quote, end=end, value=claims[n].value * 1000)
    return claims


@settings(max_examples=60, deadline=None, derandomize=True)
@given(true_ledgers())
def test_a_true_ledger_has_no_error(claims):
    for context in (None, STRICT):
        assert [f for f in check(claims, context) if f.kind is Kind.ERROR] == []


@settings(max_examples=30, deadline=None, derandomize=True)
@given(spoilt_ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims, random):
    shuffled = claims.copy()
    random.shuffle(shuffled)
    for context in (None, STRICT):
        assert check(shuffled, context) == check(claims, context)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(spoilt_ledgers())
def test_an_area_alone_gives_what_all_areas_give_of_it(claims):
    other = [replace(c, area="Guangzhou", doc=f"other-{c.doc}") for c in claims]
    together = check([*claims, *other], STRICT)
    alone = check_area("Shenzhen", claims, STRICT)
    assert tuple(f for f in together if f.area == "Shenzhen") == alone
    assert {a for c in claims for a in areas_of(c)} <= {"Shenzhen"}


@settings(max_examples=30, deadline=None, derandomize=True)
@given(true_ledgers(), st.sampled_from([2, 4, 5, 7]), st.integers(0, 9))
def test_scaling_all_amounts_changes_no_verdict(claims, power, place):
    """No worth here is a scale word: mixing up those that a language has is a slip of its own."""

    def worth(one, exponent):
        if one.unit != "CNY":
            return one
        quote = one.quote.replace("billion ", "")
        return replace(one, quote=quote, value=one.value.scaleb(exponent - 9))

    claims = [swap_two_digits(c) if n == place else c for n, c in enumerate(claims)]
    before = check([worth(c, 1) for c in claims], STRICT)
    after = check([worth(c, power) for c in claims], STRICT)
    assert [verdict(f) for f in before] == [verdict(f) for f in after]


def verdict(finding):
    repairs = [(r.claim, r.kind, r.unique) for r in finding.repairs]
    return finding.id, finding.outcome, finding.conflict, finding.suspects, repairs


def swap_two_digits(one):
    """Exchange the first two digits of a quote: an error that has no scale."""
    quote = one.quote
    if not quote[:2].isdigit() or quote[0] == quote[1] or quote[1] == "0":
        return one
    new = quote[1] + quote[0] + quote[2:]
    digits = Decimal("".join(c for c in new if c.isdigit() or c == "."))
    old = Decimal("".join(c for c in quote if c.isdigit() or c == "."))
    return replace(one, quote=new, value=one.value * digits / old)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(spoilt_ledgers())
def test_findings_survive_their_records(claims):
    found = check(claims, STRICT)
    again = [finding_from_record(f.to_record()) for f in found]
    assert [f.to_record() for f in again] == [f.to_record() for f in found]
    assert [f.id for f in again] == [f.id for f in found]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(spoilt_ledgers())
def test_flags_name_each_claim_once_and_only_suspects(claims):
    found = check(claims, STRICT)
    told = list(flags(found, claims))
    places = [(f["doc"], f["start"], f["end"]) for f in told]
    suspects = {i for f in found if f.kind is Kind.ERROR for i in f.suspects}
    assert len(places) == len(set(places)) == len(suspects)
    assert all(f["message_en"] and f["message_zh"] and f["conflict"] for f in told)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(spoilt_ledgers())
def test_observations_contain_no_doubtful_claim_and_are_never_empty(claims):
    found = check(claims, STRICT)
    suspects = {i for f in found if f.kind is Kind.ERROR for i in f.suspects}
    for row in observations(claims, found):
        assert not row.interval.is_empty
        if row.value is not None:
            assert not set(row.claims) & suspects
            assert row.interval.holds(row.value)


@given(spoilt_ledgers())
@settings(max_examples=15, deadline=None)
def test_a_repair_accepted_and_applied_leaves_no_error(claims):
    found = [f for f in check(claims, STRICT) if f.kind is Kind.ERROR]
    if not found or any(f.outcome is not Outcome.REPAIR_UNIQUE for f in found):
        return
    fixes = {r.claim: r for f in found for r in f.repairs}
    read = [repaired(c, fixes[c.id]) if c.id in fixes else c for c in claims]
    assert [f for f in check(read, STRICT) if f.kind is Kind.ERROR] == []


@given(true_ledgers(), st.randoms())
@settings(max_examples=15, deadline=None)
def test_a_sound_claim_more_makes_no_sound_claim_wrong(claims, random):
    for n in sorted({random.randrange(len(claims)) for _ in range(3)}):
        part = claims[: n + 1]
        assert [f for f in check(part, STRICT) if f.kind is Kind.ERROR] == []


@given(spoilt_ledgers())
@settings(max_examples=15, deadline=None)
def test_no_claim_is_asserted_wrong_but_the_one_that_is(claims):
    wrong = {c.id for c in claims if "trillion" in c.quote}
    firm = {
        f"{f['doc']}:{f['start']}-{f['end']}"
        for f in flags(check(claims, STRICT), claims)
        if f["status"] != "suspect"
    }
    assert firm <= wrong
