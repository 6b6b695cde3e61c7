"""Make hostile HTML harmless for the parser, in one pass and in time linear in its length.

A parser that follows the standard needs time that grows with the square of the nesting and of the
number of attributes: 100,000 open tags of 500 kB take half a minute. So before parsing, scripts,
styles, comments and tags that only change the look of letters go, tags nest no deeper than
browsers allow, and overlong tags lose their attributes. The text stays.
"""

import re
from collections.abc import Iterator

MAX_DEPTH = 400
"""Open elements at a time. Chromium stops at 512 (HTMLConstructionSite, kMaximumHTMLParserDOMTree-
Depth); ours is lower because implied html, body and table elements come on top."""
MAX_TAG_CHARS = 8_192
"""A longer tag keeps its name only: our choice; no attribute that we read is near that."""

_SPACE = r"[\t\n\f\r ]"
_TOKEN = re.compile(
    r"<(?:"
    r"(?P<comment>!--(?:>|->)?)"
    r"|(?P<bogus>[!?][^>]*+>?)"
    r"|(?P<close>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)"
    r"(?P<attributes>(?:[\t\n\f\r /]++"
    r"|[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)?+)?+"
    r")*+)(?P<end>>?)"
    r")"
)
_RAW = {"script", "style", "template", "noscript", "iframe", "noembed", "noframes", "xmp"}
_RAW |= {"textarea", "plaintext", "svg", "math"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
_VOID |= {"source", "track", "wbr"}
_CLOSES_ITSELF = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"}
_CLOSES_ITSELF |= {"colgroup", "option", "optgroup", "html", "head", "body", "rt", "rp"}
_INLINE = {"abbr", "bdi", "bdo", "cite", "data", "del", "ins", "kbd", "label", "mark", "q", "samp"}
_INLINE |= {"span", "sub", "sup", "time", "var"}
_FORMATTING = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong"}
_FORMATTING |= {"tt", "u"}
"""Elements that a parser opens again in every paragraph after one that left them open (HTML
standard, 13.2.4.3): 40,000 of them make sixteen million nodes. They say nothing to us."""


def tame(source: str) -> str:
    """Give the same page without scripts, styles, comments, deep nesting and huge tags.

    >>> tame("<p onclick='x'>1<script>alert(1)</script></p>")
    "<p onclick='x'>1 </p>"
    """
    return "".join(_pieces(source))


def _pieces(source: str) -> Iterator[str]:
    position, depth = 0, 0
    while match := _TOKEN.search(source, position):
        yield source[position : match.start()]
        position = match.end()
        name = (match["name"] or "").lower()
        if match["comment"]:
            position = position if match["comment"] != "!--" else _after(source, "-->", position)
            yield " "
        elif not name:
            yield " "
        elif name in _RAW:
            if not match["close"] and not match["attributes"].endswith("/"):
                position = _after_raw(source, name, position)
            yield " "
        elif name in _FORMATTING:
            continue
        elif name in _VOID or name in _CLOSES_ITSELF:
            yield _short(match)
        elif match["close"]:
            if depth <= MAX_DEPTH:
                yield f"</{name}>"
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth <= MAX_DEPTH:
                yield _short(match)
            elif name not in _INLINE:
                yield "<br>"
    yield source[position:]


def _short(match: re.Match[str]) -> str:
    if len(match[0]) > MAX_TAG_CHARS:
        return f"<{match['close']}{match['name'][:40]}>"
    return match[0] if match["end"] else match[0] + ">"


def _after(source: str, mark: str, position: int) -> int:
    found = source.find(mark, position)
    return len(source) if found < 0 else found + len(mark)


def _after_raw(source: str, name: str, position: int) -> int:
    found = re.compile(rf"</{name}(?=[\t\n\f\r />])[^>]*+>?", re.I).search(source, position)
    return found.end() if found else len(source)
