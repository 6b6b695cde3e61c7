"""The chart library in the package is the one that the pinned tool makes."""

import pytest

from jiqun.publish.assets import BUNDLE_ENTRY, LIBRARY, STATIC


@pytest.mark.slow
def test_the_chart_library_is_what_the_pinned_tool_makes() -> None:
    """To renew it after an update of vl-convert, write these bytes to the file."""
    import vl_convert

    made = str(vl_convert.javascript_bundle(BUNDLE_ENTRY)).encode()
    assert (STATIC / LIBRARY).read_bytes() == made
