"""
Who may call a method: security schemes become authorizers, API keys or IAM.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html,
...-auth.html and ...-authtype.html. A method without a `security` of its own has that of the whole definition
(recorded by LocalStack's snapshot tests: test_import_with_global_api_key_authorizer and
test_import_with_cognito_auth_identity_source, 2025-07-02). That the extension of a JWT authorizer holds
`jwtConfiguration` as `create_authorizer` takes it is inferred: the guide says that a definition can have one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.source import Source

EXTENSION: Final = "x-amazon-apigateway-authorizer"
AUTH_TYPE: Final = "x-amazon-apigateway-authtype"
COGNITO: Final = "COGNITO_USER_POOLS"
TOKENS: Final = (COGNITO, "JWT")
"""Types of authorizers that read tokens: each is an authorization type of its own, and has scopes."""

_COPIED: Final = (
    "authorizerUri",
    "authorizerCredentials",
    "identitySource",
    "identityValidationExpression",
    "authorizerResultTtlInSeconds",
    "providerARNs",
    "jwtConfiguration",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """How a method is protected."""

    type: str = "NONE"
    """`authorizationType`."""

    authorizer: str | None = None
    """The name of the authorizer."""

    scopes: tuple[str, ...] = ()
    """`authorizationScopes`."""

    key_required: bool = False
    """`apiKeyRequired`."""


def schemes(source: Source) -> Mapping[str, Any]:
    """Return the security schemes by name."""
    return source.at("securityDefinitions") if source.version == 2 else source.at("components", "securitySchemes")


def authorizers(source: Source) -> Iterator[Params]:
    """Yield what `create_authorizer` is asked for each scheme that says an authorizer."""
    for name, node in schemes(source).items():
        scheme = source.resolved(node)
        extension = scheme.get(EXTENSION)
        if not isinstance(extension, Mapping):
            continue
        given = {member: extension[member] for member in _COPIED if extension.get(member) not in (None, "")}
        kind = _type(extension)
        if kind != "REQUEST" and "identitySource" not in given and scheme.get("name"):
            # A token stands where the scheme says; a REQUEST authorizer names its sources itself.
            given["identitySource"] = f"method.request.header.{scheme['name']}"
        auth_type = scheme.get(AUTH_TYPE)
        yield {"name": name, "type": kind, **given, **({"authType": str(auth_type)} if auth_type else {})}


def protection(source: Source, operation: Mapping[str, Any], warnings: list[str]) -> Protection:
    """Return how an operation is protected."""
    auth = operation.get("x-amazon-apigateway-auth")
    if isinstance(auth, Mapping) and str(auth.get("type", "")).upper() in {"AWS_IAM", "NONE"}:
        found = Protection(type=str(auth["type"]).upper())
    else:
        found = Protection()
    known = schemes(source)
    wanted = operation.get("security", source.root.get("security"))
    for requirement in wanted if isinstance(wanted, list) else []:
        for name, scopes in requirement.items() if isinstance(requirement, Mapping) else ():
            scheme = source.resolved(known.get(name))
            if not scheme:
                warnings.append(f"Security scheme '{name}' not found. Ignoring.")  # inferred
            found = _with(found, name, scheme, scopes)
    return found


def _with(found: Protection, name: str, scheme: Mapping[str, Any], scopes: Any) -> Protection:
    extension = scheme.get(EXTENSION)
    if isinstance(extension, Mapping):
        kind = _type(extension)
        tokens = kind in TOKENS
        listed = tuple(str(one) for one in scopes) if tokens and isinstance(scopes, list) else ()
        return Protection(
            type=kind if tokens else "CUSTOM", authorizer=name, scopes=listed, key_required=found.key_required
        )
    if str(scheme.get(AUTH_TYPE, "")).lower() == "awssigv4":
        return Protection(type="AWS_IAM", key_required=found.key_required)
    if scheme.get("type") == "apiKey" and str(scheme.get("name", "")).lower() == "x-api-key":
        return Protection(type=found.type, authorizer=found.authorizer, scopes=found.scopes, key_required=True)
    return found


def _type(extension: Mapping[str, Any]) -> str:
    return str(extension.get("type") or "token").upper()
