"""Blobs in documents."""

from gatewright.services.wafv2.stored_json import as_shown, as_stored
from tests.services.wafv2.waf_account import rule


def test_blobs_come_back_as_bytes() -> None:
    """Stored as base64, whatever their bytes are."""
    found = [rule(), {"SearchString": b"\xff\x00"}]

    assert as_stored(found)[1] == {"SearchString": "/wA="}
    assert as_shown(as_stored(found)) == found
