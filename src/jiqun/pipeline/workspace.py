"""What an analyst keeps in a folder: documents, decisions, and the last good build."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jiqun.data import canonical_area
from jiqun.model import InputError, close_hint

KEYS = ("title", "title_zh", "area", "max_bytes", "context", "proposer")
"""What jiqun.toml may say: see docs/en/workspace.md."""

PROPOSER_KEYS = ("address", "model", "key_env", "timeout")
"""What its section [proposer] may say."""

TABLES = "tables"
"""The folder of tables; a workspace may have none."""

TEMPLATE = """\
# A jiqun workspace. Documents go into documents/; run `jiqun build` here.
title = "{title}"
title_zh = "{title_zh}"
# area = "Shenzhen"          # the place that documents speak of where they name none
# max_bytes = 50_000_000     # larger files are refused
# context = "context.json"   # what is known beside the claims: identities, exchange rates
# [proposer]                 # a language model that may label figures the grammar cannot place
# address = "http://127.0.0.1:8080/v1"
# model = "some-model"
# key_env = "MODEL_KEY"      # the environment variable that holds the key
"""


@dataclass(frozen=True, slots=True)
class Proposer:
    """A language model that may propose labels, as jiqun.toml names it.

    Attributes:
        address: of a server that speaks the protocol of OpenAI's chat completions.
        model: its name there.
        key_env: the environment variable that holds the key; None where none is needed.
        timeout_seconds: after which a call is given up.
    """

    address: str
    model: str
    key_env: str | None = None
    timeout_seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of documents, or some files named on the command line.

    Attributes:
        root: the folder that holds `build` and `decisions.jsonl`.
        sources: folders or files to read.
        output: the link to the last good build.
        is_temporary: made of files: takes no decisions and keeps no history.
        published: publication dates given on the command line, by file or for all (key "").
        proposer: the language model that may label figures; None where none is asked.
        tellers: classes of those whose figures alone count; all where none is named. Such a build
            is a view beside the workspace's own: it leaves no history.
    """

    root: Path
    sources: tuple[Path, ...]
    output: Path
    is_temporary: bool = False
    title_en: str = "jiqun"
    title_zh: str = "集群"
    area: str | None = None
    max_bytes: int | None = None
    context: Path | None = None
    published: Mapping[str, date] = field(default_factory=dict)
    proposer: Proposer | None = None
    tellers: tuple[str, ...] = ()

    @property
    def keeps_history(self) -> bool:
        """Whether a build is remembered beside the documents."""
        return not self.is_temporary and not self.tellers


def workspace_of(
    paths: list[Path], output: Path | None = None, published: Mapping[str, date] | None = None
) -> Workspace:
    """Make a workspace of a folder with jiqun.toml, or of files and folders.

    Raises:
        InputError: a path does not exist, or jiqun.toml cannot be used.
    """
    missing = [str(path) for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        raise InputError("missing", ", ".join(missing))
    dates = dict(published or {})
    if len(paths) == 1 and (paths[0] / "jiqun.toml").is_file():
        return _configured(paths[0], output, dates)
    place = output or Path("jiqun-out")
    return Workspace(
        root=place.parent,
        sources=tuple(paths),
        output=place,
        is_temporary=True,
        title_en="Documents read",
        title_zh="所读文件",
        published=dates,
    )


def _configured(root: Path, output: Path | None, published: Mapping[str, date]) -> Workspace:
    path = root / "jiqun.toml"
    try:
        options: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InputError("bad_workspace", str(path), detail=str(problem)) from None
    for key in options:
        if key not in KEYS:
            hint = close_hint(key, list(KEYS))
            raise InputError("unknown_value", str(path), field="key", value=key, hint=hint)
    title = _text(options, "title", path) or root.resolve().name
    context = _text(options, "context", path)
    area = _text(options, "area", path)
    limit = options.get("max_bytes")
    if limit is not None and (type(limit) is not int or limit <= 0):
        raise InputError("bad_workspace", str(path), detail="max_bytes is no positive number")
    return Workspace(
        root=root,
        sources=tuple(
            p for p in (root / "documents", root / TABLES) if p.exists() or p.name != TABLES
        ),
        output=output or root / "build",
        title_en=title,
        title_zh=_text(options, "title_zh", path) or title,
        area=canonical_area(area) or area if area else None,
        max_bytes=limit,
        context=root / context if context else None,
        published=published,
        proposer=_proposer(options.get("proposer"), path),
    )


def _proposer(section: object, path: Path) -> Proposer | None:
    if section is None:
        return None
    if not isinstance(section, dict):
        raise InputError("bad_workspace", str(path), detail="[proposer] is no section")
    for key in section:
        if key not in PROPOSER_KEYS:
            hint = close_hint(key, list(PROPOSER_KEYS))
            raise InputError(
                "unknown_value", str(path), field="key in [proposer]", value=key, hint=hint
            )
    address, model = _text(section, "address", path), _text(section, "model", path)
    if not address or not model or not address.startswith(("http://", "https://")):
        detail = "[proposer] needs an http or https address and a model"
        raise InputError("bad_workspace", str(path), detail=detail)
    timeout = section.get("timeout", 60)
    if type(timeout) not in (int, float) or not 0 < timeout <= 600:
        detail = "timeout in [proposer] is no number of seconds up to 600"
        raise InputError("bad_workspace", str(path), detail=detail)
    return Proposer(address, model, _text(section, "key_env", path), float(timeout))


def _text(options: Mapping[str, Any], key: str, path: Path) -> str | None:
    value = options.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError("bad_workspace", str(path), detail=f"{key} is no text: {value!r}")
    return value


def make_workspace(root: Path, title: str | None = None) -> Path:
    """Make an empty workspace and give the path of its jiqun.toml.

    Raises:
        InputError: there is one already.
    """
    path = root / "jiqun.toml"
    if path.exists():
        raise InputError("exists", str(path), detail="a workspace")
    (root / "documents").mkdir(parents=True, exist_ok=True)
    name = (title or root.resolve().name).replace("\\", "\\\\").replace('"', '\\"')
    path.write_text(TEMPLATE.format(title=name, title_zh=name), encoding="utf-8")
    (root / "decisions.jsonl").touch()
    return path
