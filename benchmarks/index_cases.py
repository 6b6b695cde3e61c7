"""Score the evaluation engine against reference outputs of its peers.

    python benchmarks/index_cases.py PATH/TO/gold/index [--only WORD] [--debug]

The folder holds `cases.yaml` (its README says how to read it), `data/` and `cases/`. Prints one
line a failed case with the greatest difference, and the number that agree.

The adapters, one a kind of output, lie in `index_reference/`.
"""

import argparse
import csv
import sys
from pathlib import Path

import yaml
from index_reference.agreement import compare
from index_reference.case import Case, Unreadable
from index_reference.roads import road


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--debug", action="store_true")
    args = parser.parse_args()
    entries = yaml.safe_load((args.gold / "cases.yaml").read_text(encoding="utf-8"))["cases"]
    entries = [e for e in entries if args.only in e["id"]]
    good = 0
    for entry in entries:
        try:
            case = Case(args.gold, entry)
            wrong = compare(case, road(case)(case))
        except Unreadable as problem:
            wrong = [f"not understood: {problem}"]
        except Exception as problem:
            if args.debug:
                raise
            wrong = [f"{type(problem).__name__}: {str(problem)[:300]}"]
        if wrong:
            print(f"{entry['id']}: {len(wrong)} differences, such as {'; '.join(wrong[:3])}")
        else:
            good += 1
    print(f"{good} of {len(entries)} cases agree")
    return 0 if good == len(entries) else 1


if __name__ == "__main__":
    csv.field_size_limit(sys.maxsize)
    sys.exit(main())
