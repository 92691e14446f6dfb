"""
Fixes that add what was called, made on a copy: a resource below one that there is, or a route of an HTTP API.

What answers there, only the owner knows: a resource gets a mock integration for the time being, a route the integration
that all others have.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.paths import router
from gatewright.checks.remedies import deployable, with_api
from gatewright.model.api import Definition, Method, Resource
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown

_PART: Final = pattern(r"[A-Za-z0-9._~-]+")
_PATH: Final = pattern(r"(?:/[A-Za-z0-9._~-]+)+/?")


def add_the_resource(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add the last part of the path below the resource that the rest of it reaches, with an open method, and deploy."""
    del values  # the call itself says more
    saved = _saved(call)
    if saved is None or isinstance(call.address, Unknown):
        return None
    above, _, part = split_stage(call.address.path)[1].rpartition("/")
    parent = _reached(saved, above or "/")
    if parent is None or isinstance(parent.id, Unknown) or _PART.fullmatch(part) is None:
        return None
    path = f"{parent.path.rstrip('/')}/{part}"
    if path in saved.resources:
        return None
    verb = call.request.method
    added = Resource(path=path, methods={verb: Method(http_method=verb)})
    configuration = _deployed(call, saved, added)
    if configuration is None:
        return None
    named = {"parent_id": parent.id, "path_part": part}
    return Proposal(request=call.request, configuration=configuration, values=named)


def add_a_method_to_the_resource(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add a method to a resource that has none yet, such as the one above `{proxy+}`, and deploy.

    Who may call it is what the method of `{proxy+}` below it says.
    """
    del values  # the call itself says more
    saved = _saved(call)
    if saved is None or isinstance(call.address, Unknown):
        return None
    here = saved.resources.get(split_stage(call.address.path)[1].rstrip("/") or "/")
    if here is None or here.methods or not isinstance(here.id, str):
        return None
    verb = call.request.method
    below = [one for path, one in saved.resources.items() if _is_greedy_below(path, here.path)]
    greedy = next((one.methods.get(verb) or one.methods.get("ANY") for one in below), None)
    method = replace(greedy or Method(http_method=verb), http_method=verb)
    written = put_method(call.address.api_id, here.id, method)
    configuration = _deployed(call, saved, replace(here, methods={verb: method}))
    if configuration is None or written is None:
        return None
    named = {"empty_resource": here.path, "resource_id": here.id, "put_method": written}
    return Proposal(request=call.request, configuration=configuration, values=named)


def _is_greedy_below(path: str, above: str) -> bool:
    rest = path.removeprefix(above.rstrip("/"))
    return path.startswith(above.rstrip("/") + "/{") and rest.endswith("+}") and rest.count("/") == 1


def add_the_route(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add the route of an HTTP API, to the integration that all of its others have, and deploy."""
    del values  # the call itself says more
    saved = _saved(call)
    if saved is None or isinstance(call.address, Unknown):
        return None
    path, verb = split_stage(call.address.path)[1], call.request.method
    methods = [method for resource in saved.resources.values() for method in resource.methods.values()]
    targets = {method.target for method in methods}
    target = next(iter(targets)) if len(targets) == 1 else None
    if target is None or _PATH.fullmatch(path) is None:
        return None
    before = saved.resources.get(path, Resource(path=path, methods={}))
    added = replace(before, methods={**before.methods, verb: Method(http_method=verb, target=target)})
    configuration = _deployed(call, saved, added)
    if configuration is None:
        return None
    named = {"missing_path": path, "route_target": target}
    return Proposal(request=call.request, configuration=configuration, values=named)


def put_method(api_id: str, resource_id: str, method: Method) -> str | None:
    """Return a method as `put-method` takes it, as JSON; `None` where it is not known whole."""
    known = (method.authorization_type, method.api_key_required, method.authorizer_id, method.authorization_scopes)
    if any(isinstance(one, Unknown) for one in known):
        return None
    members: dict[str, object] = {
        "restApiId": api_id,
        "resourceId": resource_id,
        "httpMethod": method.http_method,
        "authorizationType": method.authorization_type,
        "apiKeyRequired": method.api_key_required,
    }
    if method.authorizer_id is not None:
        members["authorizerId"] = method.authorizer_id
    if method.authorization_scopes:
        members["authorizationScopes"] = method.authorization_scopes
    return json.dumps(members, separators=(",", ":")).replace("'", "\\u0027")


def _reached(saved: Definition, path: str) -> Resource | None:
    """Return the resource that a path reaches, be it one without a method."""
    found = saved.resources.get(path)
    return found or next(iter(router(saved).resources(path)), None)


def _saved(call: Call) -> Definition | None:
    return None if isinstance(call.api, Unknown) or isinstance(call.api.saved, Unknown) else call.api.saved


def _deployed(call: Call, saved: Definition, added: Resource) -> Configuration | None:
    """Return the configuration with one resource more, saved and deployed."""
    if isinstance(call.api, Unknown) or isinstance(call.stage, Unknown):
        return None
    changed = replace(saved, resources={**saved.resources, added.path: added})
    stage = replace(call.stage, deployed=deployable(changed))
    stages = replace(call.api.stages, items={**call.api.stages.items, stage.name: stage})
    return with_api(call.configuration, replace(call.api, saved=changed, stages=stages))
