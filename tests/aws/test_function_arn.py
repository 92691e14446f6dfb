import pytest

from gatewright.aws.function_arn import FunctionArn, parse, parse_arn

ARN = "arn:aws:lambda:eu-west-1:123456789012:function:f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f", FunctionArn("us-east-1", "000000000000", "f")),
        ("f:prod", FunctionArn("us-east-1", "000000000000", "f", "prod")),
        ("function:f", FunctionArn("us-east-1", "000000000000", "f")),
        ("123456789012:function:f", FunctionArn("us-east-1", "123456789012", "f")),
        ("123456789012:function:f:1", FunctionArn("us-east-1", "123456789012", "f", "1")),
        (ARN, FunctionArn("eu-west-1", "123456789012", "f")),
        (f"{ARN}:$LATEST", FunctionArn("eu-west-1", "123456789012", "f", "$LATEST")),
        (
            "arn:aws-cn:lambda:cn-north-1:123456789012:function:f",
            FunctionArn("cn-north-1", "123456789012", "f"),
        ),
        ("", None),
        ("a b", None),
        (f"{ARN}:1:2", None),
        ("arn:aws:sns:eu-west-1:123456789012:topic", None),
    ],
)
def test_a_function_is_named_in_many_ways(text: str, expected: FunctionArn | None) -> None:
    """By name, by part of its ARN, or by its ARN; what lacks is the caller's own."""
    assert expected == parse(text, region="us-east-1", account_id="000000000000")


def test_an_arn_is_written_with_its_qualifier() -> None:
    """`text` has the qualifier, `function` has not."""
    named = parse_arn(f"{ARN}:prod")

    assert named is not None
    assert (f"{ARN}:prod", ARN) == (named.text, named.function)


@pytest.mark.parametrize("text", ["f", "123456789012:function:f", "", "function:f"])
def test_part_of_an_arn_is_no_arn(text: str) -> None:
    """`parse_arn` takes whole ones only."""
    assert parse_arn(text) is None
