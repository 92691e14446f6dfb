"""What an HTTP API tells browsers of other origins.

Restates "Configure CORS for HTTP APIs in API Gateway", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
An origin that is allowed is told back, or `*` where all are; an origin that is not allowed is told nothing (as the
Fetch standard wants it). A backend's own headers count for nothing where the API has a configuration (documented).
"""

from fnmatch import fnmatchcase
from typing import Final

from gatewright.model.api import Cors
from gatewright.model.fields import Fields
from gatewright.model.request import Request

PREFIX: Final = "access-control-"
"""How the names of all of these headers start."""

_ALL: Final = "*"
_VARY: Final = ("vary", "Origin")


def preflight_headers(cors: Cors, request: Request) -> Fields:
    """Return the headers that answer a preflight; none for an origin that is not allowed."""
    allowed = _origin(cors, request)
    if not allowed:
        return ()
    lists = (("methods", cors.allow_methods), ("headers", cors.allow_headers))
    age = () if cors.max_age is None else ((f"{PREFIX}max-age", str(cors.max_age)),)
    return (
        *allowed,
        *((f"{PREFIX}allow-{name}", ",".join(values)) for name, values in lists if values),
        *age,
    )


def answer_headers(cors: Cors, request: Request) -> Fields:
    """Return the headers that stand on an answer of a backend."""
    allowed = _origin(cors, request)
    if not allowed or not cors.expose_headers:
        return allowed
    return (*allowed, (f"{PREFIX}expose-headers", ",".join(cors.expose_headers)))


def _origin(cors: Cors, request: Request) -> Fields:
    origin = request.headers.get("origin")
    if not isinstance(origin, str):
        return ()
    found = next((one for one in cors.allow_origins if _matches(one, origin)), None)
    if found is None:
        return ()
    named = _ALL if found == _ALL and not cors.allow_credentials else origin
    credentials = ((f"{PREFIX}allow-credentials", "true"),) if cors.allow_credentials else ()
    return ((f"{PREFIX}allow-origin", named), *credentials, *(() if named == _ALL else (_VARY,)))


def _matches(allowed: str, origin: str) -> bool:
    """Compare origins: scheme and host in any letters; a `*` stands for anything, as in `https://*`."""
    return fnmatchcase(origin.lower(), allowed.lower().replace("[", "[[]"))
