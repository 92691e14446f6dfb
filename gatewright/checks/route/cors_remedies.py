"""
Fixes that let an HTTP API answer preflights, made on a copy: a CORS configuration, and an open route for OPTIONS.

Restates "Configure CORS for HTTP APIs in API Gateway": with a configuration API Gateway answers an OPTIONS by itself,
also one that a route takes; but a route that wants credentials refuses it first, so that OPTIONS needs one without.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.route_keys import DEFAULT
from gatewright.checks.remedies import deployable, with_api
from gatewright.model.api import Api, Cors, Definition, Method, Resource
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown

_ALL: Final = "/{proxy+}"
"""The path of a route that takes OPTIONS of every path, beside a $default route."""


def answer_preflights(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Give an API whose routes take no OPTIONS a CORS configuration, and deploy."""
    api = _http_api(call)
    if api is None or not isinstance(call.route, Unknown):
        return None
    return _proposal(call, api, _with_cors(api, values), {})


def open_a_route_for_options(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add a route for OPTIONS without authorization to an API that has a CORS configuration, and deploy."""
    del values  # the call itself says more
    api = _http_api(call)
    if api is None or not isinstance(api.saved, Definition) or not isinstance(api.saved.cors, Cors):
        return None
    return _with_the_route(call, api, api.saved)


def answer_preflights_of_a_route(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Do both, where the API has no CORS configuration and a route takes OPTIONS, which wants credentials."""
    api = _http_api(call)
    changed = None if api is None else _with_cors(api, values)
    return None if api is None or changed is None else _with_the_route(call, api, changed)


def open_the_options_route(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the route OPTIONS that there is be called by anybody, and deploy."""
    del values  # the call itself says more
    api = _http_api(call)
    if api is None or isinstance(call.route, Unknown) or isinstance(api.saved, Unknown):
        return None
    path, route = call.route.resource.path, call.route.method
    here = api.saved.resources.get(path)
    if here is None or route.http_method != "OPTIONS" or route.route_id is None:
        return None
    opened = replace(route, authorization_type="NONE", authorizer_id=None, authorization_scopes=())
    resource = replace(here, methods={**here.methods, "OPTIONS": opened})
    changed = replace(api.saved, resources={**api.saved.resources, path: resource})
    return _proposal(call, api, changed, {"route_id": route.route_id})


def _http_api(call: Call) -> Api | None:
    return None if isinstance(call.api, Unknown) or call.api.protocol != "HTTP" else call.api


def _with_cors(api: Api, values: Mapping[str, str]) -> Definition | None:
    """Return the saved API with a configuration that allows what the preflight asks for; `None` where it has one."""
    if isinstance(api.saved, Unknown) or api.saved.cors is not None:
        return None
    allowed = Cors(
        allow_origins=(values["origin"],),
        allow_methods=(values["requested_method"],),
        allow_headers=tuple(values["requested_headers"].split(",")),
    )
    return replace(api.saved, cors=allowed)


def _with_the_route(call: Call, api: Api, saved: Definition) -> Proposal | None:
    """Return the proposal in which an open route takes OPTIONS where one takes it that wants credentials."""
    if isinstance(call.route, Unknown) or call.route.method.http_method == "OPTIONS":
        return None
    path, target = call.route.resource.path, call.route.method.target
    path = _ALL if path == DEFAULT else path
    if target is None:
        return None
    here = saved.resources.get(path, Resource(path=path, methods={}))
    added = replace(here, methods={**here.methods, "OPTIONS": Method(http_method="OPTIONS", target=target)})
    changed = replace(saved, resources={**saved.resources, path: added})
    return _proposal(call, api, changed, {"open_path": path, "route_target": target})


def _proposal(call: Call, api: Api, saved: Definition | None, found: Mapping[str, str]) -> Proposal | None:
    """Return the proposal in which this is saved and deployed."""
    if saved is None or isinstance(call.stage, Unknown):
        return None
    stage = replace(call.stage, deployed=deployable(saved))
    stages = replace(api.stages, items={**api.stages.items, stage.name: stage})
    configuration = with_api(call.configuration, replace(api, saved=saved, stages=stages))
    return Proposal(request=call.request, configuration=configuration, values=found)
