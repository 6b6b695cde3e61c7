"""Documents within archives and mails: which there are, and which have changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.documents import Member, load, members
from jiqun.model import InputError, Refusal
from jiqun.pipeline.state import State, refusal_record

Signature = tuple[int | None, ...]


@dataclass(slots=True)
class Members:
    """What a container holds, by key: `PATH/NAME`.

    Attributes:
        hashes: of a member's bytes with its sidecar's.
        names: key → the member's name within its container.
        refused: records of members that are over the limits or damaged.
    """

    hashes: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    refused: dict[str, Mapping[str, Any]] = field(default_factory=dict)


def members_of(
    path: Path, key: str, signature: Signature, limit: int, last: State | None
) -> Members:
    """Give the members of a container; from the last build's state where it has not changed."""
    if last and last.containers.get(key) == signature:
        before = _as_before(key, last)
        twins = any(r["code"] == "duplicate_id" for r in before.refused.values())
        if not twins:  # one whose twin is gone now has to be read
            return before
    found = Members()
    try:
        for member in members(load(path, max_bytes=limit), path.name):
            if isinstance(member, Member):
                name = f"{key}/{member.name}"
                found.names[name] = member.name
                found.hashes[name] = digest_of(member)
            else:
                place = f"{key}/{member.where}"
                told = Refusal(member.code, place, **member.parts)
                found.refused[place] = refusal_record(told, place)
    except InputError as problem:  # the container itself; what it gave before stands
        found.refused[key] = refusal_record(problem, key)
    return found


def _as_before(key: str, last: State) -> Members:
    inside = f"{key}/"
    found = Members()
    for name, state in last.documents.items():
        if name.startswith(inside):
            found.names[name] = name.removeprefix(inside)
            found.hashes[name] = state.sha256
    for name, refusal in last.refused.items():
        if name.startswith(inside) or name == key:
            found.refused[name] = {k: v for k, v in refusal.items() if k != "signature"}
    return found


def digest_of(member: Member) -> str:
    """Give a hash of a member and its sidecar; equal means that neither changed."""
    digest = sha256(member.data)
    if member.sidecar:
        digest.update(b"\0" + member.sidecar[0])
    return digest.hexdigest()
