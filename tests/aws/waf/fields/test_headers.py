"""Header fields."""

from typing import Any

import pytest

from gatewright.aws.waf.fields.headers import limited
from gatewright.aws.waf.inspection import Found, Partial
from tests.aws.waf.asking import part, request

SENT = {"Host": "h", "X_Abc": "One", "Accept": "*/*"}


def several(pattern: dict[str, Any], scope: str = "ALL", oversize: str = "CONTINUE") -> dict[str, Any]:
    """Return a field to match of several headers."""
    return {"Headers": {"MatchPattern": pattern, "MatchScope": scope, "OversizeHandling": oversize}}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ({"SingleHeader": {"Name": "x-ABC"}}, (b"One",)),
        ({"SingleHeader": {"Name": "x-none"}}, ()),
        (several({"All": {}}), (b"host", b"h", b"x-abc", b"One", b"accept", b"*/*")),
        (several({"IncludedHeaders": ["X-Abc"]}, "VALUE"), (b"One",)),
        (several({"ExcludedHeaders": ["X-Abc"]}, "KEY"), (b"host", b"accept")),
        ({"HeaderOrder": {"OversizeHandling": "CONTINUE"}}, (b"host:x-abc:accept",)),
    ],
)
def test_what_is_looked_at(field: dict[str, Any], expected: Found) -> None:
    """Names in lower case, values as sent."""
    assert part(field, request(**SENT)) == expected  # type: ignore[arg-type]  # header fields


@pytest.mark.parametrize(("oversize", "expected"), [("MATCH", True), ("NO_MATCH", False)])
@pytest.mark.parametrize("sent", [{"A": "x" * 8192}, {f"h{n}": "" for n in range(201)}])
def test_too_much_is_decided_by_oversize_handling(oversize: str, expected: bool, sent: dict[str, str]) -> None:
    """Above 8 KB, or above 200 fields."""
    asked = request(**sent)  # type: ignore[arg-type]  # header fields

    assert part(several({"All": {}}, oversize=oversize), asked) is expected
    assert part({"HeaderOrder": {"OversizeHandling": oversize}}, asked) is expected


def test_of_too_much_the_beginning_is_looked_at() -> None:
    """CONTINUE looks at what is within the limits."""
    assert part(several({"All": {}}, "VALUE"), request(a="1", b="x" * 9000, c="2")) == (b"1",)
    assert limited([(b"a", b"")] * 200) == ([(b"a", b"")] * 200, True)


def test_headers_that_nobody_told_may_hold_anything() -> None:
    """What is known stays known."""
    told = part(several({"All": {}}, "VALUE"), request(a="1", withheld=True))

    assert isinstance(told, Partial)
    assert told.values == (b"1",)
    assert isinstance(part({"SingleHeader": {"Name": "b"}}, request(a="1", withheld=True)), Partial)
    assert isinstance(part({"HeaderOrder": {"OversizeHandling": "MATCH"}}, request(withheld=True)), Partial)
    assert part({"SingleHeader": {"Name": "a"}}, request(a="1", withheld=True)) == (b"1",)
