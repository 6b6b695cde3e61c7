"""Turn values into the bytes of pages: nothing is queried here, and nothing is decided."""

from jiqun.publish.address import document_id, file_name
from jiqun.publish.answers import check_page, message_page, search_page
from jiqun.publish.areas import area_pages
from jiqun.publish.assets import asset_page, asset_pages
from jiqun.publish.catalogue import catalogue_pages, classification_pages
from jiqun.publish.changes import changes_pages
from jiqun.publish.compare import CompareEntry, compare_index, compare_pages
from jiqun.publish.definitions import indicator_pages
from jiqun.publish.documents import document_pages, pasted_page
from jiqun.publish.indexes import IndexSummary, indexes_pages
from jiqun.publish.items import item_pages
from jiqun.publish.matrix import matrix_pages
from jiqun.publish.monitor import monitor_pages
from jiqun.publish.overview import overview_pages
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import SERVED_POLICY
from jiqun.publish.series import series_pages
from jiqun.publish.silence import silence_pages
from jiqun.publish.texts import text
from jiqun.publish.version import VERSION

__all__ = [
    "LANGUAGES",
    "SERVED_POLICY",
    "VERSION",
    "CompareEntry",
    "IndexSummary",
    "Page",
    "area_pages",
    "asset_page",
    "asset_pages",
    "catalogue_pages",
    "changes_pages",
    "check_page",
    "classification_pages",
    "compare_index",
    "compare_pages",
    "document_id",
    "document_pages",
    "file_name",
    "indexes_pages",
    "indicator_pages",
    "item_pages",
    "matrix_pages",
    "message_page",
    "monitor_pages",
    "overview_pages",
    "pasted_page",
    "search_page",
    "series_pages",
    "silence_pages",
    "text",
]
