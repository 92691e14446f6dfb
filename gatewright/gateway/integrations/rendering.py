"""One call on its way through the mappings of its integration: what they read, and what they override.

The overrides of the request template are still there when the response template runs (recorded: LocalStack's
AWS-validated `test_integration_mock_with_request_overrides_in_response_template`, 2024-11-06, and a status of 444 set
by a request template). An override may be set once (documented), in whichever template.

Mappings see the caller's header fields as functions do: with those that API Gateway sets, and without those of one hop
(recorded: LocalStack's AWS-validated `test_apigateway_header_remapping_http[HTTP]` and `_aws[AWS]`, 2024-07-17).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.context_variables import Context, view
from gatewright.aws.lambda_proxy_event import LEFT_OUT
from gatewright.aws.mapping_expressions import Expression, PayloadNotJsonError, Sources, Values
from gatewright.aws.uri_variables import MappingError
from gatewright.aws.vtl import BodyNotJson, RenderError, Template
from gatewright.aws.vtl.errors import Impossible, Lengthy
from gatewright.aws.vtl.input_ import Input
from gatewright.aws.vtl.overrides import Once, request_override, response_override
from gatewright.aws.vtl.printing import text_of
from gatewright.aws.vtl.run import WORK
from gatewright.aws.vtl.util_ import UTIL
from gatewright.gateway.integrations.failure import BAD_BODY, ExecutionFailedError, misconfigured
from gatewright.gateway.integrations.forwarding import seen_headers, without_signature
from gatewright.gateway.integrations.parameters import CallParameters
from gatewright.gateway.passed import TEST_STAGE, Passed
from gatewright.model.fields import Fields
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Unknown

_NO_PARAMETERS: Final[Mapping[str, str]] = {}
_WRITTEN: Final = ("requestOverride", "responseOverride")
_FINAL_STATUSES: Final = range(100, 600)
_HASTE: Final = 20_000
"""Steps of work that a template may do before it is taken aside: some milliseconds."""

_LARGE: Final = 256 * 1024
"""Bytes of a payload that is not read where every other call waits for it."""


class TemplateContext(Mapping[str, object]):
    """`$context` of one call: variables to read, and two maps to write."""

    __slots__ = ("_variables", "_written")

    def __init__(self, variables: Mapping[str, object]) -> None:
        self._variables = variables
        self._written: dict[str, Once] = {}

    @property
    def touched(self) -> bool:
        """Whether a template has so much as looked at one of the maps."""
        return bool(self._written)

    def _maps(self) -> dict[str, Once]:
        if not self._written:
            self._written = {"requestOverride": request_override(), "responseOverride": response_override()}
        return self._written

    def __getitem__(self, name: str) -> object:
        return self._maps()[name] if name in _WRITTEN else self._variables[name]

    def get(self, name: str, default: object = None) -> object:
        """Return the same, or `default`: without the exception by which the inherited one learns of it."""
        return self._maps()[name] if name in _WRITTEN else self._variables.get(name, default)

    def copy(self) -> "TemplateContext":
        """Return one that is written to by itself."""
        copied = TemplateContext(self._variables)
        copied._written = {name: _own(values) for name, values in self._written.items()}
        return copied

    def __iter__(self) -> Iterator[str]:
        yield from _WRITTEN
        yield from self._variables

    def __len__(self) -> int:
        return len(_WRITTEN) + len(self._variables)


class Rendering:
    """The mappings of one call."""

    __slots__ = (
        "_context",
        "_limit",
        "_parameters",
        "_seen",
        "_template_context",
        "passed",
        "request",
    )

    def __init__(self, passed: Passed) -> None:
        self.passed = passed
        self.request = passed.call.request
        self._context: Context | None = None
        self._template_context: TemplateContext | None = None
        self._seen: Request | None = None
        self._limit = _HASTE

    @property
    def context(self) -> Context:
        """What `$context` is read from."""
        if self._context is None:
            self._context = Context(call=self.passed.call, resource_id=self.passed.to.resource_id)
        return self._context

    @property
    def path(self) -> Mapping[str, str]:
        """The path parameters, decoded."""
        route = self.passed.call.route
        return _NO_PARAMETERS if isinstance(route, Unknown) else route.path_parameters

    @property
    def stage_variables(self) -> Mapping[str, str]:
        """The variables of the stage."""
        variables: Mapping[str, str] | None = self.passed.to.stage.get("variables")
        return variables or _NO_PARAMETERS

    @property
    def body(self) -> bytes:
        """The body of the method request."""
        return b"" if isinstance(self.request.body, Unknown) else self.request.body

    @property
    def sent(self) -> Fields:
        """The caller's header fields, without the signature that the door has read."""
        return without_signature(self.request.headers.items, self.passed.call)

    @property
    def fields(self) -> Fields:
        """The caller's header fields with those that API Gateway sets.

        A test invocation shows what it was given, and nothing else (seen in public transcripts).
        """
        tested = self.passed.to.stage["stageName"] == TEST_STAGE
        return self.request.headers.items if tested else without_signature(seen_headers(self.request), self.passed.call)

    @property
    def seen(self) -> Request:
        """The method request as mappings see it."""
        if self._seen is None:
            self._seen = replace(self.request, headers=Headers(self.kept_fields))
        return self._seen

    @property
    def kept_fields(self) -> Fields:
        """The fields as mappings see them: without those of one hop."""
        return tuple([field for field in self.fields if field[0].lower() not in LEFT_OUT])

    @property
    def path_below_stage(self) -> str:
        """The path of the request below its stage, as sent."""
        address = self.passed.call.address
        return "/" if isinstance(address, Unknown) else split_stage(address.path)[1]

    @property
    def path_as_called(self) -> str:
        """The path below the stage; behind a custom domain name the whole path, base path and all.

        Reported by users of AWS: functions behind a base path mapping have to strip it.
        """
        address = self.passed.call.address
        if isinstance(address, Unknown) or address.kind != "custom":
            return self.path_below_stage
        return self.request.path

    def overrides(self) -> TemplateContext | None:
        """Return a copy of what templates have written so far, for `begin_again`."""
        return None if self._template_context is None else self._template_context.copy()

    def begin_again(self, before: TemplateContext | None) -> None:
        """Forget what templates wrote since `before`; from now on they may take as long as they need."""
        self._template_context = before
        self._limit = WORK

    def sources(self, headers: Fields = (), body: bytes = b"") -> Sources:
        """Return what parameter mappings read from; `headers` and `body` are those of the integration response."""
        return Sources(
            request=self.seen,
            path=self.path,
            context=self.context,
            stage_variables=self.stage_variables,
            response_headers=headers,
            response_body=body,
        )

    def template(self, template: Template, payload: bytes, *, of_request: bool) -> bytes:
        """Return what a template makes of a payload; raise `ExecutionFailedError` when it cannot."""
        if template.constant is not None:
            return template.constant.encode()
        if len(payload) > _LARGE and self._limit < WORK:
            raise Lengthy
        if self._template_context is None:
            self._template_context = TemplateContext(view(self.context))
            self._parameters = CallParameters(self)
        scope: dict[str, object] = {
            "input": Input(payload.decode(errors="replace"), self._parameters),
            "util": UTIL,
            "context": self._template_context,
            "stageVariables": dict(self.stage_variables),
        }
        try:
            return template.render(scope, unresolved="", limit=self._limit).encode(errors="replace")
        except BodyNotJson as error:
            if of_request:
                line = f"Execution failed: Unable to transform request: {error}"
                raise ExecutionFailedError(BAD_BODY, line) from None
            raise misconfigured(f"Unable to transform response: {error}") from None
        except RenderError as error:
            raise misconfigured(f"Unable to transform {'request' if of_request else 'response'}: {error}") from None

    def overridden(self, place: str) -> dict[str, str]:
        """Return `$context.requestOverride.<place>`: `path` or `header`."""
        return _joined(_values(self._written("requestOverride", place)))

    def overridden_query(self) -> dict[str, Values]:
        """Return `$context.requestOverride.querystring`."""
        return _values(self._written("requestOverride", "querystring"))

    def overridden_headers(self) -> dict[str, str]:
        """Return `$context.responseOverride.header`."""
        return _joined(_values(self._written("responseOverride", "header")))

    def overridden_status(self) -> int | None:
        """Return `$context.responseOverride.status`; anything but a whole number from 100 to 599 is ignored.

        Recorded: LocalStack's AWS-validated override tests.
        """
        status = self._written("responseOverride", "status")
        return status if type(status) is int and status in _FINAL_STATUSES else None

    def _written(self, map_name: str, name: str) -> object:
        """Return what templates wrote; nothing where none ran."""
        context = self._template_context
        return _below(context[map_name], name) if context is not None and context.touched else None


def evaluated(expression: Expression, sources: Sources) -> Values:
    """Return the values of a parameter mapping; raise `ExecutionFailedError` when it has none for this payload."""
    try:
        return expression.evaluate(sources)
    except PayloadNotJsonError as error:
        if expression.text.startswith("method.request."):
            raise ExecutionFailedError(BAD_BODY, f"Execution failed: {error}") from None
        raise misconfigured(str(error)) from None
    except MappingError as error:
        raise misconfigured(str(error)) from None


def _own(values: Once) -> Once:
    """Return a map of overrides, and the maps in it, as they are now."""
    return Once({name: _own(value) if isinstance(value, Once) else value for name, value in values.items()})


def _below(values: object, name: str) -> object:
    return values.get(name) if isinstance(values, Mapping) else None


def _values(values: object) -> dict[str, Values]:
    """Return the values of a map that a template filled: of a list, its items (documented, as `_joined`)."""
    if values is None or not isinstance(values, Mapping):
        return {}
    try:
        return {
            str(name): tuple(text_of(item) for item in (value if isinstance(value, list) else (value,)))
            for name, value in values.items()
            if value is not None
        }
    except Impossible as error:
        raise misconfigured(f"an override cannot be printed: {error}") from None


def _joined(values: Mapping[str, Values]) -> dict[str, str]:
    """Return each name's values as one field has them.

    Documented ("Override your API's request and response parameters", example of request headers): the list
    `[$header1Override, $header3Value]` is sent as `foo,header1Valheader2Val`.
    """
    return {name: ",".join(found) for name, found in values.items()}
