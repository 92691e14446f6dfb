"""What a line shows of the outcome."""

import pytest

from gatewright.bulk.replay_seen import ADMITTED, UNTOLD, Seen, seen


@pytest.mark.parametrize(
    "log",
    [
        {"status": "200"},
        {"status": "302", "error.responseType": "-"},
        {"status": "403", "integration.status": "403", "error.responseType": "-"},
        {"status": "502", "integrationStatus": "500"},
        {"status": "504", "error.responseType": "INTEGRATION_TIMEOUT", "integration.status": "-"},
        {"status": "202", "wafResponseCode": "WAF_ALLOW"},
    ],
)
def test_what_shows_that_the_door_was_passed(log: dict[str, str]) -> None:
    """The integration answered, or something behind the door did, or the answer is a good one."""
    assert seen(log) is ADMITTED


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ({"status": "403", "error.responseType": "ACCESS_DENIED"}, Seen("refused", "403", "ACCESS_DENIED")),
        ({"status": "200", "error.responseType": "UNAUTHORIZED"}, Seen("refused", "200", "UNAUTHORIZED")),
        ({"status": "429", "error.responseType": "THROTTLED"}, Seen("refused", "429", "THROTTLED")),
        ({"status": "400", "error.responseType": "BAD_REQUEST_BODY"}, Seen("refused", "400", "BAD_REQUEST_BODY")),
        ({"status": "405", "waf.status": "405"}, Seen("refused", "405", "WAF_FILTERED")),
        ({"status": "403", "wafResponseCode": "WAF_BLOCK"}, Seen("refused", "403", "WAF_FILTERED")),
        ({"status": "403", "error.message": "Forbidden", "error.responseType": "-"}, Seen("refused", "403", None)),
        ({"status": "404", "error.message": "Not Found", "integrationStatus": "-"}, Seen("refused", "404", "")),
        ({"status": "500", "authorizer.error": "no", "error.responseType": "-"}, Seen("refused", "500", None)),
    ],
)
def test_what_shows_a_refusal(log: dict[str, str], expected: Seen) -> None:
    """Its type, AWS WAF's word, API Gateway's own message, an authorizer's error; one's own status says nothing."""
    assert expected == seen(log)


@pytest.mark.parametrize(
    "log",
    [
        {"status": "403"},
        {"status": "404", "error.message": "-", "integrationStatus": "-"},
        {"status": "202"},
        {"status": "500", "error.responseType": "DEFAULT_5XX"},
        {"status": "500", "authorizer.error": "-", "integration.error": "-"},
        {},
    ],
)
def test_what_may_have_come_from_either_side(log: dict[str, str]) -> None:
    """A status alone may be the backend's, and a 202 may be AWS WAF's challenge."""
    assert seen(log) is UNTOLD


def test_limits_are_told_apart() -> None:
    """Those of rate and of number."""
    assert [Seen("refused", "429", kind).by_a_limit for kind in ("THROTTLED", "QUOTA_EXCEEDED", None)] == [
        True,
        True,
        False,
    ]
