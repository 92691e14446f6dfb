"""What API Gateway answers of itself at a custom domain name: `/ping` and `/sping` ask whether it is up.

Restates "Amazon API Gateway important notes", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
They are reserved at the root of custom domain names, so that no API's resource is reached there.
"""

from typing import Final

from gatewright.model.decision import Decision, Paused
from gatewright.model.request import Request
from gatewright.model.response import Response

PATHS: Final = frozenset({"/ping", "/sping"})
"""The paths that are reserved (documented)."""

_UP: Final = b"Healthy Connection"
"""Seen by a user of AWS in November 2021 (serverless/examples, issue 667); in January 2018 it was `healthy`."""

_FIRST: Final = ("tls.", "domain.access-association-missing")
"""What a client must get past before anything answers: his certificate, his way to a private name (inferred)."""


def reached(state: Decision | Paused) -> bool:
    """Tell whether a call to a custom domain name got as far as its health check."""
    denial = state.denial if isinstance(state, Decision) else None
    return denial is None or not denial.cause.id.startswith(_FIRST)


def answer(request: Request) -> Response:
    """Return that all is well. Named default: without a content type, with the ids of every answer."""
    ids = (("x-amzn-RequestId", request.request_id), ("x-amz-apigw-id", request.extended_request_id))
    return Response(status=200, headers=ids, body=_UP)
