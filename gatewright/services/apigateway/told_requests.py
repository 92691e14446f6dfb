"""The request of a test invocation: what `TestInvokeMethod` and `TestInvokeAuthorizer` are told of it."""

from collections.abc import Mapping
from typing import Any

from gatewright.model.request import Headers, Request
from gatewright.services.operation import Operation


def told_request(operation: Operation, verb: str, usual_path: str) -> Request:
    """Return the request; where no path is told it has the usual one."""
    params = operation.params
    path, _, query = (params.get("pathWithQueryString") or usual_path).partition("?")
    return Request(
        method=verb,
        host="",
        path=path if path.startswith("/") else f"/{path}",
        query=query,
        headers=Headers(tuple(_fields(params))),
        body=(params.get("body") or "").encode(errors="replace"),
        received_at=operation.now,
        request_id=operation.request_id,
        extended_request_id=operation.new_id(),
    )


def _fields(params: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the header fields; of a name that stands in both maps, the list counts (inferred)."""
    many: Mapping[str, list[str]] = params.get("multiValueHeaders") or {}
    taken = {name.lower() for name in many}
    single = [(name, value) for name, value in (params.get("headers") or {}).items() if name.lower() not in taken]
    return [*single, *((name, value) for name, values in many.items() for value in values)]
