"""The caller's answer."""

from gatewright.gateway.http_api.answer import answered
from gatewright.model.api import Cors
from tests.http_apis import ID, request

SENT = request("GET /", Origin="https://shop.example")


def test_fields_of_the_connection_stay_behind() -> None:
    """And those that it names; the first content type stands first, the id last."""
    fields = (("X-A", "1"), ("content-type", "a"), ("Connection", "X-Hop"), ("X-Hop", "1"), ("content-type", "b"))

    assert answered(SENT, None, 200, fields, b"x", typed=False).headers == (
        ("Content-Type", "a"),
        ("X-A", "1"),
        ("apigw-requestid", ID),
    )


def test_a_function_that_names_no_content_type_has_one() -> None:
    """A backend over HTTP keeps what it sent."""
    assert answered(SENT, None, 200, (), b"", typed=True).header("content-type") == "text/plain;charset=UTF-8"
    assert answered(SENT, None, 200, (), b"", typed=False).header("content-type") is None


def test_cors_headers_are_the_apis_where_it_has_a_configuration() -> None:
    """An origin that it does not allow is told none, the backend's neither."""
    fields = (("access-control-allow-origin", "*"),)
    allowed = answered(SENT, Cors(allow_origins=("*",)), 200, fields, b"", typed=False)
    other = answered(SENT, Cors(allow_origins=("https://x",)), 200, fields, b"", typed=False)

    assert allowed.header("access-control-allow-origin") == "*"
    assert other.header("access-control-allow-origin") is None
