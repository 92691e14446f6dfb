"""
Parameters against the constraints of their shapes, in the words of AWS's own front end.

What is known of the texts:

* recorded of API Gateway (LocalStack's recordings of AWS, test_apigateway_api, 2024-04-15 to 2025-07-11): the code
  `ValidationException`, one error and several, `Value 'x' at 'putIntegrationInput.type'` with an enum, a member of a
  list as `updateRestApiInput.patchOperations.1.member.op`, a list of scalars (`Value '[wrong]' at ...: Member must
  satisfy constraint: [...]`), labels of the path without a prefix (`statusCode` with a pattern, `responseType`),
  errors of the body before those of labels, the orders of enum values in `enum_orders`
* reported: of API Gateway `Value null at 'createAuthorizerInput.name'` (CloudFormation, 2020-08-16); of services with
  the same front end lengths (Route 53 Resolver) and ranges (STS), `Map keys must satisfy constraint: [...]` (SES v2),
  the first letter in lower case (Athena), `Value at` without a value (Kinesis Firehose; taken here for secrets)
* recorded of Lambda by others (layers, weights of an alias), and stated by moto of CloudFormation and Resource Groups:
  of a list or a map every constraint of what is in it is named, kept or broken: longest, shortest, pattern
* inferred: pattern before length elsewhere; otherwise the order of the model's members; enum values in the model's
  order where no recording has them
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.wire import ec2_constraints, enum_orders
from gatewright.wire.errors import ServiceError
from gatewright.wire.patterns import compiled
from gatewright.wire.shapes import FLOATING, INTEGRAL, TEXTUAL, OperationModel, ServiceModel, Shape, is_document

_NUMBERS: Final = INTEGRAL | FLOATING
_SIZED: Final = TEXTUAL | {"blob", "list", "map"}

_BODY_HAS_A_NAME: Final = frozenset({"apigateway"})
"""Services whose own model wraps the body in `<operation>Input` (recorded of API Gateway); botocore's does not."""

_CODES: Final[Mapping[str, str]] = {
    "cognito-idp": "InvalidParameterException",
    "logs": "InvalidParameterException",
    "apigatewayv2": "BadRequestException",
    "iam": "ValidationError",
    "sts": "ValidationError",
}
"""
Services that answer another code than `ValidationException` (STS: reported; of API Gateway V2 inferred, whose model
has no other for what is wrong with a request; the others: general knowledge).
"""

_IN_OWN_WORDS: Final = frozenset(
    {
        "ProtocolType",
        "IntegerWithLengthBetween50And30000",
        "IntegerWithLengthBetween0And3600",
        "BucketLocationConstraint",
    }
)
"""
Shapes whose values their operations refuse in words of their own: of API Gateway V2 (recorded by others, 2026) and S3.
"""

_VALUE_UNSAID: Final = frozenset({"LogGroupIdentifier"})
"""Shapes of CloudWatch Logs of whose values its refusals are silent (moto's tests of it ran against AWS)."""

_EMPTY_IS_ABSENT: Final = frozenset({"createRestApiInput.endpointConfiguration.ipAddressType"})
"""
Where an empty text is as good as none (recorded: LocalStack, AWS-validated test_create_rest_api_verify_defaults,
2025-07-04: beside a type that does not exist it is no second error).
"""

_LENGTH_SAID_ELSEWHERE: Final = frozenset({"accessLogSettings.format"})
"""
Where AWS takes more than the model says, and the operation checks how much: an access log's format may have 3 KB
(documented: quotas of HTTP APIs), and its shape is named after 1,024.
"""

_COLLECTION: Final = " must satisfy constraint: ["

_SAYS_NOT_NULL: Final = frozenset({"lambda"})
"""Services that end the constraints of what is in a list or a map so (restated from LocalStack, which records them)."""

_LENGTH_IN_NAME: Final = pattern(r"(?:String|Uri)WithLengthBetween\d+And(\d+)(K?)")
"""How API Gateway V2 says the longest text that a shape takes: by its name alone (the refusal's words are inferred)."""


def check(operation: OperationModel, params: Mapping[str, Any]) -> None:
    """Raise `ServiceError` where `params` break a constraint that the operation's model states."""
    if operation.service_model.service_name == "ec2":
        ec2_constraints.check(operation, params)
        return
    shape = operation.input_shape
    errors = list(_input_errors(operation, shape, params)) if shape else []
    if not errors:
        return
    if operation.service_model.service_name in _SAYS_NOT_NULL:
        errors = [f"{one[:-1]}, Member must not be null]" if _COLLECTION in one else one for one in errors]
    count = f"{len(errors)} validation error{'s' if len(errors) > 1 else ''} detected: "
    raise ServiceError(_code(operation.service_model), count + "; ".join(errors), status=400)


def _code(model: ServiceModel) -> str:
    return _CODES.get(model.service_name, "ValidationException")


def _input_errors(operation: OperationModel, shape: Shape, params: Mapping[str, Any]) -> Iterator[str]:
    prefix = f"{_lower_first(operation.name)}Input." if _wrapped(operation, shape) else ""
    payload = shape.serialization.get("payload")
    in_body = {name for name, member in shape.members.items() if "location" not in member.serialization} - {payload}
    # Stable: within the body, and outside it, the model's order stays.
    for name, member in sorted(shape.members.items(), key=lambda item: bool(prefix) and item[0] not in in_body):
        path = (prefix if name in in_body else "") + _lower_first(name)
        yield from _member_errors(name in shape.required_members, member, params.get(name), path)


def _wrapped(operation: OperationModel, shape: Shape) -> bool:
    return operation.service_model.service_name in _BODY_HAS_A_NAME and "payload" not in shape.serialization


def _member_errors(required: bool, member: Shape, value: Any, path: str) -> Iterator[str]:
    if (value == "" and path in _EMPTY_IS_ABSENT) or path in _LENGTH_SAID_ELSEWHERE:
        return
    if value is not None:
        yield from _errors(member, value, path)
    elif required:
        yield f"Value null at '{path}' failed to satisfy constraint: Member must not be null"


def _errors(shape: Shape, value: Any, path: str) -> Iterator[str]:
    for constraint in _broken(shape, value):
        yield f"Value{_shown(shape, value)} at '{path}' failed to satisfy constraint: {constraint}"
    if shape.type_name == "structure" and not is_document(shape):
        for name, member in shape.members.items():
            below = f"{path}.{_lower_first(name)}"
            yield from _member_errors(name in shape.required_members, member, value.get(name), below)
    elif shape.type_name == "list":
        yield from _list_errors(shape, value, path)
    elif shape.type_name == "map":
        yield from _map_errors(shape, value, path)


def _list_errors(shape: Shape, value: Any, path: str) -> Iterator[str]:
    for index, item in enumerate(value, 1):
        if shape.member.type_name not in {"structure", "list", "map"} and any(_broken(shape.member, item)):
            yield _collection_error(shape, value, path, shape.member, "Member")
            return
        yield from _errors_below(shape.member, item, f"{path}.{index}.member")


def _errors_below(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if shape.type_name in {"structure", "list", "map"}:
        yield from _errors(shape, value, path)


def _map_errors(shape: Shape, value: Mapping[str, Any], path: str) -> Iterator[str]:
    if any(any(_broken(shape.key, key)) for key in value):
        yield _collection_error(shape, value, path, shape.key, "Map keys")
    scalar = shape.value.type_name not in {"structure", "list", "map"}
    if scalar and any(any(_broken(shape.value, item)) for item in value.values()):
        yield _collection_error(shape, value, path, shape.value, "Map value")
    for key, item in value.items():
        yield from _errors_below(shape.value, item, f"{path}.{key}.member")


def _collection_error(shape: Shape, value: Any, path: str, of: Shape, what: str) -> str:
    constraint = f"{what}{_COLLECTION}{', '.join(_stated(of))}]"
    return f"Value{_shown(shape, value)} at '{path}' failed to satisfy constraint: {constraint}"


def _broken(shape: Shape, value: Any) -> Iterator[str]:
    """Yield the constraints of the shape itself that `value` breaks."""
    traits = _traits(shape)
    if shape.name in _IN_OWN_WORDS:
        return
    if "enum" in traits and value not in traits["enum"]:
        yield f"Member must satisfy enum value set: [{', '.join(enum_orders.order(traits['enum']))}]"
    if "pattern" in traits and isinstance(value, str) and compiled(traits["pattern"]).fullmatch(value) is None:
        yield f"Member must satisfy regular expression pattern: {traits['pattern']}"
    if shape.type_name in _SIZED | _NUMBERS:
        size = len(value) if shape.type_name in _SIZED else value
        if "max" in traits and size > traits["max"]:
            yield _at_most(shape, traits)
        if "min" in traits and size < traits["min"]:
            yield _at_least(shape, traits)


def _stated(shape: Shape) -> Iterator[str]:
    """Yield every constraint of what is in a list or a map, kept or broken, in the order in which AWS names them."""
    traits = _traits(shape)
    if "max" in traits:
        yield _at_most(shape, traits)
    if "min" in traits:
        yield _at_least(shape, traits)
    if "enum" in traits:
        yield f"Member must satisfy enum value set: [{', '.join(enum_orders.order(traits['enum']))}]"
    if "pattern" in traits:
        yield f"Member must satisfy regular expression pattern: {traits['pattern']}"


def _traits(shape: Shape) -> Mapping[str, Any]:
    named = _LENGTH_IN_NAME.fullmatch(shape.name)
    return shape.metadata if named is None else {"max": int(named[1]) * (1024 if named[2] else 1)}


def _at_most(shape: Shape, traits: Mapping[str, Any]) -> str:
    return f"Member must have {_measured(shape)} less than or equal to {_number(shape, traits['max'])}"


def _at_least(shape: Shape, traits: Mapping[str, Any]) -> str:
    return f"Member must have {_measured(shape)} greater than or equal to {_number(shape, traits['min'])}"


def _measured(shape: Shape) -> str:
    return "length" if shape.type_name in _SIZED else "value"


def _number(shape: Shape, bound: float) -> str:
    return str(float(bound) if shape.type_name in FLOATING else bound)


def _shown(shape: Shape, value: Any) -> str:
    return "" if shape.metadata.get("sensitive") or shape.name in _VALUE_UNSAID else f" '{_java(value)}'"


def _java(value: Any) -> str:
    """Return `value` as Java's `toString` writes it (inferred for all but strings and numbers)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_java(item) for item in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}={_java(item)}' for key, item in value.items())}}}"
    return str(value)


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
