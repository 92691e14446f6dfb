"""Methods that are missing, added where a document declares their neighbours; preflights, answered."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.paths import router
from gatewright.doctor.patches.document import Change, Document
from gatewright.doctor.patches.methods import methods_at
from gatewright.model.api import Resource
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.edit import Put
from gatewright.sources.edits.nodes import Path

_ORIGIN: Final = "Access-Control-Allow-Origin"
_METHODS: Final = "Access-Control-Allow-Methods"
_HEADERS: Final = "Access-Control-Allow-Headers"


def add_a_preflight(document: Document) -> Iterator[Change]:
    """Answer the preflight of a resource without asking anybody who he is."""
    found = _called(document)
    if found is None or document.call.request.method != "OPTIONS":
        return
    for sheet, at, root in document.bodies():
        if found.path in root.get("paths", {}):
            yield Change(sheet=sheet, edits=(Put((*at, "paths", found.path, "options"), _operation(document)),))
    yield from _cors_of_sam(document)
    yield from _added(document, found, _resource(document))


def add_the_method_as_its_neighbours(document: Document) -> Iterator[Change]:
    """Add the verb to the resource, with who may call and what is behind it as another verb of it has them."""
    found = _called(document)
    if found is None:
        return
    verb = document.call.request.method
    for other in found.methods:
        for place in methods_at(document, found.path, other):
            if place.kind == "operation":
                told = {name: one for name, one in place.members.items() if name != "operationId"}
                path = (*place.path[:-1], verb.lower())
                yield Change(sheet=place.sheet, edits=(Put(path, copy.deepcopy(told)),))
            elif place.kind == "event":
                members = {**copy.deepcopy(dict(place.members)), "Method": verb.lower()}
                event = {"Type": document.resources[str(place.path[1])]["Properties"]["Events"][place.path[4]]["Type"]}
                path = (*place.path[:4], f"{place.path[4]}{verb.capitalize()}")
                yield Change(sheet=place.sheet, edits=(Put(path, {**event, "Properties": members}),))
            elif document.main.kind == "template":
                properties = {**copy.deepcopy(dict(place.members)), "HttpMethod": verb}
                yield from _named(document, f"{place.path[1]}{verb.capitalize()}", properties)


def _called(document: Document) -> Resource | None:
    """Return the resource that the path reaches, whatever its verbs."""
    call = document.call
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown) or isinstance(call.address, Unknown):
        return None
    return next(iter(router(call.stage.deployed).resources(split_stage(call.address.path)[1])), None)


def _added(document: Document, found: Resource, properties: Mapping[str, Any]) -> Iterator[Change]:
    """Yield a method of a template, on the resource that its neighbours are on."""
    for other in found.methods if document.main.kind == "template" else ():
        for place in methods_at(document, found.path, other):
            if place.kind == "resource":
                where = {name: place.members[name] for name in ("RestApiId", "ResourceId") if name in place.members}
                yield from _named(document, f"{place.path[1]}Options", {**copy.deepcopy(where), **properties})


def _named(document: Document, name: str, properties: Mapping[str, Any]) -> Iterator[Change]:
    one = {"Type": "AWS::ApiGateway::Method", "Properties": dict(properties)}
    path = ("Resources", document.unused(name))
    yield Change(sheet=document.main, edits=(Put(path, one),))


def _cors_of_sam(document: Document) -> Iterator[Change]:
    """Yield SAM's own word for it: the API answers preflights of all its paths, and asks nobody who he is."""
    at = _sam_api(document)
    if at is None:
        return
    cors = Put((*at, "Cors"), f"'{_origin(document)}'")
    yield Change(sheet=document.main, edits=(cors,))
    for names in (_OF_KEYS,), (_OF_AUTHORIZERS,), (_OF_KEYS, _OF_AUTHORIZERS):
        asked = tuple(Put((*at, "Auth", name), False) for name in names)
        yield Change(sheet=document.main, edits=(cors, *asked))


_OF_KEYS: Final = "AddApiKeyRequiredToCorsPreflight"
_OF_AUTHORIZERS: Final = "AddDefaultAuthorizerToCorsPreflight"


def _sam_api(document: Document) -> Path | None:
    """Return where SAM's properties of the API stand."""
    api = document.api
    if api == "ServerlessRestApi" and api not in document.resources:
        return ("Globals", "Api")
    found = document.properties(api) if api is not None else None
    if api is None or found is None or document.resources.get(api, {}).get("Type") != "AWS::Serverless::Api":
        return None
    return found[0]


def _origin(document: Document) -> str:
    origin = document.call.request.headers.get("origin")
    return origin if isinstance(origin, str) and origin.isprintable() and "'" not in origin else "*"


def _answers(document: Document, prefix: str) -> dict[str, str]:
    wanted = document.call.request.headers.get("access-control-request-method")
    verb = wanted if isinstance(wanted, str) and wanted.isalpha() else "*"
    told = {_ORIGIN: _origin(document), _METHODS: f"{verb},OPTIONS", _HEADERS: "*"}
    return {f"{prefix}{name}": f"'{value}'" for name, value in told.items()}


def _operation(document: Document) -> dict[str, Any]:
    """Return a preflight's answer as a definition says it."""
    version3 = any("openapi" in root for _, _, root in document.bodies())
    header: dict[str, Any] = {"schema": {"type": "string"}} if version3 else {"type": "string"}
    response = {"description": "the preflight", "headers": dict.fromkeys((_ORIGIN, _METHODS, _HEADERS), header)}
    answer = {"statusCode": "200", "responseParameters": _answers(document, "method.response.header.")}
    integration = {
        "type": "mock",
        "requestTemplates": {"application/json": '{"statusCode": 200}'},
        "responses": {"default": answer},
    }
    # Nobody has a key or a token in a preflight, whatever the definition asks of all its methods.
    return {"security": [], "responses": {"200": response}, "x-amazon-apigateway-integration": integration}


def _resource(document: Document) -> dict[str, Any]:
    """Return a preflight's answer as a template says it."""
    declared = {f"method.response.header.{name}": False for name in (_ORIGIN, _METHODS, _HEADERS)}
    answer = {"StatusCode": "200", "ResponseParameters": _answers(document, "method.response.header.")}
    return {
        "HttpMethod": "OPTIONS",
        "AuthorizationType": "NONE",
        "Integration": {
            "Type": "MOCK",
            "RequestTemplates": {"application/json": '{"statusCode": 200}'},
            "IntegrationResponses": [answer],
        },
        "MethodResponses": [{"StatusCode": "200", "ResponseParameters": declared}],
    }
