"""Time a build of many documents made from the example: cold, unchanged, one document added.

    python benchmarks/build.py [--documents 1000] [--workers 1]

Every copy of the example speaks of other cities (their names exchanged in the text), so that the
documents are spread over hundreds of areas and the example's dozen years. All figures are of one
process that has made a small build before, so imports are not counted.
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
EXAMPLE = Path(__file__).parent.parent / "examples" / "01-shenzhen" / "documents"


def cities() -> list[tuple[str, str]]:
    """Give the cities that texts are moved to, in English and Chinese."""
    return [
        (area.name, area.zh)
        for area in catalogue().areas.values()
        if area.kind == "prefecture" and area.name.isalpha() and len(area.zh) > 1
    ]


def moved(text: str, step: int) -> str:
    """Give a text that tells the same of other cities: each becomes the one `step` further on.

    All cities move together, so that copies agree with each other as the originals do.
    """
    places = cities()
    turned = [*places[step:], *places[:step]]
    names = {old[i]: new[i] for old, new in zip(places, turned, strict=True) for i in (0, 1)}
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(rf"\b{n}\b" if n.isascii() else n for n in longest))
    return pattern.sub(lambda match: names[match[0]], text)


def copies(count: int) -> Iterator[tuple[str, str]]:
    """Make documents of the example's: (file name, text)."""
    originals = sorted(p for p in EXAMPLE.iterdir() if p.suffix in {".md", ".txt"})
    for number in range(count):
        source = originals[number % len(originals)]
        text = moved(source.read_text(encoding="utf-8"), 7 * (number // len(originals)))
        yield f"{source.stem}-{number:05d}{source.suffix}", text


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
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    texts = list(copies(options.documents + ADDED))
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
