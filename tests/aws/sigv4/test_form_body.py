"""A form's content type beside a query string."""

import pytest

from gatewright.aws.sigv4.form_body import form_with_query
from gatewright.aws.sigv4.sent import Place, SignatureSent
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown

FORM = Headers((("Content-Type", "Application/x-www-form-urlencoded; charset=utf-8"),))


def sent(place: Place = "header") -> SignatureSent:
    """Return a signature."""
    return SignatureSent(place=place, algorithm="", credential=("k",), signed_headers=("host",), date="", signature="s")


def posted(fields: Headers = FORM, query: str = "a=1", method: str = "POST", body: bytes = b"") -> Request:
    """Return a request."""
    return Request(method=method, host="h", path="/dev/add%20User", query=query, headers=fields, body=body)


def test_the_complaint_repeats_the_target() -> None:
    """As it stood on the wire, stage included; a POST needs no body for it (recorded)."""
    found = form_with_query(posted(), sent())

    assert isinstance(found, tuple)
    assert (found[0].status, found[0].error_type) == (403, "IncompleteSignatureException")
    assert found[1] == {"target": "/dev/add%20User?a=1"}


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        (posted(query=""), "header"),
        (posted(), "query"),
        (posted(Headers()), "header"),
        (posted(Headers((("content-type", "application/json"),))), "header"),
        (posted(method="GET"), "header"),
    ],
)
def test_nothing_else_is_complained_of(request_: Request, place: Place) -> None:
    """Neither a form alone, nor a query alone, nor a GET that has no body."""
    assert form_with_query(request_, sent(place)) is None


def test_a_body_is_one_whatever_the_verb() -> None:
    """The text names the content type only."""
    assert form_with_query(posted(method="PUT", body=b"b=2"), sent()) is not None


def test_a_content_type_that_nobody_told_is_unknown() -> None:
    """A log line leaves it out."""
    assert isinstance(form_with_query(posted(Headers(withheld=True)), sent()), Unknown)
    assert form_with_query(Request(method="PUT", host="h", path="/", query="a", body=UNKNOWN), sent()) is None
