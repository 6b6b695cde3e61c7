"""Read data files so that every value remembers the line it stands on."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

import yaml

Path = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions from the top."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Lines:
    """A file's content with the line of each of its values.

    Attributes:
        value: mappings, lists, text, numbers; dates stay text, as written.
        line_of: path → line, counted from one.
        doubled: keys that a mapping holds twice, as (path, line).
        broken: what the file's syntax breaks, as (line, words); then `value` is None.
    """

    value: Any
    line_of: Mapping[Path, int]
    doubled: tuple[tuple[Path, int], ...] = ()
    broken: tuple[int, str] | None = None

    def line(self, path: Path) -> int:
        """Give the line of a value, or of the nearest thing around it."""
        while path and path not in self.line_of:
            path = path[:-1]
        return self.line_of.get(path, 1)


class _Loader(_Base):  # type: ignore[misc]
    """The safe loader, but `2022-02-30` is text, to be told and not to crash; so are `on`, `no`."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, form)
        for tag, form in rules
        if not (tag.endswith(":timestamp") or (tag.endswith(":bool") and first in "yYnNoO"))
    ]
    for first, rules in _Base.yaml_implicit_resolvers.items()
}


def read_yaml_lines(text: str) -> Lines:
    """Read YAML text; a syntax error is given back, with its line.

    >>> found = read_yaml_lines("a: 1\\nb:\\n  - {c: 2022-02-30}\\n")
    >>> found.value, found.line(("b", 0, "c"))
    ({'a': 1, 'b': [{'c': '2022-02-30'}]}, 3)
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        line_of: dict[Path, int] = {}
        doubled: list[tuple[Path, int]] = []
        value = _value(loader, node, (), line_of, doubled) if node is not None else None
        return Lines(value, line_of, tuple(doubled))
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        return Lines(None, {}, broken=(mark.line + 1 if mark else 1, problem.problem or ""))
    except yaml.YAMLError as problem:
        return Lines(None, {}, broken=(1, str(problem)))
    finally:
        loader.dispose()


def _value(
    loader: Any,
    node: yaml.Node,
    path: Path,
    line_of: dict[Path, int],
    doubled: list[tuple[Path, int]],
) -> Any:
    line_of[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node)
            if key in found:
                doubled.append(((*path, key), key_node.start_mark.line + 1))
            found[key] = _value(loader, value_node, (*path, key), line_of, doubled)
            line_of[(*path, key)] = key_node.start_mark.line + 1
        return found
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(loader, child, (*path, n), line_of, doubled)
            for n, child in enumerate(node.value)
        ]
    return loader.construct_object(node)


def read_csv_lines(text: str) -> tuple[tuple[str, ...], Iterator[tuple[int, dict[str, str]]]]:
    """Give the columns of a CSV text and its rows with their lines.

    Lines that begin with `#` before the header are comments. A row of another length than the
    header keeps what it has under the columns' names; too much stands under the empty name.
    """
    comments = 0
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments += 1
    reader = csv.DictReader(
        StringIO("\n".join(text.splitlines()[comments:])), restkey="", restval=""
    )
    columns = tuple(reader.fieldnames or ())

    def rows() -> Iterator[tuple[int, dict[str, str]]]:
        for row in reader:
            extra = row.pop("", None)
            record = {name: value for name, value in row.items() if name is not None}
            if extra is not None:
                record[""] = ",".join(extra) if isinstance(extra, list) else str(extra)
            yield reader.line_num + comments, record

    return columns, rows()
