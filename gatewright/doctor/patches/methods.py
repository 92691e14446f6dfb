"""Where a document says who may call a method: an operation, a resource of a template, an event of SAM."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from gatewright.doctor.patches.document import Document, Sheet
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.nodes import Path

ANY: Final = "x-amazon-apigateway-any-method"
"""What a definition calls the method for every verb."""

_EVENTS: Final = {"Api": "RestApiId", "HttpApi": "ApiId"}
"""The events of SAM that are methods, and what names their API."""

_IMPLICIT: Final = {"Api": "ServerlessRestApi", "HttpApi": "ServerlessHttpApi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPlace:
    """One place that declares a method."""

    kind: Literal["operation", "resource", "event"]
    sheet: Sheet
    path: Path
    """Where its members stand."""

    members: Mapping[str, Any]


def methods(document: Document) -> Iterator[MethodPlace]:
    """Yield where the method that was called is declared."""
    route = document.call.route
    if not isinstance(route, Unknown):
        yield from methods_at(document, route.resource.path, route.method.http_method, route.method.route_id)


def methods_at(document: Document, path: str, verb: str, route_id: str | None = None) -> Iterator[MethodPlace]:
    """Yield where the method of a path and a verb is declared."""
    for sheet, at, root in document.bodies():
        name = ANY if verb == "ANY" else verb.lower()
        item = root.get("paths", {}).get(path)
        operation = item.get(name) if isinstance(item, Mapping) else None
        if isinstance(operation, Mapping):
            yield MethodPlace(kind="operation", sheet=sheet, path=(*at, "paths", path, name), members=operation)
    for name in _resources(document, path, verb, route_id):
        found = document.properties(name)
        if found is not None:
            yield MethodPlace(kind="resource", sheet=document.main, path=found[0], members=found[1])
    yield from _events(document, path, verb)


def _resources(document: Document, path: str, verb: str, route_id: str | None) -> Iterator[str]:
    api = document.call.api
    if isinstance(api, Unknown):
        return
    if route_id is not None:
        yield from document.named(route_id, "AWS::ApiGatewayV2::Route")
    saved = None if isinstance(api.saved, Unknown) else api.saved.resources.get(path)
    if saved is not None and isinstance(saved.id, str):
        yield from document.named(f"{api.id}-{saved.id}-{verb}", "AWS::ApiGateway::Method")


def _events(document: Document, path: str, verb: str) -> Iterator[MethodPlace]:
    """Yield the events of SAM's functions."""
    for name, one in document.resources.items():
        properties = one.get("Properties") if isinstance(one, Mapping) else None
        if not isinstance(properties, Mapping) or one.get("Type") != "AWS::Serverless::Function":
            continue
        events = properties.get("Events")
        for event, told in events.items() if isinstance(events, Mapping) else ():
            members = told.get("Properties") if isinstance(told, Mapping) else None
            kind = str(told.get("Type")) if isinstance(told, Mapping) else ""
            if kind not in _EVENTS or not isinstance(members, Mapping):
                continue
            meant = members.get(_EVENTS[kind], {"Ref": _IMPLICIT[kind]})
            same = (members.get("Path"), str(members.get("Method")).upper()) == (path, verb)
            if same and meant in (document.api, {"Ref": document.api}):
                at = ("Resources", name, "Properties", "Events", event, "Properties")
                yield MethodPlace(kind="event", sheet=document.main, path=at, members=members)
