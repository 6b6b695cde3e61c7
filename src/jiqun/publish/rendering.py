"""Turn a template and values into a page; templates are compiled once."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiqun.publish.page import Page, other_language
from jiqun.publish.texts import phrases

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; "
    "img-src 'self' file: data:; form-action 'self'; base-uri 'none'"
)
"""What a page may load: its own files, from the site or from disk; no inline script or style."""

SERVED_POLICY = POLICY.replace(" file:", "") + "; connect-src 'self'"
"""What a page with a server behind it may load, and whom its scripts may ask: that server."""


@cache
def environment() -> "Environment":
    """Give the one template environment; everything is escaped unless it is Markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["policy"] = POLICY  # of the pages that are no `render`
    made.globals["script_json"] = script_json
    return made


def render(
    template: str,
    path: str,
    language: str,
    *,
    served: bool = False,
    twin: str | None = None,
    **values: Any,
) -> Page:
    """Make one page; `path` stands under the language's folder.

    Templates get `t` (phrases), `language`, `other`, `up` (the way to the language's folder),
    `root` (the way to the site's root), and `here` (the path below the language's folder).

    Args:
        served: whether a server stands behind the page, so that checking and searching are
            offered.
        twin: the file name of the page's JSON, beside it.
    """
    depth = path.count("/")
    body = (
        environment()
        .get_template(template)
        .render(
            t=phrases(language),
            policy=SERVED_POLICY if served else POLICY,
            language=language,
            other=other_language(language),
            up="../" * depth,
            root="../" * (depth + 1),
            here=path,
            served=served,
            twin=twin,
            **values,
        )
    )
    return Page(f"{language}/{path}", body.encode("utf-8", "replace"))


def json_page(path: str, record: Any) -> Page:
    """Make the JSON twin of a page: one line, keys in the order of the record."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return Page(path, text.encode("utf-8", "replace") + b"\n")


def script_json(record: Any) -> "Markup":
    r"""Write JSON that can stand in a script element: no `</script>`, no `<!--`.

    >>> print(script_json({"a": "</script>"}))
    {"a":"\u003c/script\u003e"}
    """
    from markupsafe import Markup

    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
