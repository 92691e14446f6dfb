"""What Parameter Store demands."""

from typing import Any

import pytest

from tests.services.access.demands.asking import demanded

BASE = "arn:aws:ssm:eu-west-1:000000000000:parameter/"


@pytest.mark.parametrize(
    ("operation", "params", "expected"),
    [
        ("GetParameter", {"Name": "/a/b"}, (f"{BASE}a/b",)),
        ("GetParameter", {"Name": "a:3"}, (f"{BASE}a",)),
        ("GetParameter", {"Name": f"{BASE}a"}, (f"{BASE}a",)),
        ("GetParameter", {"Name": f"{BASE}a:3"}, (f"{BASE}a",)),
        ("GetParameter", {"Name": "arn:aws-cn:ssm:us-east-1:999999999999:parameter/a"}, (f"{BASE}a",)),
        ("GetParameters", {"Names": ["a", "/b"]}, (f"{BASE}a", f"{BASE}b")),
        ("GetParametersByPath", {"Path": "/a"}, (f"{BASE}a",)),
        ("AddTagsToResource", {"ResourceType": "Parameter", "ResourceId": "/a"}, (f"{BASE}a",)),
        ("DescribeParameters", {}, ("*",)),
        ("PutParameter", {}, ("?",)),
    ],
)
def test_parameters_by_name(operation: str, params: dict[str, Any], expected: tuple[str, ...]) -> None:
    """With one slash before the name, without its version."""
    assert [(f"ssm:{operation}", expected)] == demanded("ssm", operation, **params)
