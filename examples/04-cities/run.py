"""Rank cities on 27 proposed indicators, say how sure that is, and confront published lists."""

from pathlib import Path

from jiqun.index.cards import confront, read_cards
from jiqun.index.evaluation import Evaluation

FOLDER = Path(__file__).parent / "input"
index = Evaluation.read(FOLDER / "index.yaml")

print(f"{index.table.present.mean():.0%} of {index.table.values.size} cells have a figure")
for r in index.rank():
    print(f"{r['rank']:>2} ({r['low']}-{r['high']}) tie group {r['tier']}  {r['name']}")

for card in read_cards(FOLDER / "cards.yaml"):
    verdicts = confront(card, index.run.last)
    possible = sum(v.possible for v in verdicts)
    print(
        f"\n{card.year}: {len(card.places)} places known, {len(verdicts)} of cities with figures;"
    )
    print(f"    {possible} could come about under some weights and some figures in the gaps")
    for place, low, high in card.misprints():
        print(f"    {place.unit}: the printed {place.score:g} must lie in {low:g} to {high:g}")
