"""The header mappings of an integration with Lambda: what is read of them, and what they break.

Restates "Set up asynchronous invocation of the backend Lambda function":
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
A function sees no header of the integration request; `X-Amz-Invocation-Type` is for Lambda itself. A mapping to a name
of the connection or of the signature ends in a 500 (recorded: LocalStack's AWS-validated
`test_apigateway_header_remapping_aws`, 2024-07-18).
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.mapping_expressions import Expression, read_expression
from gatewright.aws.uri_variables import MappingError
from gatewright.gateway.integrations.failure import misconfigured
from gatewright.gateway.integrations.rendering import Rendering, evaluated

_ILLEGAL: Final = frozenset(
    {
        "authorization",
        "connection",
        "content-length",
        "expect",
        "proxy-authenticate",
        "te",
        "transfer-encoding",
        "x-amzn-apigateway-api-id",
        "x-amzn-trace-id",
    }
)
_HEADER: Final = "integration.request.header."
_INVOCATION_TYPE: Final = "x-amz-invocation-type"


class FunctionHeaders:
    """The header mappings of one integration."""

    __slots__ = ("_broken", "_mappings")

    def __init__(self, integration: Mapping[str, Any]) -> None:
        self._mappings: list[tuple[str, Expression]] = []
        self._broken: str | None = None
        for place, text in (integration.get("requestParameters") or {}).items():
            if place.startswith(_HEADER):
                try:
                    self._mappings.append((place.removeprefix(_HEADER), read_expression(text)))
                except MappingError as error:
                    self._broken = str(error)

    def asynchronous(self, rendering: Rendering, overridden: Mapping[str, str]) -> bool:
        """Return whether the function is only to be told; raise `ExecutionFailedError` for a name that may not be."""
        if self._broken is not None:
            raise misconfigured(self._broken)
        if not self._mappings and not overridden:
            return False
        sources = rendering.sources()
        values = {name: found[-1] for name, one in self._mappings if (found := evaluated(one, sources))}
        kind = ""
        for name, value in {**values, **overridden}.items():
            if name.lower() in _ILLEGAL:
                raise misconfigured(f"{name} header already present")
            if name.lower() == _INVOCATION_TYPE:
                kind = value
        return kind == "Event"
