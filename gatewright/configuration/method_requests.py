"""What the methods of a REST API ask of their requests, from AWS's answers.

Restates "Method" and "Integration", API Gateway REST API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.json_models import BUILT_IN
from gatewright.configuration.documents import Document
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.unknown import Unknown

_KINDS: Final = ("header", "path", "querystring")
"""The order in which missing parameters are named (recorded)."""

_WITH_TEMPLATES: Final = ("AWS", "HTTP", "MOCK")
"""Integrations that a request template may make the body for."""

Told = Callable[[str], Document | Unknown | None]
"""Returns the answer of a read operation about the API."""


@dataclass(frozen=True, slots=True)
class ApiParts:
    """What of an API its methods refer to."""

    validators: Mapping[str, RequestValidator] | Unknown = field(default_factory=dict)
    """The request validators by id."""

    schemas: Mapping[str, str] | Unknown = field(default_factory=dict)
    """The schemas of the models by name."""

    unpacks: bool = False
    """Whether the API has a `minimumCompressionSize`."""


def api_parts(api: Mapping[str, Any], methods: Iterable[Mapping[str, Any]], told: Told) -> ApiParts:
    """Return what the methods refer to; validators and models are asked for only where a method names some."""
    unpacks = api.get("minimumCompressionSize") is not None
    validated = [method for method in methods if method.get("requestValidatorId")]
    if not validated:
        return ApiParts(unpacks=unpacks)
    models = told("get_models") if any(method.get("requestModels") for method in validated) else None
    return ApiParts(_validators(told("get_request_validators")), _schemas(models), unpacks)


def _validators(answer: Document | Unknown | None) -> Mapping[str, RequestValidator] | Unknown:
    if isinstance(answer, Unknown):
        return answer
    items = answer.get("items", ()) if answer else ()
    return {
        one["id"]: RequestValidator(
            name=one.get("name") or one["id"],
            parameters=bool(one.get("validateRequestParameters")),
            body=bool(one.get("validateRequestBody")),
        )
        for one in items
    }


def _schemas(answer: Document | Unknown | None) -> Mapping[str, str] | Unknown:
    if isinstance(answer, Unknown):
        return answer
    items = answer.get("items", ()) if answer else ()
    return {**BUILT_IN, **{one["name"]: one.get("schema") or "{}" for one in items}}


def method_request(answer: Mapping[str, Any], parts: ApiParts) -> MethodRequest | None:
    """Return what a method asks of its requests; `None` where it takes them all."""
    asked = MethodRequest(
        validator=_validator(answer, parts),
        required=_required(answer),
        models={name.lower(): model for name, model in (answer.get("requestModels") or {}).items()},
        schemas=parts.schemas,
        unpacks=parts.unpacks,
        **_templates(answer.get("methodIntegration") or {}),
    )
    return asked if asks(asked) else None


def asks(asked: MethodRequest) -> bool:
    """Tell whether some request may be refused for what it is."""
    validator = asked.validator
    if isinstance(validator, Unknown):
        validates = bool(asked.required or asked.models)
    else:
        validates = validator is not None and bool(
            (validator.parameters and asked.required) or (validator.body and asked.models)
        )
    return validates or not asked.passes or asked.unpacks


def _validator(answer: Mapping[str, Any], parts: ApiParts) -> RequestValidator | Unknown | None:
    named = answer.get("requestValidatorId")
    if not named:
        return None
    # One that is not there validates nothing: whoever serves the method has to say so.
    return parts.validators if isinstance(parts.validators, Unknown) else parts.validators.get(named)


def _required(answer: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the required parameters: headers, then path, then query (recorded)."""
    named = [name.split(".", 3) for name, required in (answer.get("requestParameters") or {}).items() if required]
    found = [(parts[2], parts[3]) for parts in named if len(parts) > len(_KINDS)]
    return tuple(one for kind in _KINDS for one in found if one[0] == kind)


def _templates(integration: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content types that there are templates for, and whether others pass."""
    if integration.get("type") not in _WITH_TEMPLATES:
        return {}
    templates = tuple(integration.get("requestTemplates") or {})
    behaviour = integration.get("passthroughBehavior", "WHEN_NO_MATCH")
    refuses = behaviour == "NEVER" or (behaviour == "WHEN_NO_TEMPLATES" and bool(templates))
    return {"templates": templates, "passes": False} if refuses else {}
