"""Time a build of many documents made from the example: cold, unchanged, one document added.

    python benchmarks/build.py [--documents 1000] [--each 5] [--workers 1]

A document holds five of the example's digests, since an article or report has some forty figures
and a digest eight (`--each 1` for single ones). Every copy of the example speaks of other cities
and, where cities run out, of other decades, so that the documents are spread over hundreds of
areas and dozens of years. All figures are of one process that has made a small build before, so
imports are not counted.
"""

import argparse
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from jiqun.data import catalogue
from jiqun.pipeline import BuildResult, build, workspace_of

ADDED = 5
"""Documents added one by one after the cold build, each timed."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
EXAMPLE = Path(__file__).parent.parent / "examples" / "01-shenzhen" / "documents"


def cities() -> list[tuple[str, str]]:
    """Give the cities that texts are moved to, in English and Chinese."""
    return [
        (area.name, area.zh)
        for area in catalogue().areas.values()
        if area.kind == "prefecture" and area.name.isalpha() and len(area.zh) > 1
    ]


def told_in(texts: list[str]) -> list[tuple[str, str]]:
    """Give the cities that the texts name."""
    whole = "\n".join(texts)
    return [
        place for place in cities() if re.search(rf"\b{place[0]}\b", whole) or place[1] in whole
    ]


def moved(text: str, named: list[tuple[str, str]], copy: int) -> str:
    """Give a text that tells the same of other cities and, in later rounds, of earlier decades.

    Every copy has cities of its own, so that copies neither contradict nor confirm each other.
    """
    places = cities()
    rounds = len(places) // len(named)
    first = (copy % rounds) * len(named)
    fresh = places[first : first + len(named)]
    names = {old[i]: new[i] for old, new in zip(named, fresh, strict=True) for i in (0, 1)}
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(rf"\b{n}\b" if n.isascii() else n for n in longest))
    back = 10 * (copy // rounds)
    text = YEAR.sub(lambda match: str(int(match[0]) - back), text)
    return pattern.sub(lambda match: names[match[0]], text)


def copies(count: int, each: int) -> Iterator[tuple[str, str]]:
    """Make documents of the example's: (file name, text), `each` digests in a document."""
    files = sorted(p for p in EXAMPLE.iterdir() if p.suffix in {".md", ".txt"})
    originals = [path.read_text(encoding="utf-8") for path in files]
    named = told_in(originals)
    for number in range(count):
        parts = []
        for place in range(number * each, (number + 1) * each):
            text = originals[place % len(originals)]
            if parts:  # one front matter a document
                text = text.split("---\n", 2)[-1]
            parts.append(moved(text, named, place // len(originals)))
        yield f"{number:05d}.md", "\n".join(parts)


class Cost:
    """What a build took: seconds by the clock, and of the processor in this process."""

    def __init__(self, wall: float, cpu: float) -> None:
        self.wall, self.cpu = wall, cpu

    def against(self, whole: "Cost", floor: int) -> str:
        """Say the cost and its part of another, which the machine's other load hardly moves."""
        return (
            f"{self.wall:7.2f} s  {self.cpu:7.2f} CPU s  "
            f"1/{whole.cpu / self.cpu:.0f} of cold by CPU (floor 1/{floor})"
        )


def timed(folder: Path, workers: int) -> tuple[Cost, BuildResult]:
    """Build and give what it cost."""
    wall, cpu = perf_counter(), process_time()
    result = build(workspace_of([folder]), workers=workers)
    return Cost(perf_counter() - wall, process_time() - cpu), result


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--each", type=int, default=5, help="digests in a document")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    texts = list(copies(options.documents + ADDED, options.each))
    with tempfile.TemporaryDirectory() as place:
        warm, folder = Path(place, "warm"), Path(place, "many")
        for root, some in ((warm, texts[:2]), (folder, texts[:-ADDED])):
            (root / "documents").mkdir(parents=True)
            (root / "jiqun.toml").write_text('title = "benchmark"\n', encoding="utf-8")
            for name, text in some:
                (root / "documents" / name).write_text(text, encoding="utf-8")
        timed(warm, 1)
        size = sum(len(text.encode()) for _, text in texts[:-ADDED]) / 1e6
        cold, first = timed(folder, options.workers)
        claims = first.report["claims"]
        print(
            f"documents {options.documents}, {size:.2f} MB, {claims} claims, "
            f"{first.pages_written} files of the site, {options.workers} worker(s)"
        )
        speed = f"{options.documents / cold.wall:.1f} documents/s  {size / cold.wall:.3f} MB/s"
        print(f"cold            {cold.wall:7.2f} s  {cold.cpu:7.2f} CPU s  {speed}")
        same, again = timed(folder, options.workers)
        assert again.read == 0
        print(f"nothing changed {same.against(cold, 10)}, {again.pages_written} files written")
        for name, text in texts[-ADDED:]:
            (folder / "documents" / name).write_text(text, encoding="utf-8")
            one, added = timed(folder, options.workers)
            assert added.read == 1
            print(f"one added       {one.against(cold, 50)}, {added.pages_written} files written")
        peak = max(
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        print(f"peak memory       {peak / 1024:8.0f} MB of the largest process")
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
