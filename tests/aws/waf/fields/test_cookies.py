"""Cookies."""

from typing import Any

import pytest

from gatewright.aws.waf.fields.cookies import named
from gatewright.aws.waf.inspection import Found, Partial
from tests.aws.waf.asking import inspection, part, request

SENT = request(Cookie="a=1; B=2;c ; =d")


def several(pattern: dict[str, Any], scope: str) -> dict[str, Any]:
    """Return a field to match of several cookies."""
    return {"Cookies": {"MatchPattern": pattern, "MatchScope": scope, "OversizeHandling": "CONTINUE"}}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (several({"All": {}}, "VALUE"), (b"1", b"2", b"", b"d")),
        (several({"All": {}}, "KEY"), (b"a", b"B", b"c", b"")),
        (several({"IncludedCookies": ["b"]}, "ALL"), (b"B", b"2")),
        (several({"ExcludedCookies": ["a", "c", ""]}, "VALUE"), (b"2",)),
    ],
)
def test_what_is_looked_at(field: dict[str, Any], expected: Found) -> None:
    """Names in any letter case."""
    assert part(field, SENT) == expected


def test_one_cookie_is_found_by_its_name() -> None:
    """Or is not there, or nobody told."""
    assert named(inspection(SENT), b"b") == (b"2",)
    assert named(inspection(request()), b"b") == ()
    assert isinstance(named(inspection(request(withheld=True)), b"b"), Partial)
