"""What is said at the start about a document that is served: where its APIs are, a call to try, what was left out."""

import re
import shlex
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from gatewright.aws.cloudformation.catalogue import FAMILIES, protects
from gatewright.aws.cloudformation.stack import Standing
from gatewright.server.nested import with_nested
from gatewright.server.stacks import Brought
from gatewright.store.documents import Documents
from gatewright.store.store import Store

_PARAMETER: Final = re.compile(r"\{(\w+)\+?\}")
_VERBS: Final = ("GET", "ANY", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


def lines(brought: Brought, store: Store, url: str) -> list[str]:
    """Return what to print."""
    place, stacks = brought.place, with_nested((brought,), store)
    with store.reading(place.account_id, place.region) as documents:
        apis = [line for one in stacks for line in (*_apis(one, documents, url), *_apis_v2(one, documents, url))]
        return [f"{brought.declaration.path}:", *apis, *_rest(brought)]


def _apis(brought: Brought, documents: Documents, url: str) -> Iterator[str]:
    for api_id in brought.stack.physical_ids("AWS::ApiGateway::RestApi").values():
        api = documents.get("rest_api", api_id) or {}
        declared = set(brought.stack.physical_ids("AWS::ApiGateway::Stage").values())
        # SAM deploys to a stage called `Stage` beside the one that was asked for: it comes last.
        stages = sorted(documents.list("stage", api_id), key=lambda stage: stage["stageName"] not in declared)
        for stage in stages:
            base = f"{url}/_aws/execute-api/{api_id}/{stage['stageName']}"
            yield f"  API `{api.get('name')}`, id {api_id}, stage {stage['stageName']}: {base}"
            if stage is stages[0]:
                deployed = documents.get("deployment", api_id, stage["deploymentId"]) or {}
                yield from _call(deployed.get("snapshot", {}), base, brought, url)


def _apis_v2(brought: Brought, documents: Documents, url: str) -> Iterator[str]:
    for api_id in brought.stack.physical_ids("AWS::ApiGatewayV2::Api").values():
        api = documents.get("api", api_id) or {}
        for stage in documents.list("api_stage", api_id):
            name = stage["StageName"]
            base = f"{url}/_aws/execute-api/{api_id}" + ("" if name == "$default" else f"/{name}")
            shown = base.replace("http", "ws", 1) if api.get("ProtocolType") == "WEBSOCKET" else base
            yield f"  {api.get('ProtocolType')} API `{api.get('Name')}`, id {api_id}, stage {name}: {shown}"
            if api.get("ProtocolType") == "HTTP":
                yield from _route_call(documents, api_id, base)


def _route_call(documents: Documents, api_id: str, base: str) -> Iterator[str]:
    """Yield a call to the route that is the easiest to call."""
    routes = [
        (*route["RouteKey"].partition(" ")[::2], {"authorizationType": route.get("AuthorizationType", "NONE")})
        for route in documents.list("route", api_id)
    ]
    if routes:
        verb, path, _ = min(routes, key=partial(_ease, False))
        yield _curl("" if verb in {"GET", "ANY", "$default"} else f"-X {verb} ", base, path or "/")


def _curl(options: str, base: str, path: str) -> str:
    shown = _PARAMETER.sub(r"\1", path)
    return f"    curl -i {options}{shlex.quote(base + shown)}"


def _call(snapshot: Mapping[str, Any], base: str, brought: Brought, url: str) -> Iterator[str]:
    """Yield a call to the method that is the easiest to call, and where its API key stands."""
    methods = [
        (verb, resource["path"], method)
        for resource in snapshot.get("resources", ())
        for verb, method in (resource.get("resourceMethods") or {}).items()
    ]
    if not methods:
        return
    keys = brought.stack.physical_ids("AWS::ApiGateway::ApiKey").values()
    verb, path, method = min(methods, key=partial(_ease, bool(keys)))
    needs_key = bool(method.get("apiKeyRequired"))
    if needs_key and keys:
        key = next(iter(keys))
        value = f"aws --endpoint-url {url} --region {brought.place.region} apigateway get-api-key --api-key {key}"
        yield f"    API_KEY=$({value} --include-value --query value --output text)"
    asked = "" if verb in {"GET", "ANY"} else f"-X {verb} "
    header = '-H "x-api-key: $API_KEY" ' if needs_key else ""
    yield _curl(asked + header, base, path)


def _ease(has_key: bool, one: tuple[str, str, Mapping[str, Any]]) -> tuple[bool, bool, int, bool, int]:
    """Return what makes one method harder to call than another: a token or signature, a key that nobody has."""
    verb, path, method = one
    place = _VERBS.index(verb) if verb in _VERBS else len(_VERBS)
    lacks_key = bool(method.get("apiKeyRequired")) and not has_key
    return (method.get("authorizationType", "NONE") != "NONE", lacks_key, place, "{" in path, len(path))


def _rest(brought: Brought) -> Iterator[str]:
    secrets = [str(value) for one in brought.stack.resources.values() for value in _secrets(one)]
    for name, value in brought.stack.outputs.items():
        yield f"  output {name}: {'(a secret)' if any(one in str(value) for one in secrets) else value}"
    yield from (f"  {remark}" for remark in brought.declaration.remarks)
    for name, kind in brought.stack.left_out.items():
        yield f"  {'not enforced' if protects(kind) else 'not made'}: {name} ({kind})"
    for name, one in brought.stack.resources.items():
        for left in one.made.left_out:
            yield f"  without effect: {name}: {left}"


def _secrets(one: Standing) -> Iterator[Any]:
    """Yield what a resource tells that nobody should read over a shoulder."""
    if FAMILIES[one.type].secret:
        yield from (value for name, value in one.made.attributes.items() if "Secret" in name)
