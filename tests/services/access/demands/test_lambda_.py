"""What Lambda demands."""

from typing import Any

import pytest

from tests.services.access.demands.asking import demanded

BASE = "arn:aws:lambda:eu-west-1:000000000000:function:"


@pytest.mark.parametrize(
    ("operation", "params", "expected"),
    [
        ("GetFunction", {"FunctionName": "f"}, ("lambda:GetFunction", f"{BASE}f")),
        ("GetFunction", {"FunctionName": "f", "Qualifier": "1"}, ("lambda:GetFunction", f"{BASE}f:1")),
        ("Invoke", {"FunctionName": "f"}, ("lambda:InvokeFunction", f"{BASE}f")),
        ("Invoke", {"FunctionName": f"{BASE}f:live"}, ("lambda:InvokeFunction", f"{BASE}f:live")),
        ("DeleteFunction", {"FunctionName": "f", "Qualifier": "1"}, ("lambda:DeleteFunction", f"{BASE}f")),
        ("Invoke", {"FunctionName": f"{BASE.replace('aws', 'aws-cn', 1)}f"}, ("lambda:InvokeFunction", f"{BASE}f")),
        ("ListFunctions", {}, ("lambda:ListFunctions", "*")),
        ("TagResource", {"Resource": f"{BASE}f", "Tags": {}}, ("lambda:TagResource", f"{BASE}f")),
        ("GetFunction", {"FunctionName": "not a name"}, ("lambda:GetFunction", "?")),
    ],
)
def test_a_function_by_its_arn(operation: str, params: dict[str, Any], expected: tuple[str, str]) -> None:
    """Whichever way it is named."""
    assert [(expected[0], (expected[1],))] == demanded("lambda", operation, **params)


def test_code_in_a_bucket_is_read_by_the_caller() -> None:
    """Else a function would be a way to what he may not read."""
    code: dict[str, Any] = {"S3Bucket": "b", "S3Key": "k"}
    read = ("s3:GetObject", ("arn:aws:s3:::b/k",))

    assert read == demanded("lambda", "CreateFunction", FunctionName="f", Code=code)[1]
    assert read == demanded("lambda", "UpdateFunctionCode", FunctionName="f", **code)[1]
