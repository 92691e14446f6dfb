"""What a browser sees of a guarded console."""

import pytest

from gatewright.console.views.unsigned import for_a_browser, is_browser
from gatewright.model.request import Request, headers
from gatewright.model.response import Response

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
REFUSED = Response(
    status=403,
    headers=(("Content-Type", "application/json"), ("x-amzn-ErrorType", "MissingAuthenticationTokenException")),
    body=b'{"message":"Missing Authentication Token"}',
)


def asked(method: str = "GET", query: str = "", **fields: str) -> Request:
    """Return a request for the console."""
    sent = [(name.replace("_", "-"), value) for name, value in fields.items()]
    return Request(method=method, host="gateway.example", path="/_gatewright/", query=query, headers=headers(sent))


def test_a_person_reads_what_to_do() -> None:
    """The status and AWS's fields stay; the command names the address that was typed."""
    response = for_a_browser(REFUSED, asked(accept=BROWSER, host="gateway.example:4566"))

    assert 403 == response.status
    assert "MissingAuthenticationTokenException" == response.header("x-amzn-errortype")
    assert "text/html; charset=utf-8" == response.header("content-type")
    assert b"gatewright console --endpoint-url http://gateway.example:4566" in response.body


def test_the_host_is_text() -> None:
    """Whatever it is."""
    assert b"<script>" not in for_a_browser(REFUSED, asked(accept=BROWSER, host="<script>")).body


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (asked(accept=BROWSER), True),
        (asked(accept="*/*"), False),
        (asked(), False),
        (asked(method="POST", accept=BROWSER), False),
        (asked(accept=BROWSER, authorization="AWS4-HMAC-SHA256 Credential=x"), False),
        (asked(accept=BROWSER, query="X-Amz-Signature=x"), False),
    ],
)
def test_programs_and_whoever_signs_get_awss_answer(request_: Request, expected: bool) -> None:
    """A browser asks for a page, and signs nothing."""
    assert expected is is_browser(request_)
