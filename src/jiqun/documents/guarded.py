"""Run a reader of a hostile format in a process of its own, which is killed when it takes too long.

Only formats whose parsers are large or written in C go this way: PDF, Office files, archives.
A crash, a hang or a bomb then costs that one document.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict

from jiqun.documents.reading import Hint, Reading
from jiqun.model import Block, Refusal

WALL_SECONDS = 120
"""A document that takes longer is given up: our choice, ten times the slowest report we know."""
CPU_SECONDS = 90
"""CPU time of one document: our choice."""
MEMORY_BYTES = 2_000_000_000
"""Address space of the process that reads one document: our choice."""

Read = Callable[[bytes, Hint], Reading]


def guarded(name: str) -> Read:
    """Give a function that reads with the inner reader `name` in a process of its own."""

    def read(data: bytes, hint: Hint) -> Reading:
        command = [sys.executable, "-m", "jiqun.documents.worker", name, hint.name]
        try:
            done = subprocess.run(command, input=data, capture_output=True, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            raise Refusal("too_slow", limit=WALL_SECONDS) from None
        if done.returncode != 0:
            detail = f"exit {done.returncode}" if done.returncode > 0 else _signal(done.returncode)
            raise Refusal("worker_died", detail=detail)
        return unpack(done.stdout)

    return read


def _signal(code: int) -> str:
    return f"signal {-code}"


def pack(outcome: Reading | Refusal) -> bytes:
    """Give what a worker writes: a reading, or the code and parts of a refusal."""
    if isinstance(outcome, Refusal):
        body: dict[str, object] = {"refused": outcome.code, "parts": outcome.parts}
    else:
        body = {
            "text": outcome.text,
            "blocks": [asdict(block) for block in outcome.blocks],
            "encoding": outcome.encoding,
            "stated": dict(outcome.stated),
            "found": dict(outcome.found),
            "warnings": outcome.warnings,
        }
    return json.dumps(body).encode("ascii")


def unpack(data: bytes) -> Reading:
    """Read what a worker wrote.

    Raises:
        Refusal: the worker refused the document.
    """
    body = json.loads(data)
    if "refused" in body:
        raise Refusal(body["refused"], **body["parts"])
    return Reading(
        text=body["text"],
        blocks=tuple(Block(**block) for block in body["blocks"]),
        encoding=body["encoding"],
        stated=body["stated"],
        found=body["found"],
        warnings=tuple((code, detail) for code, detail in body["warnings"]),
    )
