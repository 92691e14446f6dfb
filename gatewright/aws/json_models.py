"""A model of an API, and what it has to say of a request's body.

Restates "Data models for REST APIs" and "Request validation for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
Models are JSON schema, draft 4. One refers to another by
`https://apigateway.amazonaws.com/restapis/{id}/models/{name}`; nothing is ever fetched.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from gatewright.aws.schema_complaints import Complaint, texts

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

BUILT_IN: Final[Mapping[str, str]] = {
    "Empty": '{"$schema": "http://json-schema.org/draft-04/schema#", "title": "Empty Schema", "type": "object"}',
    "Error": '{"$schema": "http://json-schema.org/draft-04/schema#", "title": "Error Schema", "type": "object",'
    ' "properties": {"message": {"type": "string"}}}',
}
"""The models that every API is born with, as `get_models` shows them (recorded)."""

_MODELS: Final = "/models/"
_BACKTRACKING: Final = 100_000
"""Steps that a pattern with lookaround may take; a body that needs more does not fit."""


class BrokenModelError(ValueError):
    """A model is no schema, or refers to what is not there."""


class JsonModel:
    """One model, ready to judge bodies."""

    __slots__ = ("_validator",)

    def __init__(self, schema: str, models: Mapping[str, str]) -> None:
        """Take a schema, and those of every model of the API by name; raise `BrokenModelError`."""
        from jsonschema_rs import (  # noqa: PLC0415  # it is large, and only wanted where something is validated
            Draft4Validator,
            FancyRegexOptions,
            ReferencingError,
            ValidationError,
        )

        def retrieve(uri: str) -> Any:
            _, found, name = uri.partition("#")[0].rpartition(_MODELS)
            if not found or name not in models:
                raise LookupError(f"there is no model at `{uri}`")
            return _read(models[name])

        document = _read(schema)
        try:
            self._validator = Draft4Validator(
                document,
                retriever=retrieve,
                validate_formats=True,
                pattern_options=FancyRegexOptions(backtrack_limit=_BACKTRACKING),
            )
        except (ValidationError, ReferencingError, ValueError, LookupError) as error:
            raise BrokenModelError(str(error).partition("\n")[0]) from None

    def complaints(self, body: bytes) -> tuple[str, ...]:
        """Return what is wrong with a body in AWS's words, empty when nothing is; no body is an empty object."""
        try:
            return texts(self.misfits(read_body(body)))
        except NotJsonError as error:
            return (str(error),)

    def misfits(self, instance: Any) -> tuple[Complaint, ...]:
        """Return what of a JSON value does not fit."""
        return tuple(complaint(one, instance) for one in self._validator.iter_errors(instance))


class NotJsonError(ValueError):
    """A body is no JSON."""


def read_body(body: bytes) -> Any:
    """Return what a body says, an empty one an empty object (recorded); raise `NotJsonError`."""
    try:
        return json.loads(body or b"{}", parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise NotJsonError("the body is no JSON") from None


def complaint(error: "ValidationError", instance: Any) -> Complaint:
    """Return an error of the validator as a complaint."""
    place = tuple(error.instance_path)
    if error.kind.name == "falseSchema":
        # How it says that an object of no known property has some: `additionalProperties` stands alone there.
        for step in place:
            instance = instance[step]
        return Complaint(place, "additionalProperties", {"unexpected": list(instance)}, instance)
    return Complaint(place, error.kind.name, error.kind.as_dict(), error.instance)


def _read(schema: str) -> Any:
    try:
        document = json.loads(schema)
    except (ValueError, RecursionError):
        raise BrokenModelError("the schema of a model is no JSON") from None
    if isinstance(document, dict):
        # Whatever a model says, API Gateway reads it as draft 4.
        return {name: value for name, value in document.items() if name not in {"$schema", "id"}}
    raise BrokenModelError("the schema of a model is no object")


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
