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


class Document:
    """What a document says of itself."""

    def __init__(self, *, assumes_stage: bool) -> None:
        """Take whether it names no stage."""
        self.assumes_stage = assumes_stage


TEMPLATE, DEFINITION = Document(assumes_stage=False), Document(assumes_stage=True)


def causes(seen: Observation, document: Document | None) -> list[tuple[str, str]]:
    """Return what an open method's refusal is found to be of."""
    exchange = call("GET", "/prod/pets", seen)
    assert isinstance(exchange.request, Request)
    told = consult(exchange.request, Counted(world("pets")))
    status = exchange.observation.status
    found = examine(exchange, with_surroundings(exchange.request, status, told, document))
    return [(one.cause.id, one.standing) for one in found.findings if one.standing in ("likely", "possible")]


def test_a_document_does_not_tell_of_a_web_acl_from_elsewhere() -> None:
    """An account does: there it is none."""
    by_a_document, by_an_account = (
        {cause for cause, _ in causes(FORBIDDEN, one) if cause.startswith("waf.")} for one in (TEMPLATE, None)
    )

    assert by_a_document >= {"waf.rule-blocked", "waf.rate-exceeded", "waf.default-action-blocked"}
    assert by_an_account == set()


def test_a_definition_does_not_tell_the_stages() -> None:
    """One of the call's name may not be there."""
    assert ("stage.not-found", "possible") in causes(FORBIDDEN, DEFINITION)
    assert ("stage.not-found", "possible") not in causes(FORBIDDEN, TEMPLATE)


def test_the_account_has_a_quota_of_its_own() -> None:
    """Whoever tells the configuration."""
    assert causes(TOO_MANY, None) == [("throttle.rate-exceeded", "likely")]


@pytest.mark.parametrize(("path", "status"), [("/prod/nothing", 403), ("/prod/pets", 401)])
def test_what_is_explained_stays(path: str, status: int) -> None:
    """And so does another answer than these."""
    exchange = call("GET", path, FORBIDDEN)
    assert isinstance(exchange.request, Request)
    told = consult(exchange.request, Counted(world("pets")))

    assert with_surroundings(exchange.request, status, told, TEMPLATE) is told
    assert isinstance(told, Configuration)
