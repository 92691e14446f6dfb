"""The body."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.waf.inspection import Found, Partial
from gatewright.model.unknown import UNKNOWN
from tests.aws.waf.asking import part, request

LARGE = b"x" * 16_385


def json_body(fallback: str | None = None) -> dict[str, Any]:
    """Return a field to match of a JSON body."""
    how = {} if fallback is None else {"InvalidFallbackBehavior": fallback}
    return {"JsonBody": {"MatchPattern": {"All": {}}, "MatchScope": "VALUE", **how}}


@pytest.mark.parametrize(
    ("oversize", "expected"),
    [({}, (LARGE[:-1],)), ({"OversizeHandling": "MATCH"}, True), ({"OversizeHandling": "NO_MATCH"}, False)],
)
def test_of_a_large_body_the_beginning_is_looked_at(oversize: dict[str, str], expected: Found) -> None:
    """16 KB of it, unless the statement says otherwise; a body of the limit is whole."""
    assert part({"Body": oversize}, request(body=LARGE)) == expected
    assert part({"Body": oversize}, request(body=LARGE[:-1])) == (LARGE[:-1],)


@pytest.mark.parametrize(
    ("fallback", "expected"),
    [(None, (b"1",)), ("MATCH", True), ("NO_MATCH", False), ("EVALUATE_AS_STRING", (b'{"a":1,',))],
)
def test_what_is_no_json_is_decided_by_the_fallback(fallback: str | None, expected: Found) -> None:
    """Without one it is looked at as far as it can be parsed."""
    assert part(json_body(fallback), request(body=b'{"a":1,')) == expected
    assert part(json_body(fallback), request(body=b'{"a":1}')) == (b"1",)


def test_a_body_that_nobody_told_may_hold_anything() -> None:
    """As text, and as JSON."""
    untold = replace(request(), body=UNKNOWN)

    assert isinstance(part({"Body": {}}, untold), Partial)
    assert isinstance(part(json_body("MATCH"), untold), Partial)
