"""Where nobody told us of an API, it may be of any kind."""

from gatewright.engine.chain import HTTP
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing
from gatewright.model.outcome import Skip, Unsure
from gatewright.model.trace import Step
from tests.http_apis import configuration, request, walked


def of_kind(known: Configuration, target: str = "GET /pets") -> Step:
    """Return the step of the check."""
    return next(step for step in walk(request(target), known).trace if step.check == "api-type")


def test_all_that_an_http_api_refuses_for_is_possible() -> None:
    """In its own words, and with what would tell."""
    outcome = of_kind(Configuration()).outcome

    assert isinstance(outcome, Unsure)
    of_http = {cause.id for entry in HTTP[1:] for cause in entry.check.causes if cause.of_http_api}
    assert {one.cause.id for one in outcome.may} == {*of_http, "websocket.handshake-missing", "stage.not-deployed"}
    assert {one.cause.id for one in outcome.may if one.answered.of == "HTTP"} == of_http
    assert outcome.missing
    assert outcome.may[0].cause.id == "route.http-api-not-found"


def test_where_there_is_no_such_http_api_it_is_a_rest_api() -> None:
    """The list of V2 is complete, and does not have it."""
    assert isinstance(of_kind(Configuration(apis=Listing())).outcome, Skip)


def test_of_an_api_that_is_known_nobody_asks() -> None:
    """Its own chain is walked."""
    assert [step.check for step in walked("GET /pets", configuration()).trace] == [entry.check.id for entry in HTTP]
