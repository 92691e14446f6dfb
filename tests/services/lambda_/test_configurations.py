from typing import Any

import pytest

from gatewright.services.lambda_.configurations import modified
from tests.services.account import Account
from tests.services.lambda_.small import ROLE, arn, call, create, given, refusal


def test_a_function_has_awss_defaults(account: Account) -> None:
    """Every member that AWS shows, and active at once."""
    told = create(account)

    assert {
        "FunctionName": "f",
        "FunctionArn": arn(),
        "Runtime": "python3.12",
        "Role": ROLE,
        "Handler": "app.handler",
        "Description": "",
        "Timeout": 3,
        "MemorySize": 128,
        "LastModified": "2026-01-01T00:00:00.500+0000",
        "Version": "$LATEST",
        "TracingConfig": {"Mode": "PassThrough"},
        "State": "Active",
        "LastUpdateStatus": "Successful",
        "PackageType": "Zip",
        "Architectures": ["x86_64"],
        "EphemeralStorage": {"Size": 512},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": "/aws/lambda/f"},
    } == {name: value for name, value in told.items() if name not in {"CodeSha256", "CodeSize", "RevisionId"}}


def test_variables_are_shown_where_they_were_given(account: Account) -> None:
    """Also when there are none."""
    assert {"Variables": {}} == create(account, "a", Environment={})["Environment"]
    assert {"Variables": {"A": "1"}} == create(account, "b", Environment={"Variables": {"A": "1"}})["Environment"]


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        (
            {"Runtime": None},
            "InvalidParameterValueException",
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        ),
        (
            {"Timeout": 901},
            "ValidationException",
            (
                "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have"
                " value less than or equal to 900"
            ),
        ),
        (
            {"MemorySize": 10241},
            "ValidationException",
            (
                "1 validation error detected: Value '10241' at 'memorySize' failed to satisfy constraint: Member must"
                " have value less than or equal to 10240"
            ),
        ),
        (
            {"Environment": {"Variables": {"AWS_REGION": "x"}}},
            "InvalidParameterValueException",
            (
                "Lambda was unable to configure your environment variables because the environment variables you have"
                " provided contains reserved keys that are currently not supported for modification. Reserved keys"
                " used in this request: AWS_REGION"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused(account: Account, params: dict[str, Any], code: str, message: str) -> None:
    """In AWS's words."""
    assert (code, message) == refusal(account, "create_function", **given(**params))


def test_variables_have_a_size(account: Account) -> None:
    """4 KB together."""
    code, message = refusal(account, "create_function", **given(Environment={"Variables": {"A": "x" * 4100}}))

    assert "InvalidParameterValueException" == code
    assert 'exceeded the 4KB limit. String measured: {"A":"xxx' in message


def test_moments_are_written_as_lambda_writes_them(account: Account) -> None:
    """Milliseconds, and no colon in the zone."""
    assert "2026-01-01T00:00:00.500+0000" == modified(account.operation({}))


def test_a_log_group_may_be_another(account: Account) -> None:
    """Functions may share one."""
    told = create(account, LoggingConfig={"LogGroup": "/shared"})
    changed = call(account, "update_function_configuration", FunctionName="f", Timeout=4)

    assert {"LogFormat": "Text", "LogGroup": "/shared"} == told["LoggingConfig"] == changed["LoggingConfig"]
