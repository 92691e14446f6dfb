"""The call that filled the authorizer's cache is found."""

import json

import pytest

from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.sources.authorizer_cache import FILLED_BY, AuthorizerCache
from gatewright.sources.recognise import read

DENIED = "User is not authorized to access this resource"


def line(path: str, at: int, *, ran: bool = False, status: str = "403", principal: str = "me") -> dict[str, str]:
    """Return the variables of one line."""
    return {
        "requestId": f"id-of-{path}-{at}",
        "status": status,
        "httpMethod": "GET",
        "path": path,
        "stage": "prod",
        "apiId": "a1b2c3d4e5",
        "requestTimeEpoch": str(at),
        "authorizer.principalId": principal,
        "authorizer.requestId": "r" if ran else "-",
        "error.message": DENIED if status == "403" else "-",
        "error.responseType": "ACCESS_DENIED" if status == "403" else "-",
    }


FILL = line("/prod/a", 1_000_000, ran=True, status="200")


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (line("/prod/b", 1_100_000), True),
        (line("/prod/b", 9_100_000), False),
        (line("/prod/b", 1_100_000, ran=True), False),
        (line("/prod/a", 1_100_000), False),
        (line("/prod/b", 1_100_000, principal="you"), False),
        (line("/prod/b", 1_100_000, status="200"), False),
    ],
)
def test_only_what_may_be_kept_is_named(later: dict[str, str], found: bool) -> None:
    """The same principal, another call, within an hour, and the function did not run again."""
    cache = AuthorizerCache()
    cache.see(FILL)

    assert found == (cache.see(later).get(FILLED_BY) == "GET /prod/a at 1000000")


def test_the_doctor_confirms_a_cached_policy() -> None:
    """With the call that filled the cache as its proof; without that call the cause stays one of several."""
    log = "\n".join(map(json.dumps, (FILL, line("/prod/b", 1_100_000))))
    (exchange,) = read(log.encode(), origin="log", call=lambda _: pytest.fail("no call is made"))
    first = examine(exchange, Configuration()).findings[0]

    assert ("authorizer.cached-policy-too-narrow", "confirmed") == (first.cause.id, first.standing)
    assert "GET /prod/a at 1000000" in {fact.value for fact in first.because}
