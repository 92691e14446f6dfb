"""
What the verb and the fields of a request say, where nobody told which host, or which path, it was for.

People blacken the host of a command that they paste, and leave its API key standing there as `xxxx`. The checks are
asked twice of a call to a stand-in: with what was sent, and with nothing told; only what differs is taken over.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.forward import judged
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange

_HOSTS: Final = ("a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", "api.example.com")
"""An API's own name, and a custom domain name: of which kind the host is, nobody told either."""

_PATH: Final = "/prod/pets"

Order = dict[int, list[str]]
"""The causes that each check leaves open, by its place in the chain, the likeliest first."""


def what_was_sent_says(found: tuple[Finding, ...], exchange: Exchange) -> tuple[Finding, ...]:
    """Return what was found of the answer, without what the request rules out, in the order that it gives."""
    if isinstance(exchange.method, Unknown) or (exchange.headers.withheld and not exchange.headers.items):
        return found
    gone: set[str] = set()
    left: set[str] = set()
    for host in _HOSTS:
        told, untold = _open(_told(exchange, exchange.method, host)), _open(_untold(exchange.method, host))
        found = _ordered(found, told, untold)
        left.update(*told.values())
        gone.update(*untold.values(), *_open(_untold("OPTIONS", host)).values())
    return tuple(each for each in found if each.cause.id not in gone - left)


def _told(exchange: Exchange, method: str, host: str) -> Request:
    path = _PATH if isinstance(exchange.path, Unknown) else exchange.path
    kept = exchange.headers.without("host")
    headers = replace(kept, items=(("Host", host), *kept.items))
    query = "" if isinstance(exchange.query, Unknown) else exchange.query
    return Request(method=method, host=host, path=path, query=query, headers=headers, body=exchange.body)


def _untold(method: str, host: str) -> Request:
    return Request(method=method, host=host, path=_PATH, headers=Headers((("Host", host),), True), body=UNKNOWN)


def _open(request: Request) -> Order:
    order: Order = {}
    for each in judged(walk(request, Configuration()).trace):
        order.setdefault(each.place, []).append(each.denial.cause.id)
    return order


def _ordered(found: tuple[Finding, ...], told: Order, untold: Order) -> tuple[Finding, ...]:
    """Put causes of one check in the order that what was sent gives them, in the places that they have."""
    for place, causes in told.items():
        if [cause for cause in untold.get(place, ()) if cause in causes] != causes:
            found = tuple(_placed(found, causes))
    return found


def _placed(found: tuple[Finding, ...], causes: list[str]) -> Iterator[Finding]:
    among = sorted((each for each in found if each.cause.id in causes), key=lambda each: causes.index(each.cause.id))
    left = iter(among)
    for each in found:
        yield next(left) if each.cause.id in causes else each
