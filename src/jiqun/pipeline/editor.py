"""The note to the editor: what cannot be, what was printed by whom, the arithmetic, a proposal."""

from collections.abc import Iterator

from jiqun.checks.ways import number_of, ways_text
from jiqun.checks.words import between, listed
from jiqun.data.dates import day_name
from jiqun.ledger.views import Quote
from jiqun.model import Finding, Outcome, Repair
from jiqun.pipeline.review import Review
from jiqun.publish.address import Links
from jiqun.publish.findings import arithmetic, headline

SENTENCES = 4
"""Sentences quoted at most: of the figure in doubt, and of those it clashes with (our choice)."""
TOLD = 2
"""Ways offered at most where no figure is known to be the wrong one (our choice)."""
TITLE = 60
"""Characters of a title at most: of texts without one it is their first paragraph."""
_WORDS = {
    "quoted": ("What was printed:", "原文："),
    "sum": ("The arithmetic:", "算式："),
    "proposal": ("Proposed correction:", "建议更正："),
    "no_date": ("no date", "日期不详"),
}


def note_to_editor(review: Review, finding: Finding) -> str:
    """Give a note in the paper's language: what cannot be, what would agree, and the proof."""
    language = review.language(finding)
    if language != "zh":
        language = "en"
    clash, _ = headline(finding, language)
    lines = [f"{clash}{'' if language == 'zh' else ' '}{_asked(review, finding, language)}", ""]
    lines += [_word("quoted", language), *_quoted(review, finding, language), ""]
    rows = arithmetic(finding, review.quotes, {}, language, Links(""))
    if rows:
        lines.append(_word("sum", language))
        numbers = [r.number + " " * len(r.pad) if r.number else r.quote for r in rows]
        width = max(map(len, numbers))
        rests = max(len(r.rest) for r in rows)
        for row, number in zip(rows, numbers, strict=True):
            line = f"  {row.operator or ' '} {number:>{width}} {row.rest:<{rests}}  {row.label}"
            lines.append(line.rstrip())
    proposals = [_proposal(review, r, language) for r in finding.repairs]
    if any(proposals):
        lines += ["", _word("proposal", language), *(p for p in proposals if p)]
    return "\n".join(lines).rstrip()


def _word(code: str, language: str) -> str:
    return _WORDS[code][language == "zh"]


def _asked(review: Review, finding: Finding, language: str) -> str:
    """Give what would make all agree, or who could say; of rounding, all that is told of it."""
    zh = language == "zh"
    if finding.outcome is Outcome.ROUNDING:
        return headline(finding, language)[1]
    read = [r for r in finding.repairs if r.best is not None]
    if read:
        said = [_quote(review, r.claim) for r in read]
        values = [_value(r, language) for r in read]
        if zh:
            told = "、".join(f"“{q}”读作{v}" for q, v in zip(said, values, strict=True))
            return f"若将{told}，则各数相符，请核对原始统计表。"
        told = listed([f"“{q}” as {v}" for q, v in zip(said, values, strict=True)], "en")
        return f"Read {told}, and all agree; would you check it against the source table?"
    ways = [w for w in finding.resolutions if w.fits]
    if ways:
        quotes = {c: claim.quote for c, claim in review.claims.items()}
        told = ways_text(ways[:TOLD], quotes, language)
        if zh:
            return f"可能的读法：{told}；请核对原始统计表。"
        return f"They would agree thus: {told}; would you check them against the source table?"
    if zh:
        return "请核对原始统计表或指标定义。"
    return "Would you check them against the source table, or say how they are defined?"


def _value(repair: Repair, language: str) -> str:
    return number_of(repair.best, language) if repair.best else ""


def _quote(review: Review, claim: str) -> str:
    known = review.claims.get(claim)
    return known.quote if known else claim


def _proposal(review: Review, repair: Repair, language: str) -> str:
    if repair.best is None:
        return ""
    text = f"  “{_quote(review, repair.claim)}” → {_value(repair, language)}"
    if repair.interval is None:
        return text
    extent = between(repair.interval, repair.best.unit, language)
    return f"{text}（{extent}）" if language == "zh" else f"{text} ({extent})"


def _quoted(review: Review, finding: Finding, language: str) -> Iterator[str]:
    """Quote the sentences, that of the figure in doubt first, each with who printed it when."""
    order = [*finding.suspects, *finding.conflict, *finding.claims]
    found: dict[tuple[str, str], Quote] = {}
    for claim in order:
        quote = review.quotes.get(claim)
        if quote is not None:
            found.setdefault((quote.claim.doc, quote.sentence), quote)
    for doc, sentence in list(found)[:SENTENCES]:
        yield f"  “{' '.join(sentence.split())}”"
        yield f"    {_source(review, doc, language)}"


def _source(review: Review, doc: str, language: str) -> str:
    """Say who printed it, under which title, and when."""
    source = review.sources.get(doc)
    title = (source.title if source else None) or doc
    title = title if len(title) <= TITLE else title[:TITLE].rstrip() + "…"
    day = source.published if source else None
    parts = [source.publisher if source and source.publisher else ""]
    parts.append(f"《{title}》" if language == "zh" else f"“{title}”")
    parts.append(day_name(day, language) if day else _word("no_date", language))
    return f"— {('，' if language == 'zh' else ', ').join(p for p in parts if p)}"
