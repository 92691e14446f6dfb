"""Calls as the checks meet them: the pet shop of `tests/given/pets`, as far along the chain as a test wants."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Outcome, Unsure
from gatewright.model.request import Peer, Request
from tests.casebook import reached, request, world

PETS: Final = "GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"
CUSTOM: Final = "GET https://api.example.com/pets"
CONTROL_PLANE: Final = "GET https://apigateway.eu-west-1.amazonaws.com/restapis"
PRIVATE: Final = {"api": {"endpointConfiguration": {"types": ["PRIVATE"]}}}


def sent(text: str) -> Request:
    """Return a request of whose connection nobody told anything."""
    return replace(request(text), peer=Peer())


def known(text: str = PETS, change: Mapping[str, Any] | None = None) -> Call:
    """Return a call of which the account is known, with all that the chain establishes."""
    return walk(sent(text), world("pets", change).configuration()).call


def blind(text: str = PETS) -> Call:
    """Return the same call when nobody told anything of the account."""
    return walk(sent(text), Configuration()).call


def reaching(check_id: str, text: str = PETS, change: Mapping[str, Any] | None = None) -> Call:
    """Return a call of which the account is known, as a check of the chain gets it."""
    return reached(check_id, sent(text), world("pets", change).configuration())


def at(call: Call, **changed: Any) -> Call:
    """Return the call with other members."""
    return replace(call, **changed)


def authorized_by(kind: str) -> dict[str, Any]:
    """Return the change that gives `GET /pets` this authorization type."""
    return {"method GET /pets": {"authorizationType": kind}}


def ids(outcome: Outcome) -> list[str]:
    """Return the causes that an unsure check may refuse for, in its order; nothing for other outcomes."""
    return [denial.cause.id for denial in outcome.may] if isinstance(outcome, Unsure) else []
