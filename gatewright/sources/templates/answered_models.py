"""Request validators and models of an API, as their answers tell them, for a template; what a method asks by them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.json_models import BUILT_IN

NOT_TOLD: Final = "requests are not validated: models and validators are not among the answers"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the methods of an API refer to."""

    validators: Mapping[str, str] = field(default_factory=dict)
    """The names of the declared validators by id."""

    models: frozenset[str] = frozenset(BUILT_IN)
    """The names of the models that the API will have."""


Add = Callable[[str, str, Mapping[str, Any]], str]
"""Declares a resource."""


def rules(
    api_id: str, validators: Iterable[Mapping[str, Any]], models: Iterable[Mapping[str, Any]], add: Add
) -> tuple[Rules, tuple[str, ...]]:
    """Declare validators and models; return what methods may refer to, and the names of what was declared."""
    where = {"RestApiId": {"Ref": api_id}}
    made = {
        one["id"]: add(
            f"{api_id}/validators/{one['id']}",
            "AWS::ApiGateway::RequestValidator",
            {
                **where,
                "Name": one.get("name"),
                "ValidateRequestBody": bool(one.get("validateRequestBody")),
                "ValidateRequestParameters": bool(one.get("validateRequestParameters")),
            },
        )
        for one in validators
    }
    named = {}
    for one in models:
        if one["name"] in BUILT_IN:
            continue
        schema = {"ContentType": one.get("contentType"), "Schema": one.get("schema"), "Name": one["name"]}
        named[one["name"]] = add(f"{api_id}/models/{one['name']}", "AWS::ApiGateway::Model", {**where, **schema})
    return Rules(made, frozenset({*BUILT_IN, *named})), (*made.values(), *named.values())


def asked(told: Mapping[str, Any], known: Rules) -> tuple[dict[str, Any], list[str]]:
    """Return the properties by which a method has its requests validated, and what is to be said of it."""
    named = told.get("requestValidatorId")
    if not named:
        return {}, []
    models = told.get("requestModels") or {}
    if named not in known.validators or not set(models.values()) <= known.models:
        return {}, [NOT_TOLD]
    return {"RequestValidatorId": {"Ref": known.validators[named]}, "RequestModels": dict(models)}, []
