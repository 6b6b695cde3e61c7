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

__all__ = [
    "Area",
    "Catalogue",
    "Label",
    "Subject",
    "canonical_area",
    "catalogue",
    "data_path",
    "fingerprint",
]
