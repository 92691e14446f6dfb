import pytest

from gatewright.model.request import Headers, Request, headers
from gatewright.model.unknown import UNKNOWN
from gatewright.wire import reading


def post(body: bytes, content_type: str, query: str = "") -> Request:
    """Return a POST with a body."""
    fields = headers([("content-type", content_type)])
    return Request(method="POST", host="x", path="/", query=query, headers=fields, body=body)


def test_form_joins_query_and_body() -> None:
    """Pairs of the body go before pairs of the query string; blank values are kept."""
    request = post(b"a=1&b=&c=%C3%A9+x", "application/x-www-form-urlencoded; charset=utf-8", "a=0&d=4")

    assert {"a": "1", "b": "", "c": "é x", "d": "4"} == reading.form(request)


def test_body_that_is_no_form_is_not_read_as_one() -> None:
    """Only a body that says so is a form."""
    assert {"d": "4"} == reading.form(post(b"a=1", "application/json", "d=4"))


def test_unknown_parts_are_a_programming_error() -> None:
    """A request that is not our socket's own is refused instead of guessed at."""
    withheld = Request(method="GET", host="x", path="/", headers=Headers(withheld=True), body=UNKNOWN)

    with pytest.raises(ValueError, match="headers are all known"):
        reading.header(withheld, "Authorization")
    with pytest.raises(ValueError, match="body is known"):
        reading.body(withheld)


def test_too_many_pairs_are_refused() -> None:
    """A query string of more pairs than anybody means raises `ValueError`."""
    with pytest.raises(ValueError):
        reading.query(Request(method="GET", host="x", path="/", query="a&" * (reading.MAX_FIELDS + 1)))
