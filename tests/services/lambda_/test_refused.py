from typing import Any

import pytest

from tests.services.account import Account
from tests.services.lambda_.small import call, create, given, package, refusal


@pytest.mark.parametrize(
    ("params", "member"),
    [
        ({"PackageType": "Image"}, "PackageType"),
        ({"Code": {"ImageUri": "x"}}, "Code.ImageUri"),
        ({"Layers": ["arn:aws:lambda:eu-west-1:000000000000:layer:l:1"]}, "Layers"),
        ({"VpcConfig": {"SubnetIds": ["s"], "SecurityGroupIds": ["g"]}}, "VpcConfig.SubnetIds"),
        ({"TracingConfig": {"Mode": "Active"}}, "TracingConfig.Mode"),
        ({"EphemeralStorage": {"Size": 1024}}, "EphemeralStorage.Size"),
        ({"SnapStart": {"ApplyOn": "PublishedVersions"}}, "SnapStart.ApplyOn"),
        ({"LoggingConfig": {"LogFormat": "JSON"}}, "LoggingConfig.LogFormat"),
        ({"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:000000000000:q"}}, "DeadLetterConfig.TargetArn"),
        ({"KMSKeyArn": "arn:aws:kms:eu-west-1:000000000000:key/k"}, "KMSKeyArn"),
    ],
)
def test_what_would_not_be_obeyed_is_refused(account: Account, params: dict[str, Any], member: str) -> None:
    """The refusal names the member, and nothing is created."""
    code, message = refusal(account, "create_function", **given(**params))

    assert "NotImplementedException" == code
    assert message.endswith(f"so it refuses `{member}`")
    assert [] == call(account, "list_functions")["Functions"]


def test_what_asks_for_nothing_special_is_taken(account: Account) -> None:
    """Tools send defaults."""
    create(
        account,
        PackageType="Zip",
        VpcConfig={"SubnetIds": [], "SecurityGroupIds": []},
        TracingConfig={"Mode": "PassThrough"},
        EphemeralStorage={"Size": 512},
        SnapStart={"ApplyOn": "None"},
        LoggingConfig={"LogFormat": "Text"},
        Layers=[],
        DeadLetterConfig={},
        KMSKeyArn="",
    )


def test_updates_are_held_against_the_same_table(account: Account) -> None:
    """Neither code nor configuration gets in another way."""
    create(account)

    assert "NotImplementedException" == refusal(account, "update_function_code", FunctionName="f", ImageUri="x")[0]
    assert (
        "NotImplementedException"
        == (refusal(account, "update_function_configuration", FunctionName="f", Layers=["l"])[0])
    )
    call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"))
