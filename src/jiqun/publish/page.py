"""Say what a page is: a path under the site's root and the bytes that stand there."""

from dataclasses import dataclass

LANGUAGES = ("zh", "en")
"""Every page stands at one address under each of these folders."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site.

    Attributes:
        path: relative to the site's root, with `/`, such as `en/documents/ID.html`; it is a
            file name, not percent-encoded.
        body: what stands in it.
    """

    path: str
    body: bytes


def other_language(language: str) -> str:
    """Give the language that the switch on a page leads to."""
    return "en" if language == "zh" else "zh"
