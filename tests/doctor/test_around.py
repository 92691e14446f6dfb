"""A refusal that nothing in the configuration explains."""

import pytest

from gatewright.doctor.around import with_surroundings
from gatewright.doctor.consult import consult
from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Request
from tests.casebook import world
from tests.doctor.evidence import FORBIDDEN, Counted, answered, call

TOO_MANY = answered(429, "TooManyRequestsException", b'{"message":"Too Many Requests"}')


def causes(seen: Observation, *, of_a_document: bool) -> list[tuple[str, str]]:
    """Return what an open method's refusal is found to be of."""
    exchange = call("GET", "/prod/pets", seen)
    assert isinstance(exchange.request, Request)
    told = consult(exchange.request, Counted(world("pets")))
    status = exchange.observation.status
    found = examine(exchange, with_surroundings(exchange.request, status, told, of_a_document=of_a_document))
    return [(one.cause.id, one.standing) for one in found.findings if one.standing in ("likely", "possible")]


def test_a_document_does_not_tell_of_a_web_acl_from_elsewhere() -> None:
    """An account does: there it is none."""
    by_a_document, by_an_account = (
        {cause for cause, _ in causes(FORBIDDEN, of_a_document=one) if cause.startswith("waf.")}
        for one in (True, False)
    )

    assert by_a_document >= {"waf.rule-blocked", "waf.rate-exceeded", "waf.default-action-blocked"}
    assert by_an_account == set()


def test_the_account_has_a_quota_of_its_own() -> None:
    """Whoever tells the configuration."""
    assert causes(TOO_MANY, of_a_document=False) == [("throttle.rate-exceeded", "likely")]


@pytest.mark.parametrize(("path", "status"), [("/prod/nothing", 403), ("/prod/pets", 401)])
def test_what_is_explained_stays(path: str, status: int) -> None:
    """And so does another answer than these."""
    exchange = call("GET", path, FORBIDDEN)
    assert isinstance(exchange.request, Request)
    told = consult(exchange.request, Counted(world("pets")))

    assert with_surroundings(exchange.request, status, told, of_a_document=True) is told
    assert isinstance(told, Configuration)
