"""
Calls of function URLs: who may call, what the function is given, and what its caller gets.

Restates "Invoking Lambda function URLs": https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
A URL is open to whom the function's resource policy lets in; what Lambda answers by itself is reported by users of AWS,
but for the header fields of an answer (recorded: LocalStack's AWS-validated
`test_http_integration_with_lambda[HTTP_PROXY]`, 2024-08-07).
"""

import json
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from typing import Final

from gatewright.aws import function_url
from gatewright.aws.function_arn import FunctionArn
from gatewright.aws.function_policy import open_to_everyone
from gatewright.aws.lambda_proxy_answer import MalformedAnswerError
from gatewright.gateway.functions.known import KnownFunctions, Name
from gatewright.gateway.integrations.forwarding import answered_trace, seen_headers, trace_id
from gatewright.model.fields import values_of
from gatewright.model.invocation import Invocation, InvokesFunctions
from gatewright.model.request import Request
from gatewright.model.response import Response

_JSON: Final = "application/json"
_FORBIDDEN: Final = (
    "Forbidden. For troubleshooting Function URL authorization issues, see:"
    " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"
)
_REFUSED: Final = 300
_TOO_MANY: Final = 429


class FunctionUrls:
    """The function URLs of one server."""

    def __init__(self, known: KnownFunctions, functions: InvokesFunctions) -> None:
        """Take which functions there are, and who runs them."""
        self._known = known
        self._functions = functions

    async def serve(self, request: Request) -> Response:
        """Answer a call."""
        identity = function_url.url_id(request.host) or ""
        found = self._known.urls.get(identity)
        called = None if found is None else self._called(*found)
        if called is None:
            # Recorded: LocalStack's AWS-validated `test_lambda_url_non_existing_url`; of what is not there, no word.
            told = None if found is None else _FORBIDDEN
            return _told(request, 403, {"Message": told}, "AccessDeniedException")
        trace = ("X-Amzn-Trace-Id", f"Self={trace_id(request).removeprefix('Root=')};{answered_trace(request)}")
        event = function_url.event(request, identity, (*_seen(request), *function_url.tls_fields(request), trace))
        invoked = await self._functions.invoke(
            Invocation(
                function_arn=called,
                payload=json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(errors="replace"),
                request_id=request.request_id,
                trace_id=trace_id(request),
            )
        )
        if invoked.status == _TOO_MANY:
            return _told(request, _TOO_MANY, {"Reason": invoked.reason, "Message": invoked.message}, invoked.error_code)
        if invoked.status >= _REFUSED or invoked.function_error is not None:
            return _told(request, 502, {"Message": "Internal Server Error"}, None, "Internal Server Error")
        return _answered(request, invoked.payload)

    def _called(self, function: Name, qualifier: str) -> str | None:
        """Return the ARN that a URL calls, when its policy lets everybody in."""
        account_id, region, name = function
        arn = FunctionArn(region, account_id, name, qualifier or None).text
        policy = self._known.current[function].policies.get(qualifier)
        return arn if policy is not None and open_to_everyone(policy, function_arn=arn) else None


def _seen(request: Request) -> list[tuple[str, str]]:
    """Return the caller's fields but the trace, and where he came from.

    An `X-Forwarded-For` of his is kept as it came: recorded (as above), the function saw the caller of API Gateway
    there, and not API Gateway's own address, which its `sourceIp` told.
    """
    claimed = [("X-Forwarded-For", value) for value in request.headers.all("x-forwarded-for")]
    left_out = {"x-amzn-trace-id", "x-forwarded-for"} if claimed else {"x-amzn-trace-id"}
    return [*claimed, *(field for field in seen_headers(request) if field[0].lower() not in left_out)]


def _answered(request: Request, payload: bytes) -> Response:
    try:
        answer = function_url.read_answer(payload)
        body = b64decode(answer.body, validate=True) if answer.base64 else answer.body.encode(errors="replace")
    except (MalformedAnswerError, Error):
        return _told(request, 502, {"Message": "Internal Server Error"}, None, "Internal Server Error")
    types = values_of(answer.headers, "content-type")
    rest = [field for field in answer.headers if field[0].lower() not in {"content-type", "content-length"}]
    own = (("Content-Type", types[-1] if types else _JSON), ("x-amzn-RequestId", request.request_id))
    return Response(
        status=answer.status, headers=(*own, *rest, ("X-Amzn-Trace-Id", answered_trace(request))), body=body
    )


def _told(
    request: Request, status: int, body: Mapping[str, str | None], error_type: str | None, text: str | None = None
) -> Response:
    """Return what Lambda answers by itself."""
    kind = (("x-amzn-ErrorType", error_type),) if error_type else ()
    return Response(
        status=status,
        headers=(("Content-Type", _JSON), ("x-amzn-RequestId", request.request_id), *kind),
        body=text.encode() if text is not None else json.dumps(body, separators=(",", ":")).encode(),
    )
