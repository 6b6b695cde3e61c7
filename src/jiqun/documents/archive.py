"""Open zip archives, Office files among them, without letting them fill memory."""

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass

from jiqun.model import Refusal

MOST_MEMBERS = 2_000
"""Files in one archive: our choice; an Office file has some dozens."""
MOST_BYTES = 200_000_000
"""All members unpacked: our choice, four times the largest file we read."""
LARGEST_MEMBER = 100_000_000
"""One member unpacked: our choice."""
HIGHEST_RATIO = 200
"""Unpacked to packed size of members over a megabyte: our choice; sheets of figures reach 30."""


_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError),
    *(NotImplementedError, LookupError, RuntimeError, OverflowError),
)
"""What the library says of a broken archive, in one way or another."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose directory has been looked through; members are read one at a time."""

    file: zipfile.ZipFile
    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """Give one member's bytes, no more than its directory entry promised.

        Raises:
            Refusal: the member is damaged or larger than promised.
        """
        info = self.file.getinfo(name)
        try:
            with self.file.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _BROKEN as problem:
            raise Refusal("damaged", detail=f"{name}: {problem}") from None
        if len(data) > info.file_size:
            raise Refusal("too_large_inside", detail=name)
        return data


def open_archive(data: bytes) -> Archive:
    """Open an archive and check its directory: count, sizes, ratios, encryption.

    Raises:
        Refusal: it is damaged, encrypted, or would unpack to more than the limits.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as problem:
        raise Refusal("damaged", detail=str(problem)) from None
    members = [i for i in file.infolist() if i.filename and not i.is_dir()]
    if len(members) > MOST_MEMBERS:
        raise Refusal("too_large_inside", detail=f"{len(members)} files")
    total = 0
    for info in members:
        total += info.file_size
        packed = max(info.compress_size, 1)
        bomb = info.file_size > 1_000_000 and info.file_size / packed > HIGHEST_RATIO
        if bomb or info.file_size > LARGEST_MEMBER or total > MOST_BYTES:
            raise Refusal("too_large_inside", detail=f"{info.filename}: {info.file_size} bytes")
        if info.flag_bits & 0x1:
            raise Refusal("encrypted")
    plain = [i.filename for i in members if not stat.S_ISLNK(i.external_attr >> 16)]
    return Archive(file, tuple(sorted(plain)))
