"""
One call of the control plane, from bytes to bytes.

    recognise -> route -> parse -> validate -> transaction(handler, unenforced) -> write

The answer leaves only after the commit: what a client was told is stored. A handler that raises leaves nothing behind.
What a handler leaves for later is returned as a function that makes the answer, for whoever has an event loop.
"""

import secrets
import string
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeAlias

from botocore import xform_name

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown
from gatewright.services import callers, registry, unenforced
from gatewright.services.access.gate import Entrant, Gate
from gatewright.services.cognito_idp.unsigned import unsigned_place
from gatewright.services.errors import not_implemented
from gatewright.services.failures import failed
from gatewright.services.issuers import AsksIssuers, Told
from gatewright.services.later import Later
from gatewright.services.operation import Operation
from gatewright.services.performing import GLOBAL_SERVICES
from gatewright.services.settings import Settings
from gatewright.services.signed_region import signed_region
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store
from gatewright.wire import models, parse, reading, recognise, route, validate, write
from gatewright.wire.errors import ServiceError
from gatewright.wire.models import Service
from gatewright.wire.route import Match

ID_LETTERS = string.ascii_lowercase + string.digits
ID_LENGTH = 10


def random_id() -> str:
    """Draw ten lower-case letters and digits that nobody can guess."""
    return "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))


Pending: TypeAlias = Callable[[], Awaitable[Response]]
"""Makes the answer of an operation that waits for something beyond the store."""


def respond(
    request: Request, store: Store, settings: Settings, told: Told | None = None, gate: Gate | None = None
) -> Response | Pending | AsksIssuers:
    """
    Answer a request that `recognise.service_name` takes for one of the control plane.

    `told` is what issuers said of their keys; where it lacks one, that is what is returned, and nothing was done.
    `gate` lets callers in; without one everybody is.
    """
    service = _called(request)
    try:
        entrant = None if gate is None else gate.enter(request, store, service)
        if not registry.handlers(service.name):
            # Before the request is routed: it may be of a protocol that the wire does not speak.
            raise not_implemented(f"this server offers no operation of {service.name}")
        return _answer(service, request, store, settings, told, entrant)
    except AsksIssuers as asking:
        return asking
    except ServiceError as error:
        return write.error(service, error, request)
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller speaks the language of a service
        return write.error(service, failed(service.name, error, request.request_id), request)


def may_enter(request: Request, store: Store, gate: Gate | None) -> bool:
    """Tell whether `respond` would do what a call asks for, for all that is known of who calls."""
    if gate is None:
        return True
    try:
        gate.enter(request, store, _called(request))
    except ServiceError:
        return False
    return True


def _called(request: Request) -> Service:
    name = recognise.service_name(request)
    if name is None:
        raise LookupError(
            "expected a request that is addressed to a service of AWS; ask `recognise.service_name` first"
        )
    # Of a service that is not offered nothing but a refusal is answered: anybody may name hundreds of them.
    return models.service(name) if name in registry.MODULES else models.outline(name)


def perform(service: str, name: str, documents: Documents, operation: Operation, *, allow_unenforced: bool) -> Document:
    """Run an operation that is done when its handler is."""
    result = begin(service, name, documents, operation, allow_unenforced=allow_unenforced)
    if isinstance(result, Later):
        raise TypeError(f"expected an operation that its handler finishes; `{name}` leaves something for later")
    return result


def begin(
    service: str, name: str, documents: Documents, operation: Operation, *, allow_unenforced: bool
) -> Document | Later:
    """Run the handler of an operation, and hold what it wrote against the table of what is not enforced."""
    handler = registry.handlers(service).get(name)
    if handler is None:
        raise not_implemented(_why_not(service, name))
    check = None if operation.permit is None else operation.permit.check(service, name, documents, operation)
    result = handler(documents, operation)
    if check is not None:
        check()
    if not allow_unenforced:
        unenforced.refuse(documents, tuple(documents.changed))
    return result


def _answer(
    service: Service,
    request: Request,
    store: Store,
    settings: Settings,
    told: Told | None,
    entrant: Entrant | None,
) -> Response | Pending:
    match = route.operation(service, request)
    name = xform_name(match.operation.name)
    if name not in registry.handlers(service.name):
        # Before the parameters are read: they may be of a kind that we cannot read either.
        raise not_implemented(_why_not(service.name, name))
    params = parse.params(match, request)
    validate.check(match.operation, params)
    if entrant is None:
        entrant = Entrant(callers.calling(request, store, service, settings.account_id), None)
    calling = entrant.calling
    region = signed_region(request)
    named = unsigned_place(params, store) if region is None and service.name == "cognito-idp" else None
    operation = Operation(
        params=params,
        account_id=calling.account_id if named is None else named.account_id,
        region=region or (settings.region if named is None else named.region),
        now=request.received_at,
        new_id=settings.new_id,
        caller=calling.arn,
        caller_id=calling.user_id,
        key_id=calling.key_id,
        source_ip=None if isinstance(request.peer.source_ip, Unknown) else request.peer.source_ip,
        secure=None if isinstance(request.peer.tls, Unknown) else request.peer.tls is not None,
        counters=store.counters,
        log_events=store.log_events,
        functions=settings.functions,
        methods=settings.methods,
        authorizers=settings.authorizers,
        issuers=told,
        endpoint_url=_endpoint_url(request),
        web_acl_samples=settings.web_acl_samples,
        account_throttle=settings.account_throttle,
        request_id=request.request_id,
        perform=partial(perform, allow_unenforced=settings.allow_unenforced),
        permit=entrant.permit,
        seal=entrant.seal,
        allow_unenforced=settings.allow_unenforced,
    )
    place = GLOBAL if service.name in GLOBAL_SERVICES else operation.region
    with store.transaction(operation.account_id, place) as documents:
        result = begin(service.name, name, documents, operation, allow_unenforced=settings.allow_unenforced)
    if isinstance(result, Later):
        return _pending(match, result, request)
    return write.response(match.operation, result, request)


def _endpoint_url(request: Request) -> str:
    secure = not isinstance(request.peer.tls, Unknown) and request.peer.tls is not None
    return f"{'https' if secure else 'http'}://{reading.header(request, 'Host') or request.host}"


def _pending(match: Match, later: Later, request: Request) -> Pending:
    async def answer() -> Response:
        try:
            return write.response(match.operation, await later.finish(), request)
        except ServiceError as error:
            return write.error(match.service, error, request)
        except Exception as error:  # noqa: BLE001 - as in `respond`
            return write.error(match.service, failed(match.service.name, error, request.request_id), request)

    return answer


def _why_not(service: str, name: str) -> str:
    reason = registry.unsupported(service).get(name, f"this server offers no operation of {service}")
    return f"{name} of {service} is not offered: {reason}"
