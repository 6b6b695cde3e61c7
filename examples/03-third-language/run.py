"""Read a German article with the pack `lang/de`: comma decimals, Milliarden and Billionen."""

from pathlib import Path

import jiqun

document = jiqun.read(Path(__file__).parent / "input" / "hafenstadt.md")
print(f"language: {document.language}")
for claim in jiqun.extract(document):
    assert document.text[claim.start : claim.end] == claim.quote
    what = f"{claim.indicator} {claim.measure} {claim.status}"
    amount = f"{claim.bound:<7}{claim.value:>20} {claim.unit:<8}"
    print(f"{claim.period!s:<5} {what:<26} {amount}{claim.quote}")
