"""Everything the series of one area say: all rules, in one order."""

from collections.abc import Mapping
from dataclasses import replace

from jiqun.monitoring import (
    alerts,
    average,
    base_effects,
    capacity,
    composites,
    compounded,
    contributions,
    deflator,
    districts,
    growth,
    implied,
    implied_growth,
    peers,
    products,
    quarters,
    share_changes,
    shares,
    sizes,
    totals,
    trade_baskets,
)
from jiqun.monitoring.derived import Derived
from jiqun.monitoring.scene import Rule, Scene

RULES: Mapping[str, Rule] = {
    "alerts": alerts.rows,
    "sizes": sizes.rows,
    "average": average.rows,
    "growth": growth.rows,
    "deflator": deflator.rows,
    "compounded": compounded.rows,
    "implied_growth": implied_growth.rows,
    "contributions": contributions.rows,
    "shares": shares.rows,
    "share_changes": share_changes.rows,
    "implied": implied.rows,
    "peers": peers.rows,
    "base_effects": base_effects.rows,
    "quarters": quarters.rows,
    "totals": totals.rows,
    "composites": composites.rows,
    "districts": districts.rows,
    "products": products.rows,
    "capacity": capacity.rows,
    "baskets": trade_baskets.rows,
}
"""Every rule, in the order in which a page tells them."""
MEASURING = frozenset({"average", "growth", "deflator", "quarters"})
"""Rules that measure what happened, and stand on reconciled and derived values where the ledger has
them. The others hold printed figures against each other."""


def monitor(scene: Scene) -> tuple[Derived, ...]:
    """Give every derived observation of an area, rule by rule; the same input, the same order."""
    stood = replace(scene, facts=scene.facts.stood)
    return tuple(
        made for name, rule in RULES.items() for made in rule(stood if name in MEASURING else scene)
    )
