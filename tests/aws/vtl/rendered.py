"""Render a mapping template as an integration does: with `$input`, `$context`, `$stageVariables` and `$util`.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html

Unlike plain Velocity, API Gateway reads a reference without a value as the empty text, wherever it stands: it prints as
nothing, and `#if($missing)` holds (recorded: LocalStack pull request 11886, 2024-11-20, for printing;
serverless-offline issue 50, 2016-06-03, for `#if`; that it is so for every reference, such as a variable nobody set,
is inferred).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, cast

from gatewright.aws.vtl.input_ import Input
from gatewright.aws.vtl.overrides import request_override, response_override
from gatewright.aws.vtl.template import Template
from gatewright.aws.vtl.util_ import UTIL

__all__ = ["Mapped", "render_mapping"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """What a mapping template made of a call."""

    body: str
    """The new payload."""

    request_override: Mapping[str, Mapping[str, object]]
    """What was assigned below `$context.requestOverride`: `path`, `querystring` and `header`."""

    response_override: Mapping[str, object]
    """What was assigned below `$context.responseOverride`: `header`, and `status` if it was set."""


_EMPTY: Final[Mapping[str, object]] = MappingProxyType({})
_NO_REQUEST_OVERRIDE: Final = MappingProxyType({"path": _EMPTY, "querystring": _EMPTY, "header": _EMPTY})
_NO_RESPONSE_OVERRIDE: Final = MappingProxyType({"header": _EMPTY})


def render_mapping(
    template: Template, call: Input, *, context: Mapping[str, object], stage_variables: Mapping[str, str]
) -> Mapped:
    """Render a template for one call; `context` and `stage_variables` are left as they are. Raise `RenderError`."""
    if template.constant is not None:
        return Mapped(
            body=template.constant, request_override=_NO_REQUEST_OVERRIDE, response_override=_NO_RESPONSE_OVERRIDE
        )
    request, response = request_override(), response_override()
    scope: dict[str, object] = {
        "input": call,
        "util": UTIL,
        "context": {**_copied(context), "requestOverride": request, "responseOverride": response},
        "stageVariables": dict(stage_variables),
    }
    body = template.render(scope, unresolved="")
    return Mapped(
        body=body, request_override=cast(Mapping[str, Mapping[str, object]], request), response_override=response
    )


def _copied(values: Mapping[str, object]) -> dict[str, object]:
    """Copy a map and the maps in it, so that a template changes its own."""
    return {name: _copied(value) if isinstance(value, Mapping) else value for name, value in values.items()}
