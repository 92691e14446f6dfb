"""Fixes of the route check, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace

from gatewright.aws.addresses import split_stage
from gatewright.aws.http_routes import http_router
from gatewright.aws.paths import nearest, router
from gatewright.checks.remedies import with_path, with_stage
from gatewright.checks.route.additions import put_method
from gatewright.model.api import Definition, Method, Resource
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown


def call_the_nearest_route(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Call the deployed route that is closest to what was called."""
    del values  # the call itself says more
    deployed = _deployed(call)
    if deployed is None or isinstance(call.address, Unknown):
        return None
    stage, path = split_stage(call.address.path)
    found = nearest(call.request.method, path, deployed)
    if found is None:
        return None
    verb, target = found
    request = with_path(call, f"/{stage}{target}")
    if request is None:
        return None
    suggested = {"suggested_method": verb, "suggested_path": request.path}
    return Proposal(request=replace(request, method=verb), configuration=call.configuration, values=suggested)


def call_the_nearest_http_route(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Call the deployed route of an HTTP API that is closest: another slash at the end, another verb, another path."""
    del values  # the call itself says more
    deployed = _deployed(call)
    if deployed is None or isinstance(call.address, Unknown):
        return None
    stage, path = split_stage(call.address.path)
    verb, target = _nearest_of_http_api(call.request.method, path, deployed)
    request = with_path(call, f"/{stage}{target}") if target else None
    if request is None:
        return None
    suggested = {"suggested_method": verb, "suggested_path": request.path}
    return Proposal(request=replace(request, method=verb), configuration=call.configuration, values=suggested)


def _nearest_of_http_api(verb: str, path: str, deployed: Definition) -> tuple[str, str]:
    routes = http_router(deployed)
    without_stage = split_stage(path)[1]
    for spelt in (path.rstrip("/") or "/", f"{path}/", without_stage):
        if routes.route(verb, spelt) is not None:
            return verb, spelt
    return nearest(verb, path, deployed) or (verb, "")


def add_the_method(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add an open method for the verb to the resource that the path reaches, and deploy."""
    del values  # the call itself says more
    deployed = _deployed(call)
    if deployed is None or isinstance(call.stage, Unknown) or isinstance(call.address, Unknown):
        return None
    here = router(deployed).resources(split_stage(call.address.path)[1])
    if not here:
        return None
    if call.request.method in here[0].methods:
        return None
    return _with_an_open_method(call, deployed, here[0])


def open_the_options_method(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the OPTIONS method that there is be called by anybody, and deploy."""
    del values  # the call itself says more
    deployed = _deployed(call)
    if deployed is None or isinstance(call.route, Unknown) or call.route.method.http_method != "OPTIONS":
        return None
    return _with_an_open_method(call, deployed, call.route.resource)


def _with_an_open_method(call: Call, deployed: Definition, here: Resource) -> Proposal | None:
    verb = call.request.method
    resource = replace(here, methods={**here.methods, verb: Method(http_method=verb)})
    changed = replace(deployed, resources={**deployed.resources, resource.path: resource})
    if isinstance(call.stage, Unknown):
        return None
    configuration = with_stage(call, replace(call.stage, deployed=changed))
    resource_id = _saved_id(call, resource)
    if configuration is None or resource_id is None:
        return None
    return Proposal(request=call.request, configuration=configuration, values={"resource_id": resource_id})


def add_the_method_as_its_neighbours(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add a method for the verb to the resource, with who may call it as for another verb of it, and deploy."""
    del values  # the call itself says more
    deployed = _deployed(call)
    if deployed is None or isinstance(call.stage, Unknown) or isinstance(call.address, Unknown):
        return None
    here = router(deployed).resources(split_stage(call.address.path)[1])
    if not here or not here[0].methods:
        return None
    neighbour = next(iter(here[0].methods.values()))
    added = replace(neighbour, http_method=call.request.method)
    resource = replace(here[0], methods={**here[0].methods, added.http_method: added})
    changed = replace(deployed, resources={**deployed.resources, resource.path: resource})
    configuration = with_stage(call, replace(call.stage, deployed=changed))
    if configuration is None:
        return None
    resource_id = _saved_id(call, resource)
    written = None if resource_id is None else put_method(call.address.api_id, resource_id, added)
    named = {} if resource_id is None or written is None else {"resource_id": resource_id, "put_method": written}
    return Proposal(request=call.request, configuration=configuration, values=named)


def _deployed(call: Call) -> Definition | None:
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return None
    return call.stage.deployed


def _saved_id(call: Call, resource: Resource) -> str | None:
    """Return the id of the saved resource of the same path; deployed ones are shown without it."""
    if isinstance(call.api, Unknown) or isinstance(call.api.saved, Unknown):
        return None
    saved = call.api.saved.resources.get(resource.path)
    return saved.id if saved is not None and isinstance(saved.id, str) else None
