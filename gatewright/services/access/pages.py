"""
Who may see a page of the server itself: whom the gate lets in as a caller of API Gateway, if his policies allow it.

The pages are not AWS's, so their permission is named as API Gateway names its own: the verb, on the path.
"""

from typing import Final

from gatewright.aws.sigv4.answers import MISSING_TOKEN
from gatewright.aws.sigv4.form import read
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown
from gatewright.services.access.demand import demand
from gatewright.services.access.demands.apigateway import on
from gatewright.services.access.gate import Gate, unsigned_service
from gatewright.services.access.refusals import refusal
from gatewright.services.operation import Operation
from gatewright.services.signed_region import signed_region
from gatewright.store.store import Store
from gatewright.wire import models, write
from gatewright.wire.errors import ServiceError
from gatewright.wire.recognise import signing_name

_SERVICE: Final = "apigateway"
_INVOKE: Final = "execute-api"
"""What clients sign for by themselves that call an address of an API Gateway: here either will do."""


def refusal_of_page(gate: Gate, request: Request, store: Store) -> Response | None:
    """Return what a caller is answered who may not see a page; `None` where he may."""
    service = models.service(_SERVICE)
    try:
        signed_for = signing_name(request)
        entrant = gate.visit(request, store, service, signed_for if signed_for == _INVOKE else None)
        if entrant.permit is not None:
            calling, region = entrant.calling, signed_region(request) or ""
            operation = Operation(
                params={},
                account_id=calling.account_id,
                region=region,
                now=request.received_at,
                new_id=str,
                caller=calling.arn,
                source_ip=None if isinstance(request.peer.source_ip, Unknown) else request.peer.source_ip,
                secure=None if isinstance(request.peer.tls, Unknown) else request.peer.tls is not None,
                counters=store.counters,
                log_events=store.log_events,
            )
            one = on(request.path, region, calling.account_id)
            entrant.permit.judge(_SERVICE, demand(f"{_SERVICE}:{request.method}", one), operation)
    except ServiceError as error:
        return write.error(service, error, request)
    return None


def refusal_of_unsigned(request: Request) -> Response | None:
    """Return what a call hears whose service only its path tells, as it bears no readable signature; `None` for others.

    Without a gate such a request is one for an API that is not there.
    """
    service = unsigned_service(request)
    if service is None:
        return None
    complained = read(request.headers, request.query)
    told = complained if isinstance(complained, tuple) else (MISSING_TOKEN, {})
    return write.error(service, refusal(service, told), request)
