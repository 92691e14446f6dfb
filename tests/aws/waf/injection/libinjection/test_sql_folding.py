"""Tokens folded to at most five."""

import pytest

from gatewright.aws.waf.injection.libinjection.sql_folding import folded
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"1+2-3", "1"),
        (b"(1", "1"),
        (b"/* x */", ""),
        (b"1*(2)+3", "1"),
        (b"a=(b) or c", "n&n"),
        (b"1,(2,3)--", "1c"),
        (b"1 /* x */", "1c"),
        (b"a; b; c; d", "n;n;n"),
        (b"", ""),
    ],
)
def test_what_does_not_matter_is_folded_away(text: bytes, expected: str) -> None:
    """A comment that ends the text is kept."""
    assert "".join(token.kind for token in folded(Source(text, mysql=False), b"")) == expected
