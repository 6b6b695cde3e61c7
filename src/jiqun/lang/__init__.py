"""Languages: a folder each, with the same files."""

from jiqun.lang.pack import LANGUAGES, Forms, Pack, examples, pack
from jiqun.lang.tongue import Tongue, language_name, tongues

__all__ = ["LANGUAGES", "Forms", "Pack", "Tongue", "examples", "language_name", "pack", "tongues"]
