"""Files that hold documents: archives, and the attachments of e-mails, one document a member.

Nothing is ever written to disk, and names in an archive are labels, never paths. Members nest, an
archive in an archive or in a mail, under one budget for all of them together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from jiqun.documents.archive import MOST_BYTES, MOST_MEMBERS, open_archive
from jiqun.documents.files import SIDECAR
from jiqun.model import Refusal, printable

ARCHIVES = (".zip",)
"""Suffixes of files that are no documents themselves."""
MAILS = (".eml",)
"""Suffixes of documents that may have others attached."""
MOST_NESTED = 3
"""Containers within each other: our choice; a mail with an archive of archives has three."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document within a container.

    Attributes:
        name: the way to it, names of containers and folders between slashes.
        data: its bytes.
        sidecar: the bytes of the metadata file beside it, and that file's name.
    """

    name: str
    data: bytes
    sidecar: tuple[bytes, str] | None = None


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked of one file on disk.

    Attributes:
        wanted: the one member that is looked for; None where all are.
        taken: names that members were given.
    """

    wanted: str | None = None
    bytes: int = MOST_BYTES
    members: int = MOST_MEMBERS
    taken: set[str] = field(default_factory=set)

    def passes_over(self, label: str) -> bool:
        """Whether a member is neither the one that is looked for nor holds it."""
        return self.wanted is not None and not f"{self.wanted}/".startswith(f"{label}/")

    def spend(self, name: str, size: int) -> None:
        self.bytes -= size
        self.members -= 1
        if self.bytes < 0:
            raise Refusal("too_large_inside", detail=f"{name}: more than {MOST_BYTES} bytes")
        if self.members < 0:
            raise Refusal("too_large_inside", detail=f"{name}: more than {MOST_MEMBERS} files")


def is_archive(name: str) -> bool:
    """Say whether a file of this name is no document itself, but holds some."""
    return PurePosixPath(name).suffix.lower() in ARCHIVES


def is_container(name: str) -> bool:
    """Say whether a file of this name may hold documents."""
    return is_archive(name) or PurePosixPath(name).suffix.lower() in MAILS


def members(data: bytes, name: str) -> Iterator[Member | Refusal]:
    """Give every document in a container, in order of name, and what had to be refused.

    A refusal's place is the way to the member. Hidden files and those that a Mac adds are passed
    over; a member of unknown format comes as a member, and its reader says so.

    Raises:
        Refusal: the container itself is damaged, encrypted or over the limits.
    """
    yield from _within(data, PurePosixPath(name).name, "", _Budget(), 1)


def _within(
    data: bytes, name: str, above: str, budget: _Budget, depth: int
) -> Iterator[Member | Refusal]:
    if depth > MOST_NESTED:
        raise Refusal("too_large_inside", detail=f"{MOST_NESTED} containers within each other")
    contents = _of_archive if is_archive(name) else _of_mail
    for member in contents(data, above, budget):
        if isinstance(member, Refusal) or not is_archive(member.name):
            yield member
        if isinstance(member, Refusal) or not is_container(member.name):
            continue
        inside = f"{member.name}/"
        try:
            yield from _within(member.data, member.name, inside, budget, depth + 1)
        except Refusal as refusal:
            yield Refusal(refusal.code, member.name, **refusal.parts)


def _of_archive(data: bytes, above: str, budget: _Budget) -> Iterator[Member | Refusal]:
    archive = open_archive(data)
    sidecars = {name for name in archive.names if name.endswith(SIDECAR)}
    for name in archive.names:
        path = PurePosixPath(name)
        if name in sidecars or path.name.startswith(".") or "__MACOSX" in path.parts:
            continue
        label = _label(f"{above}{name}", budget)
        if budget.passes_over(label):
            continue
        try:
            content = archive.read(name)
            budget.spend(name, len(content))
            beside = (f"{name}{SIDECAR}", str(path.with_name(path.stem + SIDECAR)))
            found = next((s for s in beside if s in sidecars), None)
            sidecar = (archive.read(found), PurePosixPath(found).name) if found else None
        except Refusal as refusal:
            yield Refusal(refusal.code, label, **refusal.parts)
            if budget.bytes < 0 or budget.members < 0:
                return
            continue
        yield Member(label, content, sidecar)


def _of_mail(data: bytes, above: str, budget: _Budget) -> Iterator[Member | Refusal]:
    """Give the attachments that have a name; pictures within the text of a mail have none."""
    from jiqun.documents.mail import message_of

    message = message_of(data)
    try:
        parts = list(message.iter_attachments())
    except (AttributeError, KeyError, LookupError, ValueError, TypeError):
        return  # no parts at all, or a structure that nobody can tell
    for part in parts:
        try:
            name = part.get_filename()
            content = part.get_payload(decode=True)
        except (LookupError, ValueError, TypeError, AttributeError):
            continue
        if not name or not isinstance(content, bytes):
            continue
        label = _label(f"{above}{name.replace('/', '_')}", budget)
        try:
            budget.spend(label, len(content))
        except Refusal as refusal:
            yield Refusal(refusal.code, label, **refusal.parts)
            return
        yield Member(label, content)


def _label(name: str, budget: _Budget) -> str:
    """Give a member's name as it can be shown; of equal ones each its own number."""
    plain = printable(name.replace("\\", "/"))
    path, label, number = PurePosixPath(plain), plain, 2
    while label in budget.taken:
        label = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        number += 1
    budget.taken.add(label)
    return label


def member(data: bytes, name: str, wanted: str) -> Member:
    """Give one document of a container by the name that `members` gave it.

    Raises:
        Refusal: there is none of that name any more.
    """
    for found in _within(data, PurePosixPath(name).name, "", _Budget(wanted), 1):
        if isinstance(found, Member) and found.name == wanted:
            return found
    raise Refusal("missing", f"{name}/{wanted}")
