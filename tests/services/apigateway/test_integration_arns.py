import pytest

from gatewright.services.apigateway.integration_arns import check
from gatewright.wire.errors import ServiceError
from tests.services.account import Pets

FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:pets"
LAMBDA = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
S3 = "arn:aws:apigateway:eu-west-1:s3:path/b/k"
NOT_PROXIED = (
    "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations."
)


@pytest.mark.parametrize(
    ("kind", "uri"),
    [
        ("AWS", S3),
        ("AWS", "arn:aws-cn:apigateway:cn-north-1:sqs:action/SendMessage"),
        ("AWS", LAMBDA),
        ("AWS_PROXY", LAMBDA),
        ("AWS_PROXY", LAMBDA.replace("path/", "path//")),
    ],
)
def test_arn_of_a_service_is_taken(kind: str, uri: str) -> None:
    """Recorded, 2024-06-06, and documented for other partitions and services."""
    check(kind, uri)


@pytest.mark.parametrize(
    ("kind", "uri", "message"),
    [
        ("AWS", "non-arn", "Invalid ARN specified in the request"),
        ("AWS", "", "Invalid ARN specified in the request"),
        ("AWS", "urn:aws:apigateway:eu-west-1:s3:path/b/k", "Invalid ARN specified in the request"),
        ("AWS", "arn:aws:iam::000000000000:role/pets", "AWS ARN for integration must contain path or action"),
        ("AWS_PROXY", FUNCTION, "AWS ARN for integration must contain path or action"),
        ("AWS_PROXY", f"bad-{LAMBDA}", "Invalid ARN specified in the request"),
        ("AWS_PROXY", LAMBDA.replace("path/", "test/"), "AWS ARN for integration must contain path or action"),
        ("AWS_PROXY", S3, NOT_PROXIED),
        ("AWS_PROXY", LAMBDA.replace(":lambda:path", ":firehose:path"), NOT_PROXIED),
        ("AWS_PROXY", "arn:aws:apigateway:eu-west-1:firehose:action/PutRecord", NOT_PROXIED),
        ("AWS_PROXY", LAMBDA.replace("2015-03-31/functions", "random/value"), NOT_PROXIED),
    ],
)
def test_arn_that_no_integration_can_have_is_refused(kind: str, uri: str, message: str) -> None:
    """Recorded, 2024-06-06; of AWS_PROXY as LocalStack's validated test asserts; the second and third are inferred."""
    with pytest.raises(ServiceError) as caught:
        check(kind, uri)

    assert ("BadRequestException", message) == (caught.value.code, caught.value.message)


def test_integration_with_a_wrong_arn_is_not_put(pets: Pets) -> None:
    """The operation refuses what the check refuses."""
    refused = pets.account.refusal(
        "put_integration", **pets.method, type="AWS", integrationHttpMethod="POST", uri="non-arn"
    )

    assert ("BadRequestException", "Invalid ARN specified in the request") == refused
