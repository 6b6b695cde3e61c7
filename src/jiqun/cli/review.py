"""`jiqun review`: look through the findings and decide, one key each."""

import getpass
import os
import sys
from pathlib import Path

from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language, say
from jiqun.model import CHOICES, NOTES, Finding, InputError, close_hint
from jiqun.pipeline.editor import note_to_editor
from jiqun.pipeline.review import Review, decide, review_of

KEYS = {
    "a": "accepted",
    "r": "rejected",
    "v": "other_value",
    "u": "unsure",
    "z": "undone",
    "s": "sent",
    "w": "answered",
    "c": "corrected",
}
"""One key a choice."""


def run(
    folder: Path,
    form: Format,
    *,
    listed: bool,
    finding: str | None,
    choice: str | None,
    value: str | None,
    claim: str | None,
    name: str | None,
    reason: str,
) -> None:
    """List findings, decide one, or go through all that are open."""
    review = review_of(folder)
    for problem in review.unread:
        note(f"jiqun: {problem.message(language())}")
    if choice is not None and choice not in CHOICES:
        hint = close_hint(choice, list(CHOICES))
        raise InputError("unknown_value", field="choice", value=choice, hint=hint)
    if choice is not None and finding is None:
        raise InputError("unknown_value", "--choice", field="finding", value="",
                         hint="; write --finding ID")  # fmt: skip
    who = name or _own_name()
    if finding is not None and choice is None:
        print(_told(review, review.finding(finding)))
    elif finding is not None and choice is not None:
        one = review.finding(finding)
        decide(review, one, choice, name=who, reason=reason, value=value, claim=claim)
        note(say("decided", finding=one.id, choice=_word(choice)))
    elif listed or not sys.stdin.isatty():
        print_records([_row(review, f) for f in review.findings], form, _columns())
    else:
        _walk(review, who)


def _own_name() -> str:
    try:
        return os.environ.get("JIQUN_NAME") or getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _columns() -> tuple[str, ...]:
    return ("finding", "state", "kind", f"message_{language()}")


def _row(review: Review, finding: Finding) -> dict[str, str]:
    stand = review.stand(finding)
    state = "open" if stand.verdict is None else stand.verdict.choice
    row = {
        "finding": finding.id,
        "state": "stale" if stand.is_stale else state,
        "kind": str(finding.kind),
        "outcome": str(finding.outcome),
        "area": finding.area,
        "message_en": finding.message_en,
        "message_zh": finding.message_zh,
    }
    if stand.verdict is not None:
        row |= {"name": stand.verdict.name, "reason": stand.verdict.reason}
    if stand.note is not None:
        row["note"] = stand.note.choice
    return row


def _word(choice: str) -> str:
    return say(f"choice_{choice}")


def _told(review: Review, finding: Finding) -> str:
    stand = review.stand(finding)
    lines = [f"{finding.id}  {finding.area}", "", note_to_editor(review, finding), ""]
    for d in (stand.verdict, stand.note):
        if d is not None:
            stale = f" ({say('stale')})" if d is stand.verdict and stand.is_stale else ""
            day = d.time.date().isoformat()
            lines.append(f"{_word(d.choice)}{stale}: {d.name}, {day}. {d.reason}".rstrip())
    return "\n".join(lines)


def _walk(review: Review, name: str) -> None:
    """Show the open findings one by one; a key decides, a space goes on, q ends.

    Undo takes back what was last decided here and shows that finding again, also behind the last
    one; on a finding that carries a verdict itself (unsure, or stale) it takes that back.
    """
    todo, place = review.open, 0
    decided: list[int] = []
    while place < len(todo) or decided:
        if place < len(todo):
            print(f"\n[{place + 1}/{len(todo)}] {_told(review, todo[place])}\n")
        key = _next_key("review_keys" if place < len(todo) else "review_end")
        if key in _END or (place == len(todo) and KEYS.get(key) != "undone"):
            return
        if key not in KEYS:
            place += 1
            continue
        shown = todo[place] if place < len(todo) else None
        own = shown is not None and review.stand(shown).verdict is not None
        if KEYS[key] == "undone" and decided and not own:
            place = decided.pop()
            _kept(review, todo[place], "undone", name)
        elif shown is not None and _kept(review, shown, KEYS[key], name) and key not in _NOTES:
            decided.append(place)
            place += 1


_END = ("q", "\x03", "\x04")
_ON = (" ", "\r", "\n", "j")
_NOTES = tuple(key for key, choice in KEYS.items() if choice in NOTES)


def _next_key(hint: str) -> str:
    """Wait for a key that means something."""
    import click

    while True:
        note(say(hint))
        key = click.getchar().lower()
        if key in _END or key in _ON or key in KEYS:
            return key


def _kept(review: Review, finding: Finding, choice: str, name: str) -> bool:
    """Keep a decision and say so, or say why it cannot be kept."""
    try:
        _decide(review, finding, choice, name)
    except InputError as problem:
        note(f"jiqun: {problem.message(language())}")
        return False
    note(say("decided", finding=finding.id, choice=_word(choice)))
    return True


def _decide(review: Review, finding: Finding, choice: str, name: str) -> None:
    value = claim = None
    if choice == "other_value":
        doubted = finding.suspects or finding.claims
        if len(doubted) > 1:
            for number, one in enumerate(doubted, 1):
                print(f"  {number}  {review.claims[one].quote if one in review.claims else one}")
            answer = input(say("which_claim") + " ")
            picked = int(answer) if answer.isdigit() else 0
            claim = doubted[picked - 1] if 1 <= picked <= len(doubted) else None
        value = input(say("which_value") + " ")
    decide(review, finding, choice, name=name, reason=input(say("why") + " "), value=value,
           claim=claim)  # fmt: skip
