"""Read bold words that lead a line of Markdown as the label that they are: **Prices** CPI fell."""

import re

_LEAD = re.compile(
    r"(?m)^(?P<before>[ \t]*(?:[-+*•] |\d{1,2}[.)] )?)\*\*"
    r"(?P<words>[^*\n]{2,70}?)(?P<mark>[:：.]?)\*\*(?P<after>[:：]?)"
)


def label_bold_leads(text: str) -> str:
    """Give a text of the same length in which a colon ends the bold words that lead a line.

    >>> label_bold_leads("4. **Prices** CPI fell."), label_bold_leads("- **Rents:** 4%")
    ('4.   Prices:  CPI fell.', '-   Rents:   4%')
    """
    return _LEAD.sub(_label, text) if "**" in text else text


def _label(found: re.Match[str]) -> str:
    words, mark, after = found["words"], found["mark"], found["after"]
    end = ": " if not mark and not after else "  "
    return f"{found['before']}  {words}{mark}{end if not after else '  '}{after}"
