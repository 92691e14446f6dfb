from typing import Any

import pytest

from gatewright.wire import models, validate
from gatewright.wire.errors import ServiceError
from tests.wire.test_parse import SAMPLE


def refusal(service: str, operation: str, params: dict[str, Any]) -> ServiceError:
    """Return the error that the parameters raise."""
    with pytest.raises(ServiceError) as raised:
        validate.check(models.service(service).model.operation_model(operation), params)
    return raised.value


METHOD = {"restApiId": "a", "resourceId": "b", "httpMethod": "GET"}
LONG = "r" * 65
NOT_EMPTY = "Member must have length greater than or equal to 1"
UP_TO_128 = "Member must have length less than or equal to 128"
UP_TO_512 = "Member must have length less than or equal to 512"
NO_COLON = "Member must satisfy regular expression pattern: [^:*]*"
TAG_KEY = r"Member must satisfy regular expression pattern: ^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$"
ROLE = {"RoleName": "r", "AssumeRolePolicyDocument": "{}"}


@pytest.mark.parametrize(
    ("service", "operation", "params", "errors"),
    [
        (
            "apigateway",
            "PutIntegration",
            {**METHOD, "type": "FOO"},
            [
                (
                    "Value 'FOO' at 'putIntegrationInput.type'",
                    "Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]",
                ),
            ],
        ),
        (
            "apigateway",
            "UpdateGatewayResponse",
            {"restApiId": "a", "responseType": "DEFAULT_4XX", "patchOperations": [{"op": "wrong", "path": "/x"}]},
            [
                (
                    "Value 'wrong' at 'updateGatewayResponseInput.patchOperations.1.member.op'",
                    "Member must satisfy enum value set: [add, remove, move, test, replace, copy]",
                ),
            ],
        ),
        (
            "apigateway",
            "UpdateMethodResponse",
            {**METHOD, "statusCode": "wrong", "patchOperations": [{"op": "wrong_op", "path": "/x"}]},
            [
                (
                    "Value 'wrong_op' at 'updateMethodResponseInput.patchOperations.1.member.op'",
                    "Member must satisfy enum value set: [add, remove, move, test, replace, copy]",
                ),
                ("Value 'wrong' at 'statusCode'", r"Member must satisfy regular expression pattern: [1-5]\d\d"),
            ],
        ),
        (
            "apigateway",
            "CreateRestApi",
            {"name": "n", "endpointConfiguration": {"ipAddressType": "wrong", "types": ["wrong"]}},
            [
                (
                    "Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types'",
                    "Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]",
                ),
                (
                    "Value 'wrong' at 'createRestApiInput.endpointConfiguration.ipAddressType'",
                    "Member must satisfy enum value set: [ipv4, dualstack]",
                ),
            ],
        ),
        (
            "apigateway",
            "CreateDocumentationPart",
            {"restApiId": "a", "location": {"type": "INVALID"}, "properties": "{}"},
            [
                (
                    "Value 'INVALID' at 'createDocumentationPartInput.location.type'",
                    (
                        "Member must satisfy enum value set: [RESPONSE_BODY, RESPONSE, METHOD, MODEL, AUTHORIZER,"
                        " RESPONSE_HEADER, RESOURCE, PATH_PARAMETER, REQUEST_BODY, QUERY_PARAMETER,"
                        " API, REQUEST_HEADER]"
                    ),
                ),
            ],
        ),
        (
            "apigateway",
            "CreateAuthorizer",
            {"restApiId": "a", "type": "TOKEN"},
            [
                ("Value null at 'createAuthorizerInput.name'", "Member must not be null"),
            ],
        ),
        (
            "apigateway",
            "PutMethodResponse",
            {**METHOD, "statusCode": "600"},
            [
                ("Value '600' at 'statusCode'", r"Member must satisfy regular expression pattern: [1-5]\d\d"),
            ],
        ),
        (
            "apigateway",
            "GetRestApi",
            {},
            [
                ("Value null at 'restApiId'", "Member must not be null"),
            ],
        ),
        (
            "iam",
            "CreateRole",
            {**ROLE, "MaxSessionDuration": 60},
            [
                ("Value '60' at 'maxSessionDuration'", "Member must have value greater than or equal to 3600"),
            ],
        ),
        (
            "iam",
            "CreateRole",
            {**ROLE, "RoleName": LONG},
            [
                (f"Value '{LONG}' at 'roleName'", "Member must have length less than or equal to 64"),
            ],
        ),
        (
            "iam",
            "CreateRole",
            {**ROLE, "RoleName": ""},
            [
                ("Value '' at 'roleName'", r"Member must satisfy regular expression pattern: [\w+=,.@-]+"),
                ("Value '' at 'roleName'", "Member must have length greater than or equal to 1"),
            ],
        ),
        (
            "iam",
            "CreateRole",
            {**ROLE, "Tags": [{"Key": "k", "Value": "v"}, {"Value": "*"}]},
            [
                ("Value null at 'tags.2.member.key'", "Member must not be null"),
                (
                    "Value '*' at 'tags.2.member.value'",
                    r"Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*",
                ),
            ],
        ),
        (
            "iam",
            "ChangePassword",
            {"OldPassword": "", "NewPassword": "n"},
            [
                (
                    "Value at 'oldPassword'",
                    r"Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u00FF]+",
                ),
                ("Value at 'oldPassword'", "Member must have length greater than or equal to 1"),
            ],
        ),
        (
            "logs",
            "CreateLogGroup",
            {"logGroupName": "g", "tags": {"": "v"}},
            [
                (
                    "Value '{=v}' at 'tags'",
                    f"Map keys must satisfy constraint: [{UP_TO_128}, {NOT_EMPTY}, {TAG_KEY}]",
                ),
            ],
        ),
        (
            "lambda",
            "CreateAlias",
            {
                "FunctionName": "f",
                "Name": "a",
                "FunctionVersion": "1",
                "RoutingConfig": {"AdditionalVersionWeights": {"2": 1.5}},
            },
            [
                (
                    "Value '{2=1.5}' at 'routingConfig.additionalVersionWeights'",
                    (
                        "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, "
                        "Member must have value greater than or equal to 0.0, Member must not be null]"
                    ),
                ),
            ],
        ),
        (
            "logs",
            "DescribeLogStreams",
            {"logGroupIdentifier": "arn:aws:logs:eu-west-1:000000000000:log-group:g:*"},
            [
                (
                    "Value at 'logGroupIdentifier'",
                    r"Member must satisfy regular expression pattern: [\w#+=/:,.@-]*",
                ),
            ],
        ),
        (
            "logs",
            "FilterLogEvents",
            {"logGroupName": "g", "logStreamNames": ["a", "b:c"], "limit": 0},
            [
                (
                    "Value '[a, b:c]' at 'logStreamNames'",
                    f"Member must satisfy constraint: [{UP_TO_512}, {NOT_EMPTY}, {NO_COLON}]",
                ),
                ("Value '0' at 'limit'", "Member must have value greater than or equal to 1"),
            ],
        ),
    ],
)
def test_broken_constraints_are_told_in_aws_words(
    service: str, operation: str, params: dict, errors: list[tuple[str, str]]
) -> None:
    """One text for each broken constraint, counted and joined as AWS does."""
    count = "1 validation error detected: " if len(errors) == 1 else f"{len(errors)} validation errors detected: "
    texts = [f"{subject} failed to satisfy constraint: {constraint}" for subject, constraint in errors]

    assert count + "; ".join(texts) == refusal(service, operation, params).message


@pytest.mark.parametrize(
    ("service", "operation", "code"),
    [
        ("apigateway", "GetRestApi", "ValidationException"),
        ("lambda", "GetFunction", "ValidationException"),
        ("apigatewayv2", "GetApi", "BadRequestException"),
        ("logs", "CreateLogGroup", "InvalidParameterException"),
        ("iam", "GetRole", "ValidationError"),
        ("sts", "AssumeRole", "ValidationError"),
    ],
)
def test_code_is_the_service_s_own(service: str, operation: str, code: str) -> None:
    """The same texts come under different codes; the status is 400."""
    error = refusal(service, operation, {})

    assert (code, 400) == (error.code, error.status)


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("CreateApi", {"Name": "x", "ProtocolType": "REST"}),
        ("CreateIntegration", {"ApiId": "x", "IntegrationType": "AWS_PROXY", "TimeoutInMillis": 49}),
        ("UpdateAuthorizer", {"ApiId": "x", "AuthorizerId": "y", "AuthorizerResultTtlInSeconds": 3601}),
    ],
)
def test_what_an_operation_refuses_in_its_own_words_passes(operation: str, params: dict) -> None:
    """API Gateway V2 says more than that a constraint is broken."""
    validate.check(models.service("apigatewayv2").model.operation_model(operation), params)


def test_an_empty_address_type_of_a_rest_api_is_none() -> None:
    """Recorded: LocalStack, AWS-validated test_create_rest_api_verify_defaults (2025-07-04)."""
    params = {"name": "x", "endpointConfiguration": {"types": ["wrong"], "ipAddressType": ""}}
    message = refusal("apigateway", "CreateRestApi", params).message

    assert message.startswith("1 validation error detected: Value '[wrong]'")


@pytest.mark.parametrize(("member", "most"), [("Name", 128), ("Description", 1024), ("Version", 64), ("Target", 2048)])
def test_a_length_may_stand_in_the_name_of_a_shape(member: str, most: int) -> None:
    """As API Gateway V2 writes them; the shortest is the operation's own matter."""
    given = {"Name": "", "ProtocolType": "HTTP"}
    model = models.service("apigatewayv2").model.operation_model("CreateApi")
    validate.check(model, {**given, member: "x" * most})
    error = refusal("apigatewayv2", "CreateApi", {**given, member: "x" * (most + 1)})

    assert "BadRequestException" == error.code
    assert error.message.endswith(f"Member must have length less than or equal to {most}")


SOUND = [item for item in SAMPLE if item[0] in {"apigateway", "logs"}]


@pytest.mark.parametrize(("service", "operation", "params"), SOUND)
def test_sound_parameters_pass_or_lack_something(service: str, operation: str, params: dict) -> None:
    """Every sample is checked to its end; only what is required and missing is ever complained of."""
    model = models.service(service).model.operation_model(operation)
    missing = [name for name in (model.input_shape.required_members if model.input_shape else []) if name not in params]
    if not missing:
        validate.check(model, params)
        return

    assert len(missing) == refusal(service, operation, params).message.count("Member must not be null")
