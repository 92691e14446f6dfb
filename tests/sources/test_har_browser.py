"""What a browser hides, and what it only gave up."""

import pytest

from gatewright.sources.exchange import Exchange, Failure
from gatewright.sources.har_browser import failure_of, hides_an_answer, without_hidden_answers
from tests.sources.har_entries import entry

ABROAD = {"origin": "https://shop.example"}


@pytest.mark.parametrize(
    ("sent", "more", "kind"),
    [
        (ABROAD, {"_error": "net::ERR_FAILED"}, "cors"),
        (ABROAD, {}, "cors"),
        ({"sec-fetch-site": "cross-site"}, {"_blockedReason": "CORSMISSINGALLOWORIGIN"}, "cors"),
        (ABROAD, {"_corsErrorStatus": {"corsError": "x"}}, "cors"),
        ({}, {"_error": "net::ERR_FAILED"}, "other"),
        (ABROAD, {"_error": "net::ERR_NAME_NOT_RESOLVED"}, "dns"),
        (ABROAD, {"_error": "net::ERR_CONNECTION_RESET"}, "reset"),
        (ABROAD, {"_error": "net::ERR_BAD_SSL_CLIENT_AUTH_CERT"}, "tls"),
        (ABROAD, {"_error": "net::ERR_TIMED_OUT"}, "timeout"),
        (ABROAD, {"_error": "net::ERR_BLOCKED_BY_CLIENT"}, None),
        (ABROAD, {"_error": "net::ERR_ABORTED"}, None),
        ({}, {}, None),
    ],
)
def test_why_there_is_no_status(sent: dict, more: dict, kind: str | None) -> None:
    """The browser's own word tells; without one, a call to another origin was kept from the page."""
    told = entry(0, sent=sent, received={}, **more)
    failure = failure_of(told)

    assert kind == (failure and failure.kind)
    assert hides_an_answer(told) == (kind is not None)


def test_only_the_call_behind_its_own_preflight_is_left_out() -> None:
    """Another call that was kept from the page stays."""
    cors = Failure(kind="cors", detail="net::ERR_FAILED")
    preflight = Exchange(method="OPTIONS", url="https://h/a")
    behind, other = (Exchange(method="POST", url=f"https://h/{name}", failure=cors) for name in "ab")

    assert (preflight, other) == without_hidden_answers((preflight, behind, other))
