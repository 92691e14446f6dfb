"""Calls of `POST /toys`, and rules that they are held to."""

import json
from typing import Any, Final

from gatewright.checks.request.check import held
from gatewright.model.api import Method, Resource
from gatewright.model.call import Call, Route
from gatewright.model.configuration import Configuration
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Unknown

ALL: Final = RequestValidator(name="all", parameters=True, body=True)
TOY: Final = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "price": {"type": "number", "minimum": 1}},
}


def rules(**given: Any) -> MethodRequest:
    """Return rules with a validator of everything and the model Toy."""
    return MethodRequest(**{"validator": ALL, "schemas": {"Toy": json.dumps(TOY)}, **given})


def call(
    asked: MethodRequest | Unknown | None = None,
    body: bytes | Unknown = b"",
    *,
    headers: dict[str, str] | None = None,
    withheld: bool = False,
    query: str = "",
    path: dict[str, str] | None = None,
) -> Call:
    """Return a call that the door let in."""
    method = Method(http_method="POST", request=asked)
    resource = Resource(path="/toys", methods={"POST": method}, id="t0ys")
    request = Request(
        method="POST",
        host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        path="/prod/toys",
        query=query,
        headers=Headers(tuple((headers or {}).items()), withheld=withheld),
        body=body,
    )
    return Call(request=request, configuration=Configuration(), route=Route(resource, method, path or {}))


def said(asked: MethodRequest, body: bytes | Unknown = b"", **given: Any) -> Deny | Pass | Unsure:
    """Return what the check says of such a call."""
    return held(call(asked, body, **given), asked)
