"""Languages as folders: numbers, scale words, units, bounds, periods, cues, lexicons."""

from jiqun.lang.pack import LANGUAGES, Pack, pack

__all__ = ["LANGUAGES", "Pack", "pack"]
