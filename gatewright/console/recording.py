"""
From a decision and its answer to the call that the console keeps, and to the reason of its refusal.

Here the secrets of a call end: what is kept has them masked, and nobody can call with it. A refused call is diagnosed
while they are still there, since a key or a signature that is masked would be refused for that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gatewright.console.established import established
from gatewright.console.recorded import REFUSED, Recorded
from gatewright.doctor.live import diagnosed
from gatewright.doctor.masked import masked, masked_diagnosis, masked_exchange, secrets_of_call
from gatewright.gateway.passed import Served
from gatewright.model.call import Route
from gatewright.model.connection import EventType
from gatewright.model.decision import Decision
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny
from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange


@dataclass(frozen=True, slots=True)
class Doors:
    """Where one server listens: host and port."""

    plain: tuple[str, int]
    """For plain connections."""

    tls: tuple[str, int]
    """For TLS."""

    @property
    def endpoint_url(self) -> str:
        """Return what the AWS CLI is told to call."""
        host, port = near(self.plain)
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def near(door: tuple[str, int]) -> tuple[str, int]:
    """Return where this machine reaches a door; one that is open on every address has one of this machine's own."""
    host, port = door
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port  # noqa: S104 - nothing is bound here


def recorded(decision: Decision, response: Response, served: Served | None, doors: Doors, *, why: bool) -> Recorded:
    """Return a call as it is kept, `served` where it was let in.

    With its diagnosis, where it was refused and `why` says that there is time.
    """
    exchange, call = exchange_of(decision.call.request, response, doors), decision.call
    secrets = secrets_of_call(exchange)
    region = "us-east-1" if isinstance(call.configuration.region, Unknown) else call.configuration.region
    event = _event(call.request)
    denial = decision.denial or next((one.outcome for one in decision.trace if isinstance(one.outcome, Deny)), None)
    let_in = denial is None and decision.outcome == "allowed"
    diagnosis = None
    if why and response.status >= REFUSED:
        found = diagnosed(exchange, decision, _options(doors, region))
        diagnosis = masked_diagnosis(found)
    told = (decision.trace, established(call, decision.trace), None if served is None else _failure(served))
    trace, read, failure = masked(told, secrets)
    return Recorded(
        id=call.request.request_id if event == "CONNECT" else call.request.extended_request_id,
        extended_id=call.request.extended_request_id,
        exchange=masked_exchange(exchange, secrets),
        status=response.status,
        event=event,
        protocol=None if isinstance(call.api, Unknown) else call.api.protocol,
        api_id=None if isinstance(call.address, Unknown) else call.address.api_id,
        region=region,
        stage=None if isinstance(call.stage, Unknown) else call.stage.name,
        route=_route(call.route),
        cause=None if denial is None else denial.cause,
        is_whole=event == "CONNECT" and not secrets and _is_plain(call.request),
        let_in=let_in,
        failure=failure,
        behind=() if served is None else tuple(_behind(served)),
        trace=trace,
        read=read,
        diagnosis=diagnosis,
    )


def exchange_of(request: Request, response: Response, doors: Doors) -> Exchange:
    """Return the call as evidence, with its secrets."""
    refused = response.status >= REFUSED
    is_call = _event(request) == "CONNECT"
    secure = request.peer.tls is not None and not isinstance(request.peer.tls, Unknown)
    host, port = near(doors.tls if secure else doors.plain)
    return Exchange(
        observation=Observation(
            status=response.status if is_call else UNKNOWN,
            headers=Headers(response.headers, withheld=not is_call),
            body=response.body if refused else UNKNOWN,
        ),
        method=request.method if is_call else UNKNOWN,
        host=request.host,
        path=request.path,
        query=request.query,
        headers=request.headers,
        body=request.body,
        connection=None if is_call else request.connection,
        protocol=request.protocol,
        url=_url(request, ("http" if is_call else "ws") + ("s" if secure else ""), port),
        remote_ip=host,
        remote_port=port,
        called_at=request.received_at,
        origin=request.request_id,
    )


def _is_plain(request: Request) -> bool:
    """Tell a call without a body, over a connection that tells nothing of the caller but his address."""
    tls = request.peer.tls
    shows_nobody = tls is None or (not isinstance(tls, Unknown) and not tls.client_chain)
    return request.body == b"" and request.peer.vpc_endpoint is None and shows_nobody


def _event(request: Request) -> EventType:
    return "CONNECT" if request.connection is None else request.connection.event_type


def _url(request: Request, scheme: str, port: int) -> str:
    """Return the address that was called; a message does not repeat the `Host` of its handshake, and its port."""
    named = request.headers.get("host")
    query = f"?{request.query}" if request.query else ""
    host = named if isinstance(named, str) and named else f"{request.host}:{port}"
    return f"{scheme}://{host}{request.path}{query}"


def _failure(served: Served) -> str | None:
    return served.execution.failure or served.integration.error or served.failure


def _behind(served: Served) -> Iterator[Fact]:
    told = served.integration
    for name, value in (("status", told.status), ("latency", told.latency), ("requestId", told.request_id)):
        if value is not None:
            yield Fact("log", f"integration.{name}", str(value))


def _options(doors: Doors, region: str) -> Mapping[str, str | None]:
    return {"endpoint-url": doors.endpoint_url, "region": region}


def _route(route: Route | Unknown) -> str | None:
    if isinstance(route, Unknown):
        return None
    path, verb = route.resource.path, route.method.http_method
    return f"{verb} {path}" if path.startswith("/") else path
