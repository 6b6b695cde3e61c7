"""Languages: a folder each, with the same files."""

from jiqun.lang.pack import LANGUAGES, Forms, Pack, examples, pack
from jiqun.lang.tongue import Tongue, tongues

__all__ = ["LANGUAGES", "Forms", "Pack", "Tongue", "examples", "pack", "tongues"]
