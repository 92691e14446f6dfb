"""What stands behind a CORS error."""

import pytest

from gatewright.doctor.hidden import asks_first, decided_behind, is_hidden
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange, Failure
from tests.casebook import world
from tests.doctor.evidence import alone, answers, call, with_pets

CORS = Failure(kind="cors", detail="net::ERR_FAILED")


def hidden(method: str = "POST", path: str = "/prod/orders", **headers: str) -> Exchange:
    """Return a call whose answer the browser kept from the page."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(method, path, Observation(), {"Origin": "https://shop.example", **fields}, failure=CORS)


@pytest.mark.parametrize(
    ("exchange", "first"),
    [
        (hidden("GET"), False),
        (hidden("PUT"), True),
        (hidden("OPTIONS"), True),
        (hidden(content_type="application/json"), True),
        (hidden(content_type="text/plain; charset=UTF-8"), False),
        (hidden(authorization="Bearer x"), True),
        (hidden("GET", sec_fetch_mode="cors", user_agent="x", cookie="a=b"), False),
    ],
)
def test_a_call_that_no_form_could_send_is_asked_for_first(exchange: Exchange, first: bool) -> None:
    """Other verbs and fields need a preflight."""
    assert first == asks_first(exchange)


def test_an_answer_that_somebody_saw_is_not_hidden() -> None:
    """The console may tell the status that the page may not read."""
    assert is_hidden(hidden())
    assert not is_hidden(call("GET", "/", Observation(status=403), failure=CORS))


def test_without_configuration_the_preflight_is_likely() -> None:
    """It is what a browser hides most often."""
    diagnosis = alone(hidden(x_api_key="x"))

    assert ("browser", ["route.preflight-refused"]) == (diagnosis.answered_by, answers(diagnosis))


def test_the_configuration_tells_which_of_both_was_refused() -> None:
    """The preflight is decided first, and then the call itself."""
    preflight = decided_behind(hidden(x_api_key="x"), world("pets").configuration())
    simple = with_pets(hidden("GET", "/prod/pet"))

    assert preflight is not None
    assert preflight.cause is not None
    assert "route.preflight-refused" == preflight.cause.id
    assert ("browser", ["route.not-found"]) == (simple.answered_by, answers(simple))


def test_a_call_of_which_nothing_is_known_is_not_decided() -> None:
    """There is nothing to decide."""
    assert decided_behind(Exchange(failure=CORS), world("pets").configuration()) is None
