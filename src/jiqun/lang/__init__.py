"""Languages: a folder each, with the same files."""

from jiqun.lang.pack import LANGUAGES, Forms, Pack, examples, pack

__all__ = ["LANGUAGES", "Forms", "Pack", "examples", "pack"]
