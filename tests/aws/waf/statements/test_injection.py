"""SQL injection and cross-site scripting."""

import pytest

from tests.aws.waf.asking import asks, looks, request


@pytest.mark.parametrize("kind", ["SqliMatch", "XssMatch"])
def test_what_is_not_detected_is_unknown(kind: str) -> None:
    """Neither found nor ruled out."""
    assert asks(looks(kind), request(query="a")) is None
