"""Languages: a folder each, with the same files."""

from jiqun.lang.pack import LANGUAGES, Pack, examples, pack

__all__ = ["LANGUAGES", "Pack", "examples", "pack"]
