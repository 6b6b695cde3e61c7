"""How fast the catalogue loads, resolves names and carries series, on one made of any size.

    python benchmarks/catalogue.py [--subjects 5000] [--areas 3500] [--versions 20]

Prints CPU seconds; the compiled form is set beside parsing the same YAML, in one run.
"""

import argparse
import json
import tempfile
from datetime import date
from fractions import Fraction
from pathlib import Path
from time import process_time
from typing import Any

import yaml

from jiqun.data.bridge import carry
from jiqun.data.catalogues import catalogues_of, load_catalogues
from jiqun.data.compiling import compiled, write
from jiqun.data.resolving import names_of, resolve
from jiqun.model import Interval


def made(subjects: int, versions: int, areas: int) -> dict[str, Any]:
    """Make the compiled form of a list whose items split and merge from version to version."""
    record = compiled()
    per = subjects // versions
    lists: dict[str, Any] = {
        "code": "made", "kind": "policy", "en": "made", "zh": "made", "area": "Shenzhen",
        "lists": {"cluster": ["cluster", "集群"]},
        "versions": [
            {
                "version": str(v), "en": f"v{v}", "zh": f"v{v}", "status": "replaced",
                "certainty": "stated", "source": "analyst", "complete": True,
                "from": f"{2000 + v}-01-01", "until": f"{2001 + v}-01-01",
                "items": [
                    {
                        "code": f"V{v}-{n}", "en": f"industry {v} {n}", "zh": f"产业{v}号{n}",
                        "list": "cluster", "certainty": "stated", "source": "analyst",
                    }
                    for n in range(per)
                ],
            }
            for v in range(versions)
        ],
    }  # fmt: skip
    record["classifications"].append(lists)
    for v in range(versions - 1):
        rows = []
        for n in range(0, per - 1, 2):
            pair = ((n, n), (n, n + 1), (n + 1, n + 1)) if n % 4 else ((n, n), (n + 1, n))
            rows += [
                {"from": f"V{v}-{a}", "to": f"V{v + 1}-{b}", "kind": "split", "certainty": "stated",
                 "source": "analyst"}
                for a, b in pair
            ]  # fmt: skip
        record["concordances"].append(
            {"classification": "made", "from_version": str(v), "to_version": str(v + 1),
             "rows": rows}
        )  # fmt: skip
    divisions = [
        {"code": f"{900000 + n}", "kind": "county", "en": f"Place {n}", "zh": f"地{n}"}
        for n in range(max(0, areas - len(record["divisions"])))
    ]
    record["divisions"] += divisions
    return record


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subjects", type=int, default=5000)
    parser.add_argument("--areas", type=int, default=3500)
    parser.add_argument("--versions", type=int, default=20)
    given = parser.parse_args()
    record = made(given.subjects, given.versions, given.areas)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "compiled.json")
        write(record, path)
        start = process_time()
        book = load_catalogues(path)
        loading = process_time() - start
    text = yaml.safe_dump(json.loads(json.dumps(record["classifications"][-1])), allow_unicode=True)
    start = process_time()
    yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    parsing = process_time() - start
    items = sum(len(v.items) for c in book.classifications.values() for v in c.versions)
    print(f"load {items} items, {len(book.divisions)} divisions: {loading:.3f} s")
    print(f"parse the made list alone as YAML: {parsing:.3f} s ({parsing / loading:.1f} times)")
    start = process_time()
    names = names_of(book)
    print(f"index every name: {process_time() - start:.3f} s")
    labels = [i.zh for v in book.classifications["made"].versions for i in v.items]
    wanted = [labels[n % len(labels)] for n in range(100_000)]
    day = date(2010, 6, 1)
    start = process_time()
    found = sum(bool(resolve(name, area="Shenzhen", on=day, names=names)) for name in wanted)
    print(f"resolve 100,000 labels ({found} in force): {process_time() - start:.3f} s")
    bridge = catalogues_of(record).concordance("shenzhen-clusters", "1.0", "2.0")
    assert bridge is not None
    level = Interval(Fraction(99), Fraction(101))
    values = dict.fromkeys(bridge.out_of, level)
    start = process_time()
    for _ in range(10_000):
        carry(values, bridge)
    print(f"carry 10,000 series of {len(values)} codes: {process_time() - start:.3f} s")


if __name__ == "__main__":
    main()
