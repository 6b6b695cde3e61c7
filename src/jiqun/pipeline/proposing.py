"""After reading: a language model may label what the grammar found but could not place.

Answers are kept in the workspace by what was asked, so that a rebuild makes the same bytes and
asks nobody. A server that fails costs labels, and nothing else; the next build asks again.
"""

import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.extraction import Ask, Endpoint, is_open, propose
from jiqun.extraction.proposers import prompt_for
from jiqun.model import EngineError, InputError
from jiqun.pipeline.readings import Reading
from jiqun.pipeline.workspace import Proposer, Workspace

FILE = "proposals.jsonl"
"""What was answered, one line a question, in the workspace; appended to, never changed."""
AT_ONCE = 4
"""Questions under way at a time: our choice; a small server answers no faster to more."""
FAILURES_BORNE = 3
"""Failures after which a build asks no more: our choice; one that is down costs a few calls."""


@dataclass(slots=True)
class Proposals:
    """What came of asking.

    Attributes:
        readings: documents, by key, with the labels that were taken.
        unasked: keys of documents of which something could not be asked.
        report: what was asked in this build, as in report.json.
    """

    readings: dict[str, Reading] = field(default_factory=dict)
    unasked: tuple[str, ...] = ()
    report: Mapping[str, Any] = field(default_factory=dict)


def propose_labels(workspace: Workspace, readings: Mapping[str, Reading]) -> Proposals | None:
    """Ask for the labels of what was read; None where the workspace names no proposer.

    Raises:
        InputError: the file of answers cannot be read or written.
    """
    proposer = workspace.proposer
    if proposer is None:
        return None
    wanted = {
        _key(proposer, prompt): prompt
        for reading in readings.values()
        for prompt in _prompts(reading)
    }
    path = workspace.root / FILE
    known = _read(path)
    missing = {key: prompt for key, prompt in wanted.items() if key not in known}
    answers, failures = _ask_all(proposer, missing)
    _append(path, proposer, missing, answers)
    answers |= {key: known[key] for key in wanted if key in known}
    made = Proposals()
    unasked: list[str] = []
    labelled = 0
    for key, reading in readings.items():
        if any(_key(proposer, prompt) not in answers for prompt in _prompts(reading)):
            unasked.append(key)
        labels = propose(reading.document, reading.claims, _remembered(proposer, answers))
        labelled += sum(bool(claim.proposed) for claim in labels)
        made.readings[key] = replace(reading, claims=labels)
    made.unasked = tuple(sorted(unasked))
    made.report = {
        "asked": len(missing),
        "remembered": len(wanted) - len(missing),
        "labelled": labelled,
        "unanswered": len(wanted) - len(answers),
        "failures": [
            {"message_en": problem.message("en"), "message_zh": problem.message("zh")}
            for problem in failures
        ],
    }
    return made


def _prompts(reading: Reading) -> list[str]:
    return [prompt_for(reading.document, claim) for claim in reading.claims if is_open(claim)]


def _key(proposer: Proposer, prompt: str) -> str:
    return sha256(f"{proposer.model}\0{prompt}".encode("utf-8", "replace")).hexdigest()


def _remembered(proposer: Proposer, answers: Mapping[str, str]) -> Ask:
    return lambda prompt: answers.get(_key(proposer, prompt), "")


def _ask_all(
    proposer: Proposer, prompts: Mapping[str, str]
) -> tuple[dict[str, str], list[EngineError]]:
    """Ask each question once; after some failures no more. Gives answers and failures."""
    key = os.environ.get(proposer.key_env) if proposer.key_env else None
    if proposer.key_env and not key and prompts:
        detail = f"the environment variable {proposer.key_env} is not set"
        return {}, [EngineError("proposer_failed", proposer.address, detail=detail)]
    endpoint = Endpoint(proposer.address, proposer.model, key, proposer.timeout_seconds)
    failures: list[EngineError] = []

    def ask(prompt: str) -> str | None:
        if len(failures) >= FAILURES_BORNE:
            return None
        try:
            return endpoint.ask(prompt)
        except EngineError as problem:
            failures.append(problem)
            return None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        given = zip(prompts, pool.map(ask, prompts.values()), strict=True)
        return {name: answer for name, answer in given if answer is not None}, failures


def _read(path: Path) -> dict[str, str]:
    """Read what was answered before; lines that are none are passed over."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None
    answers: dict[str, str] = {}
    for line in lines:
        try:
            record = json.loads(line)
            answers.setdefault(str(record["key"]), str(record["answer"]))
        except (ValueError, KeyError, TypeError):
            continue
    return answers


def _append(
    path: Path, proposer: Proposer, prompts: Mapping[str, str], answers: Mapping[str, str]
) -> None:
    if not answers:
        return
    lines = _lines(proposer, prompts, answers)
    try:
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write("".join(lines))
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None


def _lines(
    proposer: Proposer, prompts: Mapping[str, str], answers: Mapping[str, str]
) -> Iterable[str]:
    for key, answer in answers.items():
        record = {"key": key, "model": proposer.model, "prompt": prompts[key], "answer": answer}
        yield json.dumps(record, ensure_ascii=False) + "\n"
