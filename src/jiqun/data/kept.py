"""Keep what is made of the package's data files, as Python keeps compiled modules.

Parsing the words of a language takes longer than a program may take to start. So the first program
that reads them leaves the values in the folder of compiled modules, and later ones take them from
there while the files have the same size and time of change. Where Python writes no compiled modules
(`PYTHONDONTWRITEBYTECODE`, a folder that is not ours to write), values are made each time.
"""

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")


class BrokenYaml(ValueError):
    """A text is no YAML; the message says where and why."""


def read_yaml_file(path: Path) -> Any:
    """Give what a YAML file of the package holds.

    Raises:
        OSError: it cannot be read.
        BrokenYaml: it is no YAML.
    """
    return kept(lambda: _parsed(path.read_text(encoding="utf-8")), path)


def kept(make: Callable[[], Value], *sources: Path) -> Value:
    """Give what `make` makes of some files: plain values that pickle can write.

    The values are kept under the name of the first file, so no two makers may share one. A maker
    that does more than to parse names its own module among the files.

    Raises:
        OSError: a file cannot be read.
    """
    stamp = [(state.st_mtime_ns, state.st_size) for state in map(Path.stat, sources)]
    place = cache_place(sources[0])
    with suppress(TypeError, ValueError):
        seen, value = load_values(place)
        if seen == stamp:
            return value  # type: ignore[no-any-return]
    made = make()
    write_values(place, (stamp, made))
    return made


def cache_place(path: str | Path) -> Path | None:
    """Give where values are kept that belong to a file; None where Python keeps nothing."""
    try:
        return Path(cache_from_source(f"{path}.py")).with_suffix(".values")
    except NotImplementedError:
        return None


def _parsed(text: str) -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as problem:
        raise BrokenYaml(str(problem)) from None


def load_values(place: Path | None) -> Any:
    """Give what was kept in a place; None where there is nothing, or nothing whole."""
    if place is None:
        return None
    with suppress(Exception):  # damaged pickles raise whatever comes to them
        return pickle.loads(place.read_bytes())
    return None


def write_values(place: Path | None, values: Any) -> None:
    """Write values where they can be; who reads at the same time finds all of them or none."""
    if place is None or sys.dont_write_bytecode:
        return
    ours = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        ours.write_bytes(pickle.dumps(values, pickle.HIGHEST_PROTOCOL))
        ours.replace(place)
