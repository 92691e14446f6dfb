"""HTML entities."""

import pytest

from gatewright.aws.waf.transformations.html import html_entity_decode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"&lt;&#60;&#x3c;&#X3C;&LT", b"<<<<<"),
        (b"&quot;&amp;&gt;&nbsp;", b'"&>\xa0'),
        (b"&amp;lt;", b"&lt;"),
        (b"&foo;&;&#;&#x;&ltd", b"&foo;&;&#;&#x;&ltd"),
        (b"&#" + b"9" * 5000 + b";", b"\xff"),
    ],
)
def test_entities_are_decoded_once(text: bytes, expected: bytes) -> None:
    """With or without a semicolon; of a number the lower byte, however long it is."""
    assert html_entity_decode(text) == expected
