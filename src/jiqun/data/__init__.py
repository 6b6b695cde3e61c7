"""Catalogues, areas, indicators, units: data files and the one loader for them."""

from jiqun.data.catalogue import (
    Area,
    Catalogue,
    Label,
    Subject,
    canonical_area,
    catalogue,
    data_path,
    fingerprint,
)
from jiqun.data.catalogues import Catalogues, catalogues, item_name, lies_in, subject_name
from jiqun.data.classification import Classification, Item, Version
from jiqun.data.concordance import Change, Concordance
from jiqun.data.dated import Scope
from jiqun.data.resolving import Match, policy_code, resolve
from jiqun.model import Period

__all__ = [
    "Area",
    "Catalogue",
    "Catalogues",
    "Change",
    "Classification",
    "Concordance",
    "Item",
    "Label",
    "Match",
    "Scope",
    "Subject",
    "Version",
    "canonical_area",
    "catalogue",
    "catalogues",
    "data_path",
    "fingerprint",
    "item_name",
    "lies_in",
    "policy_code",
    "resolve",
    "scope_at",
    "subject_name",
]


def scope_at(indicator: str, subject: str | None, area: str, period: Period) -> Scope | None:
    """Give the scope that a total had in a period; None where no source tells of one.

    >>> found = scope_at(
    ...     "value_added", "strategic emerging industries", "Shenzhen", Period.parse("2021")
    ... )
    >>> found.code if found else None
    'sz-sei-7-wide'
    """
    return catalogues().scope_at(indicator, subject, area, period)
