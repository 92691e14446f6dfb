"""
Invoke: call a function, and wait for it or not.

https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
The transaction only reads what is called; the call itself runs when it has ended, so that a function may call this
control plane while the caller waits for it.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

from gatewright.model.invocation import Invocation, Invoked, InvokesFunctions
from gatewright.services.errors import not_implemented
from gatewright.services.lambda_.errors import bad_content
from gatewright.services.lambda_.lookup import named, version
from gatewright.services.later import Later
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError


def invoke(documents: Documents, operation: Operation) -> Document | Later:
    """Call a function: `RequestResponse` waits, `Event` does not, `DryRun` only looks whether it could be."""
    params = operation.params
    arn = named(operation)
    version(documents, arn)
    for name in ("DurableExecutionName", "TenantId"):
        if params.get(name):
            raise not_implemented(f"this server does not offer durable functions and tenants: `{name}` is refused")
    if operation.functions is None:
        raise not_implemented("this server runs no functions")
    kind = params.get("InvocationType") or "RequestResponse"
    payload = params.get("Payload") or b""
    _check(payload, params)
    if kind == "DryRun":
        return {"StatusCode": 204}
    invocation = Invocation(
        function_arn=arn.text,
        payload=payload or b"{}",
        request_id=operation.request_id or None,
        tail=params.get("LogType") == "Tail",
        client_context=params.get("ClientContext"),
    )
    calling = _Calling(operation.functions, invocation)
    return Later(calling.submit if kind == "Event" else calling.wait)


class _Calling:
    """One call on its way."""

    def __init__(self, functions: InvokesFunctions, invocation: Invocation) -> None:
        self._functions = functions
        self._invocation = invocation

    async def wait(self) -> Document:
        """Call and wait."""
        invoked = await self._functions.invoke(self._invocation)
        if invoked.error_code is not None:
            raise _refused(invoked)
        tail = None if invoked.log_tail is None else base64.b64encode(invoked.log_tail).decode()
        return {
            "StatusCode": invoked.status,
            "FunctionError": invoked.function_error,
            "LogResult": tail,
            "ExecutedVersion": invoked.executed_version,
            "Payload": invoked.payload,
        }

    async def submit(self) -> Document:
        """Hand the event over."""
        refused = self._functions.submit(self._invocation)
        if refused is not None:
            raise _refused(refused)
        return {"StatusCode": 202}


def _check(payload: bytes, params: Mapping[str, Any]) -> None:
    try:
        if payload:
            json.loads(payload)
    except (ValueError, RecursionError) as error:
        # AWS goes on with the words of its own JSON parser.
        raise bad_content(
            f"Could not parse request body into json: Could not parse payload into json: {error}"
        ) from error
    context = params.get("ClientContext")
    if context and not _is_object(context):
        raise bad_content("Client context must be a valid Base64-encoded JSON object.")


def _is_object(context: str) -> bool:
    try:
        return isinstance(json.loads(base64.b64decode(context, validate=True)), dict)
    except (binascii.Error, ValueError, RecursionError):
        return False


def _refused(invoked: Invoked) -> ServiceError:
    members = {"Type": "User", "Reason": invoked.reason}
    return ServiceError(str(invoked.error_code), invoked.message, status=invoked.status, members=members)
