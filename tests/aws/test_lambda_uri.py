import pytest

from gatewright.aws.lambda_uri import invocation_uri, invoked_function, service

ARN = "arn:aws:lambda:eu-west-1:111122223333:function:pets"
PATH = "arn:aws:apigateway:eu-west-1:lambda:path"


@pytest.mark.parametrize("separator", ["/", "//"])
@pytest.mark.parametrize("end", ["", "/"])
@pytest.mark.parametrize("arn", [ARN, f"{ARN}:live", f"{ARN}:$LATEST", f"{ARN}:12"])
def test_function_is_read_from_the_uri(separator: str, end: str, arn: str) -> None:
    """The ARN stands between `functions/` and `/invocations`, with its qualifier."""
    found = invoked_function(f"{PATH}{separator}2015-03-31/functions/{arn}/invocations{end}")

    assert found is not None
    assert arn == found.text


@pytest.mark.parametrize(
    "uri",
    [
        "",
        ARN,
        "https://example.com/2015-03-31/functions/x/invocations",
        f"{PATH}/2015-03-31/functions/pets/invocations",
        f"{PATH}/2015-03-31/functions/{ARN}",
        f"arn:aws:apigateway:eu-west-1:sqs:path/2015-03-31/functions/{ARN}/invocations",
        f"arn:aws:apigateway:eu-west-1:lambda:action/2015-03-31/functions/{ARN}/invocations",
    ],
)
def test_other_uris_name_no_function(uri: str) -> None:
    """Only a whole ARN in the invocation path of Lambda is a function."""
    assert invoked_function(uri) is None


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        (f"{PATH}/2015-03-31/functions/{ARN}/invocations", "lambda"),
        ("arn:aws:apigateway:us-east-1:sqs:path/111122223333/queue", "sqs"),
        ("arn:aws:apigateway:us-east-1:states:action/StartExecution", "states"),
        ("arn:aws:apigateway:us-east-1:bucket.s3:path/key", "s3"),
        ("https://example.com/", None),
    ],
)
def test_service_is_named(uri: str, expected: str | None) -> None:
    """A refusal can name the service; a subdomain before it does not count."""
    assert expected == service(uri)


def test_a_function_is_named_by_its_arn_or_by_the_uri_of_its_invocation() -> None:
    """Both lead to the same; what is neither stays what it is."""
    arn = "arn:aws:lambda:eu-west-1:1:function:${stageVariables.name}"
    uri = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{arn}/invocations"

    assert invocation_uri(arn) == invocation_uri(uri) == uri
    assert invocation_uri("http://x") == "http://x"
