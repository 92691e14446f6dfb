"""The call that filled the authorizer's cache is found."""

import json

import pytest

from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.configuration import Configuration
from gatewright.sources import authorizer_cache
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

    assert found == (cache.see(later).get(FILLED_BY) == "GET /prod/a at 1970-01-01T00:16:40Z")


def test_the_doctor_confirms_a_cached_policy() -> None:
    """With the call that filled the cache as its proof; without that call the cause stays one of several."""
    log = "\n".join(map(json.dumps, (FILL, line("/prod/b", 1_100_000))))
    (exchange,) = read(log.encode(), origin="log", call=lambda _: pytest.fail("no call is made"))
    first = examine(exchange, Configuration()).findings[0]

    assert ("authorizer.cached-policy-too-narrow", "confirmed") == (first.cause.id, first.standing)
    assert "GET /prod/a at 1970-01-01T00:16:40Z" in {fact.value for fact in first.because}


REFUSED = {"apiId": "a1", "authorizer.principalId": "ann", "status": "403", "error.responseType": "ACCESS_DENIED"}
FILLED = {"apiId": "a1", "authorizer.principalId": "ann", "status": "200", "authorizer.requestId": "r1", "path": "/a"}


def test_a_line_that_other_lines_could_explain_is_told() -> None:
    """It was refused by a policy, its function did not run, and nothing so far fills its place in the cache."""
    cache = AuthorizerCache()

    assert cache.is_missed_by(REFUSED)
    assert not cache.is_missed_by({**REFUSED, "authorizer.requestId": "r1"})
    assert not cache.is_missed_by({**REFUSED, "status": "200", "error.responseType": "-"})
    assert not cache.is_missed_by({**REFUSED, "authorizer.principalId": "-"})
    cache.see(FILLED)
    assert not cache.is_missed_by(REFUSED)


def test_what_later_lines_tell_is_taken_over() -> None:
    """As if they had been seen; lines that name no API tell nothing of another log's."""
    cache, later = AuthorizerCache(), AuthorizerCache()
    later.see(FILLED)
    later.see({**FILLED, "apiId": "-"})
    cache.follow(later)
    cache.forget_unnamed_apis()

    assert FILLED_BY in cache.see(REFUSED)
    assert FILLED_BY not in cache.see({**REFUSED, "apiId": "-"})


def test_callers_without_number_have_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever came more than an hour before is forgotten; of whom nobody knows when he came, is not."""
    monkeypatch.setattr(authorizer_cache, "_MOST", 3)
    cache = AuthorizerCache()
    for number, at in enumerate(("-", "1000", "2000", "9000000", "9000001")):
        cache.see({**FILLED, "authorizer.principalId": f"p{number}", "requestTimeEpoch": at})
    later = {**REFUSED, "requestTimeEpoch": "9000002"}

    assert [True, False, False, True, True] == [
        FILLED_BY in cache.see({**later, "authorizer.principalId": f"p{number}"}) for number in range(5)
    ]


def causes(*lines: dict[str, str]) -> list[str]:
    """Return what the last refused call of a log can have met."""
    log = "\n".join(map(json.dumps, lines))
    *_, exchange = read(log.encode(), origin="log", call=lambda _: pytest.fail("no call is made"))
    found = examine(exchange, Configuration()).findings
    return [finding.cause.id for finding in found if finding.standing in ANSWERS]


CACHED = "authorizer.cached-policy-too-narrow"


def test_a_log_that_begins_with_the_latest_call_tells_as_much() -> None:
    """So tools print it; a call that came later filled nothing for this one."""
    refused = line("/prod/b", 1_100_000)

    assert [CACHED] == causes(refused, FILL)
    assert [CACHED] != causes(refused, {**FILL, "requestTimeEpoch": "1200000"})
    assert [CACHED] != causes(refused, line("/prod/a", 1_050_000, ran=True, status="200", principal="you"))


def test_a_function_that_ran_for_the_call_left_no_policy_to_be_kept() -> None:
    """Its own answer was looked at."""
    assert CACHED in causes(line("/prod/b", 1_100_000))
    assert CACHED not in causes(FILL, line("/prod/b", 1_100_000, ran=True))


def test_a_policy_that_denies_in_so_many_words_may_mean_this_method() -> None:
    """Whichever call it was made for: the cause is not confirmed then."""
    denied = {**line("/prod/b", 1_100_000), "error.message": f"{DENIED} with an explicit deny"}

    assert "authorizer.denied" in causes(FILL, denied)
