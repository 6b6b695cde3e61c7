"""Read random and mutated documents until something breaks, and print every document that did.

    python benchmarks/fuzz.py [--count 100000] [--seed 0] [--seconds 2] [--save FOLDER]

Documents are made of the packs' own examples in all languages, spliced, cut and strewn with what
breaks readers. A third goes through the readers of all formats, half of those damaged byte by
byte. Each is held against the laws: no crash, no hang, no claim outside its text, and a claim that
comes back from its JSON as it was. Documents are numbered; `--seed S --count 1` makes number S
again. A child process reads; where it dies or hangs, the parent names the document and goes on.

Exit code 1 where any document broke a law.
"""

import argparse
import random
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

from format_files import archive, docx, paragraph, pdf, xlsx

from jiqun.documents import read_bytes
from jiqun.documents.reading import Hint
from jiqun.documents.registry import inner
from jiqun.extraction import extract, mentions, quantities
from jiqun.lang import LANGUAGES, examples
from jiqun.model import Document, InputError, claim_from_record

ODD = [
    *"9%,.\n |￥$(〔—～至-/·:：;；“\"'\u3000\u200b\ufeff\u00a0\u0301\U0001f600\U00020000",
    *(
        "亿",
        "万",
        "元",
        "倍",
        "成",
        "个百分点",
        "翻一番",
        "分别",
        "其中",
        "同比",
        "以上",
        "IL0%",
        "1,2",
    ),
    *(
        "bn",
        "m",
        "trillion",
        "respectively",
        "per cent",
        "Mrd.",
        "Prozent",
        "up",
        "2023",
        "2023-24",
    ),
    *(
        "9" * 40,
        "(" * 30,
        "1." * 20,
        "千百十" * 9,
        "、" * 12,
        "\r\n",
        "\x00",
        "０１２３",
        "<td>",
        "| a |",
    ),
]
"""What is strewn into texts: the characters and words on which readers turn."""
SHARE_OF_FORMATS = 3
"""One document in so many goes through a reader of files."""
HANG = 20
"""Times the bound after which a child is taken for hung and killed."""


def document_text(draw: random.Random) -> tuple[str, str]:
    """Make a text and the language it is given out as."""
    language = draw.choice(LANGUAGES)
    pool = (
        SENTENCES[language] if draw.random() < 0.85 else [s for t in SENTENCES.values() for s in t]
    )
    text = draw.choice(["", " ", "\n", "\n\n"]).join(
        draw.choice(pool) for _ in range(draw.randint(1, 8))
    )
    for _ in range(draw.choice([0, 1, 3, 12, 40])):
        text = MUTATIONS[draw.randrange(len(MUTATIONS))](draw, text) or "1"
    if draw.random() < 0.05:
        text = "".join(chr(draw.choice(RANGES)(draw)) for _ in range(draw.randint(1, 400)))
    return text[:20_000], language


def _replaced(draw: random.Random, text: str) -> str:
    at = draw.randrange(len(text))
    return text[:at] + draw.choice(ODD) + text[at + draw.randrange(3) :]


def _cut(draw: random.Random, text: str) -> str:
    a, b = sorted(draw.randrange(len(text) + 1) for _ in range(2))
    return text[:a] + text[b:] if draw.random() < 0.5 else text[a:b]


def _doubled(draw: random.Random, text: str) -> str:
    a = draw.randrange(len(text))
    piece = text[a : a + draw.randint(1, 30)]
    return text[:a] + piece * draw.choice([2, 2, 3, 50]) + text[a + len(piece) :]


def _swapped(draw: random.Random, text: str) -> str:
    a, b = sorted(draw.randrange(len(text)) for _ in range(2))
    return text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :] if a < b else text


def _renumbered(draw: random.Random, text: str) -> str:
    return "".join(
        draw.choice("0123456789") if c.isdigit() and draw.random() < 0.3 else c for c in text
    )


MUTATIONS: list[Callable[[random.Random, str], str]] = [
    _replaced, _replaced, _replaced, _cut, _doubled, _swapped, _renumbered,
]  # fmt: skip
RANGES: list[Callable[[random.Random], int]] = [
    lambda d: d.randint(32, 126),
    lambda d: d.randint(0x4E00, 0x9FFF),
    lambda d: d.randint(48, 57),
    lambda d: d.choice([d.randint(1, 0xD7FF), d.randint(0xE000, 0x10FFFF)]),
]
SENTENCES = {code: [str(e["text"]) for e in examples(code)] for code in LANGUAGES}


def as_file(draw: random.Random, text: str) -> tuple[str, bytes]:
    """Give a text as a file of some format, damaged or whole."""
    kind = draw.choice(["txt", "md", "html", "csv", "eml", "docx", "xlsx", "pdf", "zip"])
    lines = text.splitlines() or [text]
    safe = escape("".join(c if c >= " " and c.isprintable() else " " for c in text))
    if kind == "html":
        cells = "</td><td rowspan=2 colspan=9>".join(safe.split(" "))
        data = f"<h1>{safe[:40]}</h1><p>{text}</p><table><tr><td>{cells}</td></tr></table>".encode()
    elif kind == "csv":
        data = "\n".join(",".join(line.split()) for line in lines).encode("utf-8", "replace")
    elif kind == "eml":
        head = "Subject: =?utf-8?b?5Li9?=\r\nContent-Type: text/plain; charset="
        charset = draw.choice(["utf-8", "gb18030", "klingon", "utf-16"])
        data = f"{head}{charset}\r\n\r\n{text}".encode("utf-8", "replace")
    elif kind == "docx":
        cell = f"<w:tc>{paragraph(safe)}</w:tc>"
        body = paragraph(safe, "Heading1") + f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>"
        data = docx(body)
    elif kind == "xlsx":
        cells = "".join(
            f'<c r="{chr(65 + n % 26)}1" t="{draw.choice(["inlineStr", "n", "s", "str"])}">'
            f"<is><t>{word}</t></is><v>{word}</v></c>"
            for n, word in enumerate(safe.split()[:40])
        )
        data = xlsx(f'<row r="1">{cells}</row>')
    elif kind == "pdf":
        latin = [line.encode("latin-1", "replace").decode("latin-1") for line in lines]
        shown = [line.translate({40: " ", 41: " ", 92: " "})[:90] for line in latin]
        data = pdf([shown, shown[::-1]])
    elif kind == "zip":
        data = archive({f"{n}.txt": line for n, line in enumerate(lines[:5])} | {"a.html": text})
    else:
        data = text.encode(draw.choice(["utf-8", "gb18030", "utf-16", "big5"]), "replace")
    if draw.random() < 0.5:
        broken = bytearray(data)
        for _ in range(draw.choice([1, 3, 30])):
            at = draw.randrange(len(broken) or 1)
            broken[at : at + 1] = draw.choice([b"", b"\x00", b"\xff", bytes([draw.randrange(256)])])
        data = bytes(broken)
    return f"d.{kind}", data


def bytes_of(number: int) -> tuple[str, bytes]:
    """Make document `number`: its name and its bytes."""
    draw = random.Random(number)
    text, language = document_text(draw)
    if number % SHARE_OF_FORMATS:
        return f"d.{language}", text.encode("utf-8", "replace")
    return as_file(draw, text)


def documents_of(name: str, data: bytes) -> list[Document]:
    """Give what the readers make of a file; a text without a format has its language as suffix."""
    suffix = name[2:]
    if suffix in LANGUAGES:
        return [Document.of_text(data.decode("utf-8"), suffix)]
    try:
        if suffix not in GUARDED:
            return [read_bytes(data, name)]
        # here, not in a process of its own: its death would be ours
        reading = inner(GUARDED[suffix])(data, Hint(name))
    except InputError as refusal:
        assert refusal.message("en") and refusal.message("zh")
        return []
    return [replace(Document.of_text(reading.text, "zh"), blocks=reading.blocks)]


GUARDED = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "zip": "ZIP"}


def hold(document: Document) -> int:
    """Hold one document against the laws; give the number of its claims."""
    text = document.text
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(text), "a block outside the text"
    claims = extract(document)
    assert len({c.id for c in claims}) == len(claims), "two claims at one place"
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text), "a claim outside the text"
        assert text[claim.start : claim.end] == claim.quote, "a quote that is not the text"
        assert claim.value.is_finite(), "a value that is no number"
        assert claim.confidence is None or 0 <= claim.confidence <= 1, "confidence"
        for name, trace in claim.trace:
            if trace.start is not None:
                assert 0 <= trace.start <= (trace.end or 0) <= len(text), f"trace of {name}"
        back = claim_from_record(claim.to_record())
        assert back.to_json() == claim.to_json(), "not what it was after its JSON"
    for mention in mentions(document, claims):
        assert 0 <= mention.start < mention.end <= len(text), "a mention outside the text"
    for quantity in quantities(text, document.language):
        assert 0 <= quantity.start < quantity.end <= len(text), "a quantity outside the text"
    return len(claims)


def child(first: int, end: int, seconds: float) -> None:
    """Read documents and tell of each, one line a document."""
    for number in range(first, end):
        print(f"at {number}", flush=True)
        began, claims, name, problem = time.perf_counter(), 0, "?", ""
        try:
            name, data = bytes_of(number)
            claims = sum(hold(document) for document in documents_of(name, data))
        except Exception as broken:
            where = broken.__traceback__
            while where and where.tb_next:
                where = where.tb_next
            place = (
                f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else ""
            )
            problem = f"{type(broken).__name__} at {place}: {' '.join(str(broken).split())[:160]}"
        spent = time.perf_counter() - began
        if not problem and spent > seconds:
            problem = f"slow: {spent:.1f} s"
        print(f"done {name.rpartition('.')[2]} {claims} {spent:.4f} {problem}", flush=True)


def watch(
    first: int, end: int, seconds: float
) -> tuple[Counter[str], list[tuple[int, str]], float]:
    """Run children until all documents are read; give counts, broken documents, slowest."""
    counts: Counter[str] = Counter()
    broken: list[tuple[int, str]] = []
    slowest, number = 0.0, first
    while number < end:
        command = [sys.executable, __file__, "--child", str(number), str(end), "--seconds"]
        with subprocess.Popen(
            [*command, str(seconds)], stdout=subprocess.PIPE, bufsize=0, text=False
        ) as process:
            assert process.stdout is not None
            rest = b""
            while True:
                ready, _, _ = select.select([process.stdout], [], [], seconds * HANG)
                if not ready:
                    process.kill()
                    broken.append((number, f"hang: more than {seconds * HANG:.0f} s"))
                    break
                piece = process.stdout.read(65_536)
                if not piece:
                    break
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    words = line.decode("utf-8", "replace").split(" ", 4)
                    if words[0] == "at":
                        number = int(words[1])
                        continue
                    counts["documents"] += 1
                    counts["claims"] += int(words[2])
                    counts[words[1]] += 1
                    slowest = max(slowest, float(words[3]))
                    if len(words) > 4 and words[4]:
                        broken.append((number, words[4]))
                        print(f"document {number}: {words[4]}", flush=True)
                    number += 1
        if number < end and not (broken and broken[-1][0] == number):
            broken.append((number, f"the process died: exit {process.returncode}"))
        if number < end:
            print(f"document {number}: {broken[-1][1]}", flush=True)
            number += 1
    return counts, broken, slowest


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=2.0, help="bound for one document")
    parser.add_argument("--save", type=Path, help="a folder for the documents that broke a law")
    parser.add_argument("--child", type=int, nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(*given.child, given.seconds)
        return 0
    began = time.perf_counter()
    counts, broken, slowest = watch(given.seed, given.seed + given.count, given.seconds)
    if given.save:
        given.save.mkdir(parents=True, exist_ok=True)
        for number, _ in broken:
            name, data = bytes_of(number)
            (given.save / f"{number}{name[1:]}").write_bytes(data)
    total = counts.pop("documents")
    claims = counts.pop("claims")
    print(f"{total} documents, {claims} claims, {len(broken)} broken, slowest {slowest:.2f} s, "
          f"{time.perf_counter() - began:.0f} s in all")  # fmt: skip
    print(", ".join(f"{count} {kind}" for kind, count in counts.most_common()))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
