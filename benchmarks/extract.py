"""How fast texts become claims, against quantulum3 in the same run; linear cost, flat memory.

    python benchmarks/extract.py --english DIR … --chinese DIR … [--peer PYTHON]

All fields, claims as records, nothing written, one core, CPU time. `--peer` is the Python of an
environment that has quantulum3 (MIT); it reads the same English texts sentence by sentence, as it
must be fed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

PEER = r"""
import json, re, sys, time
from quantulum3 import parser
texts = json.load(open(sys.argv[1], encoding="utf-8"))
stop = r"(?<=[.!?;])(?=\s|[A-Z])|\n+"
sentences = [s for t in texts for s in re.split(stop, t) if s.strip()]
parser.parse("The value rose 5% to 3 billion yuan.")
begun = time.process_time()
for sentence in sentences:
    try:
        parser.parse(sentence)
    except Exception:
        pass
print(json.dumps(time.process_time() - begun))
"""
FIRST_CALL = """
import time
begun = time.process_time()
import jiqun
from jiqun.documents import read_bytes
jiqun.extract(read_bytes(TEXT.encode(), "a.txt"))
print(time.process_time() - begun)
"""
ONE_MEGABYTE = 1_000_000
PAGE = 3_000
"""Bytes of a page; the texts are much longer than the documents that a collection is made of."""
SHORT = 500
"""Documents of one sentence, each another, by which it is told what a document costs by itself."""
SENTENCE = {
    "en": "In 2023, GDP of Shenzhen rose 5% to {} billion yuan.",
    "zh": "2023年，深圳GDP增长5%，达到{}亿元。",
}


def texts_of(folders: list[Path]) -> list[str]:
    paths = [p for folder in folders for p in sorted(folder.iterdir())]
    return [
        p.read_text(encoding="utf-8")
        for p in paths
        if p.suffix in (".txt", ".md") and p.stem != "README"
    ]


def kilobytes(texts: list[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1024


def seconds(texts: list[str], language: str) -> tuple[float, int]:
    """Give the CPU time of reading texts as claims in records, and how many claims there are."""
    from jiqun.extraction import extract
    from jiqun.model import Document

    begun, count = process_time(), 0
    for number, text in enumerate(texts):
        document = Document.of_text(text, language, id=f"d{number}")
        count += len(extract(document))
    return process_time() - begun, count


def peer_seconds(python: Path, texts: list[str]) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(texts, file)
        file.flush()
        done = subprocess.run(
            [python, "-W", "ignore", "-c", PEER, file.name],
            capture_output=True,
            text=True,
            check=True,
        )
    return float(done.stdout.strip().splitlines()[-1])


def first_call(language: str) -> float:
    """Give the CPU time of a program's first call; one before it leaves its modules compiled."""
    text = {"en": "In 2023, GDP rose 5% to 3 billion yuan.", "zh": "2023年，深圳GDP增长5%。"}
    code = FIRST_CALL.replace("TEXT", repr(text[language]))
    keeping = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=keeping
        )
    return float(done.stdout)


def pages(texts: list[str]) -> list[str]:
    """Cut texts at paragraph ends into documents of a page or a little more."""
    found = []
    for text in texts:
        page = ""
        for line in text.splitlines(keepends=True):
            page += line
            if len(page.encode()) >= PAGE:
                found.append(page)
                page = ""
        found.append(page)
    return [page for page in found if page.strip()]


def milliseconds_of_a_document(language: str) -> float:
    """Give the CPU time of a document of one sentence; little of it goes into the sentence."""
    texts = [SENTENCE[language].format(number) for number in range(1, SHORT + 1)]
    return 1000 * min(seconds(texts, language)[0] for _ in range(3)) / SHORT


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--english", type=Path, nargs="+", required=True)
    parser.add_argument("--chinese", type=Path, nargs="+", required=True)
    parser.add_argument("--peer", type=Path)
    options = parser.parse_args()
    speeds = {}
    for language, folders in (("en", options.english), ("zh", options.chinese)):
        texts = texts_of(folders)
        seconds(texts[:1], language)
        spent, claims = min(seconds(texts, language) for _ in range(3))
        speeds[language] = kilobytes(texts) / spent
        dense = claims / kilobytes(texts)
        cut = pages(texts)
        paged = kilobytes(cut) / min(seconds(cut, language)[0] for _ in range(3))
        print(
            f"{language}: {kilobytes(texts):.0f} KB, {claims} claims ({dense:.1f} a KB), "
            f"{speeds[language]:.0f} KB/s, in {len(cut)} pages {paged:.0f} KB/s, "
            f"a document of one sentence {milliseconds_of_a_document(language):.2f} ms, "
            f"first call {first_call(language):.2f} s of CPU"
        )
    if options.peer:
        texts = texts_of(options.english)
        rate = kilobytes(texts) / peer_seconds(options.peer, texts)
        print(f"quantulum3: {rate:.1f} KB/s; ratio {speeds['en'] / rate:.1f} (floor 25)")
    whole = "\n".join(texts_of(options.chinese))
    one = (whole * (ONE_MEGABYTE // len(whole.encode()) + 1)).encode()[:ONE_MEGABYTE]
    megabyte = one.decode("utf-8", "ignore")
    seconds([megabyte], "zh")
    # one before and one behind, so that a machine that slows down slows both
    before = seconds([megabyte], "zh")[0]
    large = seconds([megabyte * 10], "zh")[0]
    small = (before + seconds([megabyte], "zh")[0]) / 2
    print(f"10 MB in one document: {large / small:.1f} times 1 MB (floor 11)")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(30):
        seconds(texts_of(options.english)[:3], "en")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"90 more documents: peak memory grew by {grown:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
