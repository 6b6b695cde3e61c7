"""Measure the checks: accuracy on practice ledgers with typed errors, and time on large ones.

    python benchmarks/check.py --make PATH/make.py --score PATH/score.py [--seeds 30]
    python benchmarks/check.py --make PATH/make.py --score PATH/score.py --peer --seeds 5
    python benchmarks/check.py --time [--make PATH/make.py]
    python benchmarks/check.py --sound 1000000 [--workers 2]

The ledger maker and its scorer are given by path; nothing of them is imported. The table pools all
seeds of a rate. `--time` prints seconds on large ledgers beside those of the peer, on its own ones
where no maker is given. `--peer` runs Fellegi-Holt by one mixed-integer programme
(`peer_fellegi_holt.py`) on the same ledgers and prints the ratios.
`--sound` checks that many claims without an error, a thousand an area, and ends with 1 if any is
flagged.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

from jiqun.checks import Context, check, context_from_record, flags
from jiqun.model import Bound, Claim, Indicator, Measure, Period, claim_from_record

LADDER = ((2_500, 0.03, 5), (12_000, 0.04, 60), (42_000, 0.02, 120))
"""Claims, the part of them that is wrong, and the seconds on two cores that we allow ourselves."""
LINE = re.compile(r"(\S.*?)\s+(\d+)/(\d+)")


def run_one(folder: Path) -> tuple[list[dict], int, float]:
    """Check one ledger; give its flags, the number of claims, and seconds."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [claim_from_record(json.loads(line)) for line in lines]
    context = context_from_record(json.loads((folder / "context.json").read_text(encoding="utf-8")))
    start = time.perf_counter()
    found = list(flags(check(claims, context), claims))
    return found, len(claims), time.perf_counter() - start


def pooled(make: Path, score: Path, rate: float, seeds: range, more: list[str]) -> None:
    """Print the pooled table of one rate."""
    hit: Counter[str] = Counter()
    of: Counter[str] = Counter()
    claims_all = sound_suspects = false_alarms = 0
    seconds = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        for seed in seeds:
            folder = Path(temporary) / str(seed)
            command = [sys.executable, make, str(seed), folder, "--rate", str(rate), *more]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            found, claims, took = run_one(folder)
            claims_all, seconds = claims_all + claims, seconds + took
            out = folder / "flags.jsonl"
            out.write_text("".join(json.dumps(f) + "\n" for f in found), encoding="utf-8")
            table = subprocess.run(
                [sys.executable, score, folder, out], check=True, capture_output=True, text=True
            ).stdout
            for name, a, b in LINE.findall(table):
                hit[name] += int(a)
                of[name] += int(b)
            answers = (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
            wrong = {(a["doc"], a["start"]) for a in map(json.loads, answers)}
            for flag in found:
                if (flag["doc"], flag["start"]) not in wrong:
                    sound_suspects += flag["status"] == "suspect"
                    false_alarms += flag["status"] != "suspect"
    sound = max(1, claims_all - of["recall with open sets"])
    print(
        f"rate {rate:g}: {claims_all} claims, {of['recall with open sets']} errors, {seconds:.1f} s"
    )
    for name in of:
        share = f" = {hit[name] / of[name]:.3f}" if of[name] else ""
        print(f"  {name:34} {hit[name]}/{of[name]}{share}")
    print(f"  {'sound suspects per 1000 sound':34} {1000 * sound_suspects / sound:.2f}")
    print(f"  {'false alarms per 1000 sound':34} {1000 * false_alarms / sound:.2f}")


def beside_peer(make: Path, rate: float, seeds: range, more: list[str]) -> None:
    """Print precision, recall and seconds of the checks and of the peer on the same ledgers."""
    import peer_fellegi_holt as peer

    hit, told, seconds, late, wrong_all = Counter(), Counter(), Counter(), 0, 0
    with tempfile.TemporaryDirectory() as temporary:
        for seed in seeds:
            folder = Path(temporary) / str(seed)
            command = [sys.executable, make, str(seed), folder, "--rate", str(rate), *more]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            found, _, seconds_ours = run_one(folder)
            answers = (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
            wrong = {(a["doc"], a["start"]) for a in map(json.loads, answers)}
            lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
            claims = [claim_from_record(json.loads(line)) for line in lines]
            record = json.loads((folder / "context.json").read_text(encoding="utf-8"))
            start = time.perf_counter()
            dropped, out_of_time = peer.wrong_claims(claims, context_from_record(record))
            seconds["peer"] += time.perf_counter() - start
            seconds["ours"] += seconds_ours
            late, wrong_all = late + out_of_time, wrong_all + len(wrong)
            firm = {(f["doc"], f["start"]) for f in found if f["status"] != "suspect"}
            for name, places in (("ours", firm), ("peer", {(c.doc, c.start) for c in dropped})):
                hit[name] += len(places & wrong)
                told[name] += len(places)
    print(f"rate {rate:g}, {wrong_all} errors, beside Fellegi-Holt ({late} areas out of time)")
    rows = {
        "asserted that are errors": {n: hit[n] / max(1, told[n]) for n in ("ours", "peer")},
        "errors asserted": {n: hit[n] / max(1, wrong_all) for n in ("ours", "peer")},
        "seconds": seconds,
    }
    for what, row in rows.items():
        ratio = f"  ratio {row['ours'] / row['peer']:.2f}" if row["peer"] else ""
        print(f"  {what:26} ours {row['ours']:.3f}  peer {row['peer']:.3f}{ratio}")
    print(f"  {'claims asserted wrong':26} ours {told['ours']}  peer {told['peer']}")


def sound(claims: int, workers: int) -> int:
    """Check claims without an error, a thousand an area; give how many were flagged."""
    from concurrent.futures import ProcessPoolExecutor

    start = time.perf_counter()
    blocks = [range(n, min(n + 20, claims // 1000)) for n in range(0, claims // 1000, 20)]
    with ProcessPoolExecutor(workers) as pool:
        counts = list(pool.map(_sound_block, blocks))
    told, flagged = (sum(c[i] for c in counts) for i in (0, 1))
    took = time.perf_counter() - start
    print(f"{told} sound claims, {workers} workers: {took:.0f} s, {flagged} flagged")
    return flagged


def _sound_block(areas: range) -> tuple[int, int]:
    """Check some areas of a thousand claims each; a ledger has sixty years of its figures."""
    told = flagged = 0
    strict = context_from_record({})
    for area in areas:
        made = ledger(1000, 1, 0.0, seed=area)
        told += len(made)
        flagged += len(list(flags(check(made, strict), made)))
    return told, flagged


def ledger(claims: int, areas: int, wrong: float, seed: int = 1) -> list[Claim]:
    """Make a ledger of trade, strata of GDP, shares and growth, told by two documents a year."""
    rng = random.Random(seed)
    made: list[Claim] = []
    for a in range(areas):
        levels = {
            k: rng.uniform(50, 900) for k in ("exports", "imports", "first", "second", "third")
        }
        year = 2025
        while len(made) < claims * (a + 1) // areas:
            for edition in ("bulletin", "news"):
                made += _edition(
                    rng, f"a{a}-{year}-{edition}", f"Province {a}", year, levels, wrong
                )
            levels = {k: v / rng.uniform(1.0, 1.1) for k, v in levels.items()}
            year -= 1
    return made[:claims]


def _edition(
    rng: random.Random, doc: str, area: str, year: int, x: dict[str, float], wrong: float
) -> list[Claim]:
    told = {k: round(Decimal(v), 2) for k, v in x.items()}
    gdp = told["first"] + told["second"] + told["third"]
    rows: list[tuple[str, str | None, str, Decimal]] = [
        ("exports", None, "level", told["exports"]),
        ("imports", None, "level", told["imports"]),
        ("trade", None, "level", told["exports"] + told["imports"]),
        ("gdp", None, "level", gdp),
        *(
            ("value_added", f"{s}ary industry" if s == "terti" else f"{s} industry", "level", v)
            for s, v in (
                ("primary", told["first"]),
                ("secondary", told["second"]),
                ("tertiary", told["third"]),
            )
        ),
        ("value_added", "tertiary industry", "share", round(100 * told["third"] / gdp, 1)),
    ]
    claims, at = [], 0
    for indicator, subject, measure, number in rows:
        if rng.random() < wrong:
            number = number * 1000
        share = measure == "share"
        quote = f"{number}%" if share else f"{number} billion yuan"
        claims.append(
            Claim(
                doc=doc,
                start=at,
                end=at + len(quote),
                quote=quote,
                value=number if share else number * 10**9,
                unit="percent" if share else "CNY",
                bound=Bound.EQ,
                measure=Measure(measure),
                indicator=Indicator(indicator),
                subject=subject,
                of="gdp" if share else None,
                area=area,
                period=Period.parse(str(year)),
            )
        )
        at += len(quote) + 10
    return claims


def timed(make: Path | None) -> None:
    """Print seconds on large ledgers beside the floor and the peer, and the peak of memory.

    The ledgers are those of the maker where one is given, else our own, whose errors are all slips
    of scale. Ours says which, why and what instead; the peer names fields alone.
    """
    import peer_fellegi_holt as peer

    for claims, wrong, floor in LADDER:
        made, context = _made(make, claims, wrong) if make else _own(claims, wrong)
        start = time.perf_counter()
        found = check(made, context)
        ours = time.perf_counter() - start
        start = time.perf_counter()
        dropped, late = peer.wrong_claims(made, context)
        theirs = time.perf_counter() - start
        suspects = {i for f in found if f.kind == "error" for i in f.suspects}
        print(
            f"{len(made)} claims, {wrong:.0%} wrong: {ours:.1f} s (floor {floor}), {len(suspects)} "
            f"claims told; Fellegi-Holt alone {theirs:.1f} s, {len(dropped)} claims, {late} areas "
            f"out of time; ratio {ours / theirs:.2f}"
        )
    for name, context in (("shipped", None), ("strict", context_from_record({}))):
        made = ledger(40000, 42, 0.0)
        start = time.perf_counter()
        found = check(made, context)
        took = time.perf_counter() - start
        errors = sum(f.kind == "error" for f in found)
        print(f"{len(made)} sound claims, {name} context: {took:.1f} s, {errors} errors")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _made(make: Path, claims: int, wrong: float) -> tuple[list[Claim], Context]:
    """Give a ledger of the maker with about so many claims: 109 an area in five years."""
    with tempfile.TemporaryDirectory() as folder:
        size = ["--areas", str(round(claims / 109)), "--years", "5"]
        command = [sys.executable, make, "3", folder, *size, "--rate", str(wrong)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        lines = (Path(folder) / "claims.jsonl").read_text(encoding="utf-8").splitlines()
        record = json.loads((Path(folder) / "context.json").read_text(encoding="utf-8"))
    return [claim_from_record(json.loads(line)) for line in lines], context_from_record(record)


def _own(claims: int, wrong: float) -> tuple[list[Claim], Context]:
    return ledger(claims, round(claims / 125), wrong), context_from_record({})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--make", type=Path)
    parser.add_argument("--score", type=Path)
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--rates", type=float, nargs="*", default=[0.0, 0.03, 0.12])
    parser.add_argument(
        "--more", nargs="*", default=[], help="passed on, such as --more=--areas=20"
    )
    parser.add_argument("--time", action="store_true")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--sound", type=int, default=0, metavar="CLAIMS")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.peer and options.make:
        for rate in options.rates:
            beside_peer(options.make, rate, range(1, options.seeds + 1), options.more)
        return
    if options.sound:
        sys.exit(1 if sound(options.sound, options.workers) else 0)
    if options.make and options.score and not options.time:
        for rate in options.rates:
            pooled(options.make, options.score, rate, range(1, options.seeds + 1), options.more)
    if options.time:
        timed(options.make)


if __name__ == "__main__":
    main()
