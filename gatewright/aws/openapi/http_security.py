"""
Who may call a route of an HTTP API: security schemes become authorizers or IAM.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html and
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html. A route
without a `security` of its own has that of the whole definition. A scheme that names no authorizer protects nothing,
and a warning says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.security import AUTH_TYPE, EXTENSION, schemes
from gatewright.aws.openapi.source import Source

IAM: Final = "awsSigv4"

NAMES: Final = {
    "authorizerUri": "AuthorizerUri",
    "authorizerCredentials": "AuthorizerCredentialsArn",
    "authorizerPayloadFormatVersion": "AuthorizerPayloadFormatVersion",
    "authorizerResultTtlInSeconds": "AuthorizerResultTtlInSeconds",
    "enableSimpleResponses": "EnableSimpleResponses",
    "identityValidationExpression": "IdentityValidationExpression",
}
"""Members of a definition's authorizer, and those of the control plane's."""

TYPES: Final = {"JWT": "JWT", "REQUEST": "CUSTOM"}
"""Types of authorizers, and what a route that has one says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """How a route is protected."""

    type: str = "NONE"
    """`AuthorizationType`."""

    authorizer: str | None = None
    """The name of the authorizer."""

    scopes: tuple[str, ...] = ()
    """`AuthorizationScopes`."""


def authorizers(source: Source) -> Iterator[Params]:
    """Yield what `create_authorizer` is asked for each scheme that says an authorizer."""
    for name, node in schemes(source).items():
        extension = source.resolved(node).get(EXTENSION)
        if isinstance(extension, Mapping):
            yield {"Name": name, **_authorizer(extension)}


def protection(source: Source, operation: Mapping[str, Any], warnings: list[str]) -> Protection:
    """Return how an operation is protected."""
    known = schemes(source)
    wanted = operation.get("security", source.root.get("security"))
    for requirement in wanted if isinstance(wanted, list) else []:
        for name, scopes in requirement.items() if isinstance(requirement, Mapping) else ():
            found = _of(name, source.resolved(known.get(name)), scopes)
            if found is not None:
                return found
            warnings.append(f"Security scheme '{name}' names no authorizer. Ignoring.")  # inferred
    auth = operation.get("x-amazon-apigateway-auth")
    # Inferred: what says IAM must not end as a route that is open to everybody.
    signed = isinstance(auth, Mapping) and str(auth.get("type", "")).upper() == "AWS_IAM"
    return Protection(type="AWS_IAM") if signed else Protection()


def _of(name: str, scheme: Mapping[str, Any], scopes: Any) -> Protection | None:
    extension = scheme.get(EXTENSION)
    if isinstance(extension, Mapping):
        kind = TYPES.get(_type(extension), "CUSTOM")
        listed = tuple(str(one) for one in scopes) if kind == "JWT" and isinstance(scopes, list) else ()
        return Protection(type=kind, authorizer=name, scopes=listed)
    return Protection(type="AWS_IAM") if str(scheme.get(AUTH_TYPE, "")).lower() == IAM.lower() else None


def _authorizer(said: Mapping[str, Any]) -> Params:
    found: dict[str, Any] = {
        "AuthorizerType": _type(said),
        "IdentitySource": _sources(said.get("identitySource")),
        **{member: said[name] for name, member in NAMES.items() if said.get(name) not in (None, "")},
    }
    if "AuthorizerPayloadFormatVersion" in found:
        # YAML reads `2.0` as a number.
        found["AuthorizerPayloadFormatVersion"] = str(found["AuthorizerPayloadFormatVersion"])
    jwt = said.get("jwtConfiguration")
    if isinstance(jwt, Mapping):
        audience = jwt.get("audience")
        found["JwtConfiguration"] = {
            "Audience": [
                str(one) for one in (audience if isinstance(audience, list) else [audience] if audience else [])
            ],
            **({"Issuer": str(jwt["issuer"])} if jwt.get("issuer") else {}),
        }
    return found


def _sources(said: Any) -> list[str]:
    """Return identity sources, which SAM writes as a list (recorded: its translator 1.115) and others as one text."""
    listed = said if isinstance(said, list) else str(said or "").split(",")
    return [str(one).strip() for one in listed if str(one).strip()]


def _type(extension: Mapping[str, Any]) -> str:
    return str(extension.get("type") or "request").upper()
