"""What the series say: derived observations, warnings, comparisons of places."""

from hashlib import sha256
from pathlib import Path

from jiqun.data import fingerprint
from jiqun.monitoring.comparison import Apart, Comparison, Key, Standing, compare, key_of
from jiqun.monitoring.derived import Derived
from jiqun.monitoring.facts import Fact, Facts, Line, Release, facts_of, line_of
from jiqun.monitoring.monitor import RULES, monitor
from jiqun.monitoring.overlaps import OverlapError, add
from jiqun.monitoring.reading import dependents, named_areas, read_facts, read_scene
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.settings import settings
from jiqun.monitoring.views import (
    ComparedKey,
    CompareView,
    MonitorView,
    compare_views,
    compared_keys,
    keys_of_areas,
    monitor_views,
    placed_keys,
)


def _version() -> str:
    digest = sha256(fingerprint().encode())
    folder = Path(__file__).parent
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.yaml"))):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


VERSION = _version()
"""Hash of this package's sources and of all data files: what derived figures were made with."""

__all__ = [
    "RULES",
    "VERSION",
    "Apart",
    "CompareView",
    "ComparedKey",
    "Comparison",
    "Derived",
    "Fact",
    "Facts",
    "Key",
    "Line",
    "MonitorView",
    "OverlapError",
    "Release",
    "Scene",
    "Standing",
    "add",
    "compare",
    "compare_views",
    "compared_keys",
    "dependents",
    "facts_of",
    "key_of",
    "keys_of_areas",
    "line_of",
    "monitor",
    "monitor_views",
    "named_areas",
    "placed_keys",
    "read_facts",
    "read_scene",
    "settings",
]
