"""
Calls that a change must not let in: those to other methods, or those of other callers.

A fix that opens one method opens no other one; one that admits a caller admits nobody else.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final, Literal

from gatewright.aws.addresses import split_stage
from gatewright.aws.http_routes import http_router
from gatewright.aws.paths import router
from gatewright.checks.remedies import with_path, without_header
from gatewright.model.api import Definition
from gatewright.model.call import Call
from gatewright.model.lazy_pattern import pattern
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_MOST: Final = 12
_UNDECLARED: Final = "/nobody/declared/this"
_VARIABLE: Final = pattern(r"\{[^}]*\}")
_NOBODY: Final = "192.0.2.254"
"""An address of nobody: https://www.rfc-editor.org/rfc/rfc5737."""

_CREDENTIALS: Final = ("authorization", "x-api-key", "x-amz-security-token", "cookie")


def controls(call: Call, kind: Literal["method", "caller"]) -> tuple[Request, ...]:
    """Return calls of which those that were refused must stay so."""
    found = _of_other_callers(call.request) if kind == "caller" else _to_other_methods(call)
    return tuple(islice(found, _MOST))


def _of_other_callers(request: Request) -> Iterator[Request]:
    for name in _CREDENTIALS:
        request = without_header(request, name)
    peer = request.peer
    endpoint = peer.vpc_endpoint
    if isinstance(endpoint, VpcEndpoint):
        endpoint = replace(
            endpoint, vpce_id="vpce-0fffffffffffffff0", vpc_id="vpc-0fffffffffffffff0", source_ip=_NOBODY
        )
    yield replace(request, peer=replace(peer, source_ip=_NOBODY, vpc_endpoint=endpoint))


def _to_other_methods(call: Call) -> Iterator[Request]:
    if isinstance(call.address, Unknown):
        # Nobody knows the API: then it is about a name, which leads elsewhere too.
        yield replace(call.request, path="/nobody-mapped-this/at/all")
        return
    stage, path = split_stage(call.address.path)
    yield from _at(call, f"/{stage}-elsewhere{path}", call.request.method)
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        yield from _at(call, f"/{stage}{_UNDECLARED}", call.request.method)
        return
    if not _takes(call, call.stage.deployed, _UNDECLARED):
        yield from _at(call, f"/{stage}{_UNDECLARED}", call.request.method)
    for resource in call.stage.deployed.resources.values():
        for verb in resource.methods:
            told = call.request.method if verb == "ANY" else verb
            other = _VARIABLE.sub("nobody", resource.path)
            if (
                other.startswith("/")
                and (other, told) != (path, call.request.method)
                and not _same(call, resource.path, verb)
            ):
                yield from _at(call, f"/{stage}{other}", told)


def _takes(call: Call, deployed: Definition, path: str) -> bool:
    """Tell whether the method that was called takes this path too, as one of `{proxy+}` takes all below it."""
    routes = http_router(deployed) if _is_http(call) else router(deployed)
    found = routes.route(call.request.method, path)
    return found is not None and _same(call, found.resource.path, found.method.http_method)


def _is_http(call: Call) -> bool:
    return not isinstance(call.api, Unknown) and call.api.protocol == "HTTP"


def _same(call: Call, path: str, verb: str) -> bool:
    route = call.route
    return not isinstance(route, Unknown) and (route.resource.path, route.method.http_method) == (path, verb)


def _at(call: Call, path: str, verb: str) -> Iterator[Request]:
    request = with_path(call, path)
    if request is not None:
        yield replace(request, method=verb)
