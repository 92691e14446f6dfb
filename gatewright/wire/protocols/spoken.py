"""
Which of a service's protocols a request speaks: its own marks decide, never a preference.

Restates how the protocols mark their requests (https://smithy.io/2.0/aws/protocols/index.html): `smithy-protocol`
for the RPC v2 family, `X-Amz-Target` for json 1.0 and 1.1, a form (or `Action` in the query string) for query and ec2.
What bears none of these marks is REST.
"""

from typing import Final

from gatewright.model.request import Request
from gatewright.wire import reading
from gatewright.wire.errors import UnsupportedProtocol
from gatewright.wire.models import listed_protocols
from gatewright.wire.shapes import ServiceModel

OURS: Final = ("rest-json", "json", "query", "ec2", "rest-xml")
"""The protocols that are spoken here."""


def spoken(model: ServiceModel, request: Request) -> str:
    """Return the protocol that `request` speaks; raise `UnsupportedProtocol` where it is not one of ours."""
    listed = listed_protocols(model)
    for protocol in OURS:
        if protocol in listed and _bears(protocol, request):
            return protocol
    raise UnsupportedProtocol(model.service_name, listed, OURS)


def nearest(model: ServiceModel, request: Request) -> str:
    """Return the protocol in which to refuse: the one spoken, else the one that its clients read best."""
    try:
        return spoken(model, request)
    except UnsupportedProtocol:
        listed = listed_protocols(model)
        return next((protocol for protocol in OURS if protocol in listed), "json")


def _bears(protocol: str, request: Request) -> bool:
    if reading.header(request, "smithy-protocol"):
        return False
    if protocol == "json":
        return reading.header(request, "X-Amz-Target") is not None
    if protocol in {"query", "ec2"}:
        return reading.is_form(request) or "Action=" in request.query
    return True
