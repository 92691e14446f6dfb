"""A route of a WebSocket API that wants parameters of its handshake, or a model before a mapping."""

from collections.abc import Awaitable, Mapping
from typing import Any, Final

from gatewright.checks.request.check import held
from gatewright.configuration.method_requests import ApiParts, method_request
from gatewright.gateway.backend import Serving
from gatewright.gateway.passed import Passed, Served
from gatewright.gateway.unfit import unfit
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.outcome import Deny

_VALIDATOR: Final = RequestValidator(name="route", parameters=True, body=True)
"""Routes have no validators: what they name is validated (documented)."""


class Validating:
    """Such a route."""

    __slots__ = ("_asked", "_serving")

    def __init__(self, serving: Serving, asked: MethodRequest) -> None:
        self._serving = serving
        self._asked = asked

    def serve(self, passed: Passed) -> Served | Awaitable[Served]:
        """Answer a call, unless its request is refused."""
        said = held(passed.call, self._asked)
        return unfit(said, passed.call.request) if isinstance(said, Deny) else self._serving.serve(passed)


def route_request(
    parameters: Mapping[str, Mapping[str, Any]], model: str | None, schemas: Mapping[str, str]
) -> MethodRequest | None:
    """Return what a route asks of a request for which this model is chosen; `None` where it takes all."""
    told = {
        "requestValidatorId": _VALIDATOR.name,
        "requestParameters": {name: bool(one.get("Required")) for name, one in parameters.items()},
        "requestModels": {} if model is None else {"$default": model},
    }
    return method_request(told, ApiParts({_VALIDATOR.name: _VALIDATOR}, schemas))
