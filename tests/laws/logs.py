"""Random lines of access logs: what API Gateway writes of calls, and what somebody made of it."""

import json
from collections.abc import Mapping
from random import Random
from typing import Final

from gatewright.engine.catalogue import CAUSES
from gatewright.model.message import fill

_HOSTS: Final = (
    "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
    "b2c3d4e5f6.execute-api.us-east-1.amazonaws.com",
    "a1b2c3d4e5-vpce-0a1b2c3d4e5f60718.execute-api.eu-west-1.amazonaws.com",
    "vpce-0a1b2c3d4e5f60718-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com",
    "a1b2c3d4e5.execute-api.localhost.localstack.cloud",
    "apigateway.us-east-1.amazonaws.com",
    "api.example.com",
    "shop.example.org",
    "10.1.2.3",
    "localhost",
    "no host",
)
_PATHS: Final = (
    "/prod/pets",
    "/prod/orders",
    "/prod/pets/1",
    "/prod/pets/2/",
    "/prod/prod/pets",
    "/prod",
    "/prod/",
    "/",
    "//prod//pets",
    "/dev/pets",
    "/pets/prod",
    "/.env",
    "/wp-login.php",
    "/prod/@connections/abc",
    "/@connections/abc",
    "/_aws/execute-api/a1b2c3d4e5/prod/pets",
    "/restapis/a1b2c3d4e5/prod/_user_request_/pets",
    "/prod/" + "x" * 300,
    "/prod/" + "y" * 1600,
    "/prod/pets/%C3%A9",
    "/prod/pets/é",
    "/prod/pets/ann@example.com",
    "/prod/pets/a+b,c;d=e:f",
    "/prod/orders/bob@example.com",
    "/prod/$default/*",
    "pets",
)
_METHODS: Final = ("GET", "POST", "OPTIONS", "DELETE", "PUT", "PROPFIND", "-", "not a verb")
_CALLERS: Final = ("-", "arn:aws:sts::111122223333:assumed-role/app/one", "arn:aws:iam::111122223333:user/two")
_SIGNATURES: Final = tuple(
    signature
    for cause in CAUSES.values()
    for signature in (*cause.signatures, *cause.of_http_api, *cause.seldom)
    if signature.status >= 400
)
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "caller": ("arn:aws:iam::111122223333:user/two", "anonymous", "aws:sts::1:assumed-role/app/one"),
    "method_arn": (
        "arn:aws:execute-api:us-east-1:********3333:a1b2c3d4e5/prod/GET/pets",
        "arn:aws:execute-api:us-east-1:********3333:a1b2c3d4e5/prod/POST/orders/1",
    ),
    "date": ("20260115T120000Z", "20260116T130000Z"),
    "limit": ("20260115T120500Z", "20260116T130500Z"),
    "now": ("20260115T121000Z", "20260116T131000Z"),
    "authorization_hash": (
        "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
        "YC1aLIoVeT8sVKaPOWTZ7YpFtHvi0PiyRIDBfVAbzgQ=",
    ),
    "authorization": ("Bearer a.b.c", "Bearer d.e.f", "x'y"),
    "part": ("Bearer", "a.b.c", "d'e"),
    "credential": ("AKIA/a", "AKIA/b/c"),
    "target": ("/prod/pets?a=1", "/prod/orders?b='2'"),
    "canonical_request": ("GET\n/prod/pets\n\nhost:x", "POST\n/prod/'orders'\n\nhost:y"),
    "string_to_sign": ("AWS4-HMAC-SHA256\n20260115T120000Z", "AWS4-HMAC-SHA256\n20260116T120000Z"),
}
_OWN: Final = ("slow down", "no", "Forbidden by us: 12", "User: somebody")


def line(chance: Random, form: int | None = None) -> Mapping[str, str]:
    """Return the variables of one line, those of a format; of any where none is named."""
    signature = chance.choice(_SIGNATURES)
    passed = chance.random() < 0.3
    told = {
        "requestId": f"{chance.getrandbits(64):016x}",
        "requestTimeEpoch": chance.choice(("1768478400000", "1768478460500", "1768564800000", "-", "soon")),
        "apiId": chance.choice(("a1b2c3d4e5", "b2c3d4e5f6")),
        "stage": chance.choice(("prod", "prod", "$default", "-")),
        "domainName": chance.choice(_HOSTS[:8] if chance.random() < 0.9 else _HOSTS),
        "httpMethod": chance.choice(_METHODS[:4] if chance.random() < 0.9 else _METHODS),
        "path": chance.choice(_PATHS[:-1] if chance.random() < 0.95 else _PATHS),
        "status": "200" if passed else chance.choice((str(signature.status), str(signature.status), "403", "500", "-")),
        "error.message": chance.choice((_message(chance, signature.message), "-", chance.choice(_OWN))),
        "error.responseType": chance.choice((signature.response_type or "-", "-", "ACCESS_DENIED")),
        "identity.sourceIp": chance.choice(("198.51.100.7", "10.0.0.9", "2001:db8::1", "-")),
        "identity.userArn": chance.choice(_CALLERS),
        "identity.apiKeyId": chance.choice(("-", "k3y1d", "other1", "NO")),
        "resourcePath": chance.choice(("/pets", "/pets/{id}", "-")),
        "wafResponseCode": chance.choice(("-", "-", "WAF_ALLOW", "WAF_BLOCK")),
        "authenticate.status": chance.choice(("-", "-", "200", "403")),
        "authorize.status": chance.choice(("-", "-", "200", "403")),
        "authorizer.status": chance.choice(("-", "-", "200", "401", "500")),
        "authorizer.error": chance.choice(("-", "-", "The client is not authorized", "invalid_token: expired")),
        "authorizer.principalId": chance.choice(("-", "-", "ann", "bob")),
        "authorizer.requestId": chance.choice(("-", f"{chance.getrandbits(32):08x}")),
        "integration.status": chance.choice(("-", "-", "-", "200", "403", "502")),
        "routeKey": chance.choice(("-", "GET /pets", "$default", "$connect")),
        "connectionId": chance.choice(("-", "-", "c0nn3ct10n=")),
        "eventType": chance.choice(("-", "MESSAGE", "CONNECT")),
    }
    kept = _FORMATS[chance.randrange(FORMATS) if form is None else form]
    return {name: value for name, value in told.items() if name in kept}


def text(told: Mapping[str, str]) -> str:
    """Return the line of a JSON format whose members are named as their variables."""
    return json.dumps(told)


def _message(chance: Random, message: str) -> str:
    values = {name: chance.choice(of) for name, of in _WORDS.items()}
    return fill(message, values)


_ALWAYS: Final = ("requestId", "requestTimeEpoch", "status", "identity.sourceIp")
_REST: Final = (*_ALWAYS, "httpMethod", "resourcePath", "error.message", "error.responseType", "stage", "apiId")
_FORMATS: Final = (
    (*_ALWAYS, "httpMethod", "resourcePath"),
    _REST,
    (*_REST, "path", "domainName", "identity.userArn", "identity.apiKeyId"),
    (*_REST, "path", "domainName", "wafResponseCode", "authenticate.status", "authorize.status", "authorizer.status"),
    (*_REST, "path", "authorizer.principalId", "authorizer.requestId", "authorizer.error", "integration.status"),
    (*_ALWAYS, "httpMethod", "path", "domainName", "stage", "routeKey", "error.message", "authorizer.error"),
    (*_ALWAYS, "stage", "domainName", "routeKey", "connectionId", "eventType", "error.message", "error.responseType"),
)

FORMATS: Final = len(_FORMATS)
"""How many formats there are."""
