"""Which basket of goods a figure of trade belongs to; two baskets are two series."""

from collections.abc import Iterator

from jiqun.checks.words import listed
from jiqun.monitoring.derived import Derived, derive, term
from jiqun.monitoring.messages import message
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.settings import Basket, baskets
from jiqun.monitoring.wording import as_printed, in_both

RULE = "basket"
_TRADED = frozenset({"exports", "imports", "trade"})


def basket_of(subject: str | None) -> Basket | None:
    """Give the basket that a subject's name means; None for single goods and all else.

    A name alone leads to the basket whose codes nobody said: only a document that lists codes
    can belong to one with codes, under that basket's own code as subject.
    """
    if subject is None:
        return None
    own_words = subject.split(":", 2)[2] if subject.startswith("label:") else subject
    for basket in baskets():
        if subject in basket.subjects or own_words == basket.name.code:
            return basket
    return None


def rows(scene: Scene) -> Iterator[Derived]:
    """Name the basket of every figure of trade that tells of one."""
    for line, by_period in scene.facts.lines(area=scene.area):
        basket = basket_of(line.subject)
        if basket is None or line.indicator not in _TRADED:
            continue
        codes = tuple(_codes(basket, language) for language in ("en", "zh"))
        for period in sorted(by_period):
            fact = by_period[period]
            yield derive(
                RULE,
                fact,
                (fact,),
                code="basket",
                interval=fact.interval,
                unit=fact.unit,
                outcome="codes_stated" if basket.is_stated else "codes_unstated",
                marks=(f"basket:{basket.name.code}",),
                terms=(term("", fact),),
                words={
                    "basket": (basket.name.en, basket.name.zh),
                    "codes": (codes[0], codes[1]),
                    "value": in_both(as_printed, fact),
                },
            )


def _codes(basket: Basket, language: str) -> str:
    if not basket.is_stated:
        return message("basket_unstated", language)
    items = [
        f"{zh if language == 'zh' else en} {' '.join(codes)}" for en, zh, codes in basket.items
    ]
    return message("basket_codes", language, codes=listed(items, language))
