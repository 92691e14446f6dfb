"""
On whose behalf API Gateway calls a function: the ARN that the function's policy may ask for as `aws:SourceArn`.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern

_PARAMETER: Final = pattern(r"\{[^}]*\}")


def of_method(place: str, verb: str, path: str) -> str:
    """
    Return the ARN of a method of a REST API; `place` is that of its stage. A path parameter stands as `*`.

    Inferred: policies with `*` in the place of a parameter let the method in, those with `{id}` do not (reported by
    users of AWS).
    """
    return f"{place}/{_verb(verb)}{_PARAMETER.sub('*', path)}"


def of_route(place: str, verb: str, path: str) -> str:
    """Return the ARN of a route of an HTTP or WebSocket API; a route that is just a key stands behind the stage."""
    return f"{place}/{_verb(verb)}{path}" if path.startswith("/") else f"{place}/{path}"


def _verb(verb: str) -> str:
    return "*" if verb == "ANY" else verb
