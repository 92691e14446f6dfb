import pytest

from gatewright.services.apigateway.stage_patches import apply
from gatewright.wire.errors import ServiceError

STAGE = {"stageName": "dev", "deploymentId": "d1", "methodSettings": {}}
PATHS = "Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]"


def refusal(op: str, path: str, value: str | None) -> str:
    """Return what AWS says of a patch."""
    with pytest.raises(ServiceError) as caught:
        apply(STAGE, [{"op": op, "path": path, "value": value}])
    return caught.value.message


@pytest.mark.parametrize("op", ["add", "replace"])
def test_where_and_how_can_be_said_apart(op: str) -> None:
    """One without the other, and either operation (LocalStack's AWS-validated test_stage_access_log_settings)."""
    arn = "arn:aws:logs:eu-west-1:111122223333:log-group:g"
    first = apply(STAGE, [{"op": op, "path": "/accessLogSettings/destinationArn", "value": arn}])
    second = apply(first, [{"op": op, "path": "/accessLogSettings/format", "value": "$context.requestId"}])
    third = apply(second, [{"op": "remove", "path": "/accessLogSettings"}])

    assert {"destinationArn": arn} == first["accessLogSettings"]
    assert {"destinationArn": arn, "format": "$context.requestId"} == second["accessLogSettings"]
    assert STAGE == third


@pytest.mark.parametrize("path", ["/accessLogSettings/randomValue", "/accessLogSettings/*", "/accessLogSettings"])
@pytest.mark.parametrize("op", ["add", "replace"])
def test_nothing_else_can_be_set(op: str, path: str) -> None:
    """AWS's own blank before the colon."""
    assert f"Invalid accessLogSettings path. {PATHS}" == refusal(op, path, "updated")


@pytest.mark.parametrize("member", ["destinationArn", "format", "randomValue", "*"])
def test_only_the_whole_is_taken_away(member: str) -> None:
    """A member is taken for a method setting that nobody set."""
    named = f"accessLogSettings/{member}"
    said = f"Cannot remove method setting {named} because there is no method setting for this method "
    assert said == refusal("remove", f"/{named}", None)


@pytest.mark.parametrize("member", ["destinationArn", "format"])
@pytest.mark.parametrize("value", ["", None])
def test_an_empty_value_is_refused(member: str, value: str | None) -> None:
    """It does not take the member away."""
    assert "Access Log value must not be empty" == refusal("replace", f"/accessLogSettings/{member}", value)


@pytest.mark.parametrize(
    ("member", "value", "message"),
    [
        ("destinationArn", "g", "Invalid ARN specified in the request"),
        (
            "destinationArn",
            "arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-x",
            (
                "This server writes access logs to CloudWatch log groups only, so it refuses "
                "`arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-x` rather than ignore it"
            ),
        ),
        (
            "format",
            "a\nb",
            "Access Log format must be single line, new line character is allowed only at end of the format.",
        ),
    ],
)
def test_value_that_cannot_be_is_refused(member: str, value: str, message: str) -> None:
    """No ARN, a stream that this server does not write to, and a format of several lines."""
    assert message == refusal("replace", f"/accessLogSettings/{member}", value)
