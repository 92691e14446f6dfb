"""What an HTTP API tells browsers of other origins."""

import pytest

from gatewright.aws.cors import answer_headers, preflight_headers
from gatewright.model.api import Cors
from tests.http_apis import request

SENT = request("OPTIONS /", Origin="https://shop.example", Access_Control_Request_Method="PUT")


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        ("*", "*"),
        ("https://shop.example", "https://shop.example"),
        ("https://*", "https://shop.example"),
        ("HTTPS://Shop.Example", "https://shop.example"),
        ("https://other.example", None),
        ("http://*", None),
        ("https://shop.example.evil", None),
    ],
)
def test_an_allowed_origin_is_told_back(allowed: str, told: str | None) -> None:
    """Whole, or as the star that allows all; none is told that is not allowed."""
    assert dict(answer_headers(Cors(allow_origins=(allowed,)), SENT)).get("access-control-allow-origin") == told


def test_a_preflight_is_told_what_may_be_sent() -> None:
    """Verbs, headers, for how long; with credentials the origin itself, never a star."""
    cors = Cors(
        allow_origins=("*",), allow_methods=("GET", "PUT"), allow_headers=("x-a",), max_age=0, allow_credentials=True
    )

    assert preflight_headers(cors, SENT) == (
        ("access-control-allow-origin", "https://shop.example"),
        ("access-control-allow-credentials", "true"),
        ("vary", "Origin"),
        ("access-control-allow-methods", "GET,PUT"),
        ("access-control-allow-headers", "x-a"),
        ("access-control-max-age", "0"),
    )
    assert preflight_headers(Cors(), SENT) == ()


def test_an_answer_tells_what_scripts_may_read() -> None:
    """Only where somebody of another origin asked."""
    cors = Cors(allow_origins=("*",), expose_headers=("x-b", "date"))

    assert dict(answer_headers(cors, SENT))["access-control-expose-headers"] == "x-b,date"
    assert answer_headers(cors, request("GET /")) == ()
