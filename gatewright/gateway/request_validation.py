"""The method request against what its validator asks for: required parameters first, then the body.

Restates "Request validation for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
Texts and the order of the names (headers, path, query) are recorded (LocalStack's AWS-validated
`test_api_gateway_request_validator`). A blank value counts as none (documented). A body whose media type has no model
is not validated (documented); where a model cannot be read, every body is refused (as LocalStack, inferred).
"""

from collections.abc import Awaitable, Iterator, Mapping
from typing import Any, Final, Protocol
from urllib.parse import parse_qsl

from gatewright.aws.json_models import BrokenModelError, JsonModel
from gatewright.gateway.integrations.failure import ExecutionFailedError, Failure, failed
from gatewright.gateway.integrations.request_templates import JSON, content_type
from gatewright.gateway.passed import Passed, Served
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_DEFAULT: Final = "$default"
_KINDS: Final = ("header", "path", "querystring")
_BODY: Final = Failure("BAD_REQUEST_BODY", 400, "BadRequestException", "Invalid request body")


class _Serving(Protocol):
    def serve(self, passed: Passed) -> Served | Awaitable[Served]: ...


class Validation:
    """What one method asks of its requests."""

    __slots__ = ("_broken", "_models", "_required")

    def __init__(self, method: Mapping[str, Any], validator: Mapping[str, Any], models: Mapping[str, str]) -> None:
        """Take a method, its request validator, and the schemas of the API's models by name."""
        parameters: Mapping[str, bool] = method.get("requestParameters") or {}
        wanted = parameters if validator.get("validateRequestParameters") else {}
        self._required = [tuple(name.split(".", 3)[2:]) for name, required in wanted.items() if required]
        named: Mapping[str, str] = method.get("requestModels") or {}
        self._models: dict[str, JsonModel] = {}
        self._broken: dict[str, str] = {}
        for media_type, name in (named if validator.get("validateRequestBody") else {}).items():
            try:
                self._models[media_type.lower()] = JsonModel(_schema(name, models), models)
            except BrokenModelError as error:
                self._broken[media_type.lower()] = str(error)

    def __bool__(self) -> bool:
        return bool(self._required or self._models or self._broken)

    def check(self, request: Request, path: Mapping[str, str]) -> None:
        """Raise `ExecutionFailedError` for a request that is not as it has to be; `path` holds its path parameters."""
        lacking = [name for kind in _KINDS for name in self._lacking(kind, request, path)]
        if lacking:
            text = f"Missing required request parameters: [{', '.join(lacking)}]"
            raise ExecutionFailedError(Failure("BAD_REQUEST_PARAMETERS", 400, "BadRequestException", text), text)
        self._check_body(request)

    def _lacking(self, kind: str, request: Request, path: Mapping[str, str]) -> Iterator[str]:
        query: dict[str, str] | None = None
        for where, name in self._required:
            if where != kind:
                continue
            if kind == "header":
                value = request.headers.get(name)
                found = value if isinstance(value, str) else ""
            elif kind == "path":
                found = path.get(name, "")
            else:
                query = query if query is not None else dict(parse_qsl(request.query))
                found = query.get(name, "")
            if not found.strip():
                yield name

    def _check_body(self, request: Request) -> None:
        media_type = (content_type(request) or JSON).partition(";")[0].strip().lower()
        for name in (media_type, _DEFAULT):
            if name in self._broken:
                raise _misfit(media_type, (self._broken[name],))
            model = self._models.get(name)
            if model is not None:
                complaints = model.complaints(b"" if isinstance(request.body, Unknown) else request.body)
                if complaints:
                    raise _misfit(media_type, complaints)
                return


class Validating:
    """A method with a request validator."""

    __slots__ = ("_serving", "_validation")

    def __init__(self, serving: _Serving, validation: Validation) -> None:
        self._serving = serving
        self._validation = validation

    def serve(self, passed: Passed) -> Served | Awaitable[Served]:
        """Answer a call, unless its request is refused."""
        route = passed.call.route
        try:
            self._validation.check(passed.call.request, {} if isinstance(route, Unknown) else route.path_parameters)
        except ExecutionFailedError as error:
            return failed(error, passed.call.request)
        return self._serving.serve(passed)


def _schema(name: str, models: Mapping[str, str]) -> str:
    if name not in models:
        raise BrokenModelError(f"there is no model `{name}`")
    return models[name]


def _misfit(media_type: str, complaints: tuple[str, ...]) -> ExecutionFailedError:
    found = f"[{', '.join(complaints)}]"
    line = f"Request body does not match model schema for content type {media_type}: {found}"
    return ExecutionFailedError(_BODY, line, validation=found)
