"""Who may call a method, changed where the document says it: keys, authorizers, scopes."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gatewright.doctor.patches.document import Change, Document
from gatewright.doctor.patches.methods import MethodPlace, methods
from gatewright.sources.edits.edit import Append, Edit, Put, Remove


def require_no_key(document: Document) -> Iterator[Change]:
    """Let the method be called without a key."""
    for place in methods(document):
        if place.kind == "operation":
            yield from _without_schemes(document, place, _is_key)
        elif document.main.kind == "terraform":
            yield _change(place, Put((*place.path, "api_key_required"), False))
        elif place.kind == "resource":
            yield _change(place, Put((*place.path, "ApiKeyRequired"), False))
        else:
            auth = place.members.get("Auth")
            if isinstance(auth, Mapping) and "ApiKeyRequired" in auth:
                # An event may say "no key" only where its API asks for one.
                yield _change(place, Remove((*place.path, "Auth", "ApiKeyRequired")))
            yield _change(place, Put((*place.path, "Auth", "ApiKeyRequired"), False))


def require_no_authorizer(document: Document) -> Iterator[Change]:
    """Let the method be called by anybody."""
    for place in methods(document):
        if place.kind == "operation":
            yield from _without_schemes(document, place, lambda scheme: not _is_key(scheme))
            if "x-amazon-apigateway-auth" in place.members:
                yield _change(place, Put((*place.path, "x-amazon-apigateway-auth", "type"), "NONE"))
        elif document.main.kind == "terraform":
            names = ("authorization", "authorization_type")
            name = next((one for one in names if one in place.members), "authorization")
            yield _change(place, Put((*place.path, name), "NONE"), *_removed(place, "authorizer_id"))
        elif place.kind == "resource":
            gone = _removed(place, "AuthorizerId", "AuthorizationScopes")
            yield _change(place, Put((*place.path, "AuthorizationType"), "NONE"), *gone)
        else:
            yield _change(place, Put((*place.path, "Auth", "Authorizer"), "NONE"))


def accept_a_scope_of_the_token(document: Document) -> Iterator[Change]:
    """Let the method accept a scope that the token holds."""
    scope = document.values.get("token_scope")
    for place in methods(document) if scope else ():
        if place.kind == "operation":
            for index, one in enumerate(_security(place)):
                yield from (
                    _change(place, Append((*place.path, "security", index, name), scope))
                    for name, scopes in one.items()
                    if scopes
                )
        elif document.main.kind == "terraform":
            yield _change(place, Append((*place.path, "authorization_scopes"), scope))
        elif place.kind == "resource":
            yield _change(place, Append((*place.path, "AuthorizationScopes"), scope))
        else:
            yield _change(place, Append((*place.path, "Auth", "AuthorizationScopes"), scope))


def use_the_authorizer(document: Document) -> Iterator[Change]:
    """Give the method the API's authorizer."""
    kind, authorizer_id = document.values.get("authorization_type"), document.values.get("authorizer_id")
    types = ("AWS::ApiGateway::Authorizer", "AWS::ApiGatewayV2::Authorizer")
    names = list(document.named(authorizer_id, *types)) if authorizer_id else []
    for place in methods(document):
        if place.kind == "operation":
            for name in _authorizers(document, place):
                yield _change(
                    place, Put((*place.path, "security"), [{name: []}]), *_removed(place, "x-amazon-apigateway-auth")
                )
        elif place.kind == "resource" and document.main.kind == "template" and names:
            edits = (
                Put((*place.path, "AuthorizationType"), kind),
                Put((*place.path, "AuthorizerId"), {"Ref": names[0]}),
            )
            yield _change(place, *edits)
        elif place.kind == "event":
            yield from (
                _change(place, Put((*place.path, "Auth", "Authorizer"), name)) for name in _authorizers_of_sam(document)
            )


def _authorizers(document: Document, place: MethodPlace) -> Iterator[str]:
    """Yield the schemes of the definition that are authorizers."""
    for name, one in _schemes(document, place).items():
        if isinstance(one, Mapping) and "x-amazon-apigateway-authorizer" in one:
            yield str(name)


def _authorizers_of_sam(document: Document) -> Iterator[str]:
    found = document.properties(document.api) if document.api is not None else None
    auth = found[1].get("Auth") if found is not None else None
    named = auth.get("Authorizers") if isinstance(auth, Mapping) else None
    yield from (str(name) for name in named) if isinstance(named, Mapping) else ()


def _without_schemes(document: Document, place: MethodPlace, is_meant: Callable[[Any], bool]) -> Iterator[Change]:
    """Yield the method without the schemes that are meant, and without any, which the API's own would stand in for."""
    schemes = _schemes(document, place)
    edits: list[Edit] = []
    for index, one in reversed(list(enumerate(_security(place)))):
        meant = [name for name in one if is_meant(schemes.get(name))]
        if meant and len(meant) == len(one):
            edits.append(Remove((*place.path, "security", index)))
        else:
            edits += [Remove((*place.path, "security", index, name)) for name in meant]
    if edits:
        yield _change(place, *edits)
    left = [{name: told for name, told in one.items() if not is_meant(schemes.get(name))} for one in _security(place)]
    yield _change(place, Put((*place.path, "security"), [one for one in left if one]))


def _schemes(document: Document, place: MethodPlace) -> Mapping[str, Any]:
    root = next(
        (root for sheet, at, root in document.bodies() if sheet is place.sheet and place.path[: len(at)] == at), {}
    )
    components = root.get("components")
    named = components.get("securitySchemes") if isinstance(components, Mapping) else root.get("securityDefinitions")
    return named if isinstance(named, Mapping) else {}


def _is_key(scheme: Any) -> bool:
    """Tell the scheme of API keys from those of authorizers, which are `apiKey` too."""
    if not isinstance(scheme, Mapping) or "x-amazon-apigateway-authtype" in scheme:
        return False
    return scheme.get("type") == "apiKey" and str(scheme.get("name")).lower() == "x-api-key"


def _security(place: MethodPlace) -> list[Mapping[str, Any]]:
    told = place.members.get("security")
    return [one for one in told if isinstance(one, Mapping)] if isinstance(told, list) else []


def _removed(place: MethodPlace, *names: str) -> tuple[Edit, ...]:
    return tuple(Remove((*place.path, name)) for name in names if name in place.members)


def _change(place: MethodPlace, *edits: Edit) -> Change:
    return Change(sheet=place.sheet, edits=edits)
