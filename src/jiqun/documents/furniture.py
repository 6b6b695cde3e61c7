"""Tell the furniture of a web page from its content: menus, banners, links to other pages.

Elements that say so by their tag are left out in `page.py` already; here are those that say so by
their role, or by the first word of their class or id.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ROLES = {"navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu"}
_ROLES |= {"menubar", "toolbar"}
_WORD = re.compile(
    r"(?:^|\s)(?:cookies?|consent|gdpr|nav|navbar|navigation|menu|breadcrumbs?|crumbs?|sidebar|"
    r"related|recommend(?:ed|ations?)?|share|sharing|social|newsletter|subscribe|pagination|pager|"
    r"copyright|advert(?:isement)?|ads)(?:$|[\s_-])",
    re.I,
)
"""First words of class names and ids by which pages name their furniture: our list, from what
content systems write; a page whose text would be lost by it is taken whole (see `page.py`)."""
_CONTENT = "main, article, h1"
"""What furniture never holds."""
_MARKED = {"div", "section", "ul", "ol", "p", "span", "table", "header"}


def is_furniture(node: "LexborNode") -> bool:
    """Say whether an element is furniture of the page, by what it says of itself."""
    tag = node.tag or ""
    attributes = node.attributes
    if attributes and tag in _MARKED:
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        role = (attributes.get("role") or "").lower()
        return bool(role in _ROLES or _WORD.search(named)) and node.css_first(_CONTENT) is None
    return False
