"""A browser's preflight."""

from dataclasses import replace

from gatewright.aws.preflights import is_preflight
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from tests.http_apis import request

SENT = request("OPTIONS /", Origin="https://shop.example", Access_Control_Request_Method="PUT")


def test_a_preflight_is_an_options_with_both_fields() -> None:
    """Anything else is a call."""
    assert is_preflight(SENT) is True
    assert is_preflight(request("OPTIONS /", Origin="https://shop.example")) is False
    assert is_preflight(request("GET /", Origin="https://shop.example", Access_Control_Request_Method="PUT")) is False


def test_what_nobody_told_leaves_it_open() -> None:
    """A field left out may have been there; one whose value alone is hidden was."""
    withheld = replace(SENT, headers=Headers((("Origin", "https://shop.example"),), withheld=True))
    hidden = replace(
        SENT, headers=Headers((("Access-Control-Request-Method", "PUT"),), untold=(("Origin", "https://"),))
    )

    assert isinstance(is_preflight(withheld), Unknown)
    assert is_preflight(hidden) is True
