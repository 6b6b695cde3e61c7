"""Read one article, print its claims with their characters, then what arithmetic says of them."""

from pathlib import Path

import jiqun

document = jiqun.read(Path(__file__).parent / "input" / "shenzhen-2025.md")
claims = jiqun.extract(document)

for claim in claims:
    assert document.text[claim.start : claim.end] == claim.quote
    what = f"{claim.indicator} {claim.measure} {claim.subject or ''}"
    print(f"{claim.start:>4}-{claim.end:<4} {claim.period!s:<6} {what:<38} {claim.quote}")

print()
for finding in jiqun.check(claims):
    print(f"{finding.kind} ({finding.outcome}): {finding.message_en}")
    for repair in finding.repairs:
        print(f"    {repair.claim}: {repair.kind} {dict(repair.fields)} unique={repair.unique}")
