"""Names in stack traces."""

import pytest

from gatewright.sources.sdk_names import operation_in, service_in


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("    at de_PutObjectCommandError (/node_modules/x)", "PutObject"),
        ("    at deserializeAws_restJson1PostToConnectionCommandError (/x)", "PostToConnection"),
        ("    at deserializeAws_json1_1InvokeCommandError (/x)", "Invoke"),
        ("    at myCommandError", None),
    ],
)
def test_an_operation_is_told(text: str, operation: str | None) -> None:
    """By the function that reads its error."""
    assert operation == operation_in(text)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("com.amazonaws.services.kafka.model.TooManyRequestsException", "AWS kafka"),
        ("software.amazon.awssdk.services.s3.model.S3Exception: x", "AWS s3"),
        ("Amazon.S3.AmazonS3Exception: x", "AWS S3"),
        ("Aws::S3::Errors::Forbidden", "AWS S3"),
        ("at Request.extractError (/aws-sdk/lib/services/s3.js:557:35)", "AWS s3"),
        ("com.example.services.pets.PetException", None),
        ("Amazon said no", None),
    ],
)
def test_a_service_is_told(text: str, service: str | None) -> None:
    """By the package of its exceptions; nobody else's package is one."""
    assert service == service_in(text)
