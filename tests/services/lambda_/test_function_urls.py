import re

import pytest

from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, refusal


@pytest.fixture
def addressed(account: Account) -> Account:
    """Return an account with a function that has a URL."""
    create(account, Publish=True)
    call(account, "create_function_url_config", FunctionName="f", AuthType="NONE")
    return account


def test_a_function_has_an_address_of_its_own(account: Account) -> None:
    """It is of AWS's form, and stays when the URL is changed; answers are buffered unless asked otherwise."""
    create(account)
    made = call(account, "create_function_url_config", FunctionName="f", AuthType="NONE", InvokeMode="BUFFERED")
    changed = call(account, "update_function_url_config", FunctionName="f", AuthType="NONE")

    assert re.fullmatch(r"https://[a-z0-9]{32}\.lambda-url\.eu-west-1\.on\.aws/", made["FunctionUrl"])
    assert (arn(), "NONE", "BUFFERED") == (made["FunctionArn"], made["AuthType"], made["InvokeMode"])
    assert "LastModifiedTime" not in made
    assert made["FunctionUrl"] == changed["FunctionUrl"]
    assert changed == call(account, "get_function_url_config", FunctionName="f")
    assert changed["LastModifiedTime"].endswith("Z")


def test_an_alias_has_its_own(addressed: Account) -> None:
    """The listing shows both, and the alias's goes with the alias."""
    call(addressed, "create_alias", FunctionName="f", Name="prod", FunctionVersion="1")
    call(addressed, "create_function_url_config", FunctionName="f", Qualifier="prod", AuthType="NONE")
    found = call(addressed, "list_function_url_configs", FunctionName="f")["FunctionUrlConfigs"]

    assert [arn(), arn("f", "prod")] == sorted(one["FunctionArn"] for one in found)
    call(addressed, "delete_alias", FunctionName="f", Name="prod")
    assert 1 == len(call(addressed, "list_function_url_configs", FunctionName="f")["FunctionUrlConfigs"])


def test_a_second_one_is_refused(addressed: Account) -> None:
    """The text is AWS's, with its two blanks."""
    text = (
        f"Failed to create function url config for [functionArn = {arn()}]. Error message:  FunctionUrlConfig exists"
        " for this Lambda function"
    )
    refused = refusal(addressed, "create_function_url_config", FunctionName="f", AuthType="NONE")

    assert ("ResourceConflictException", text) == refused


def test_what_is_not_there_is_not_found(addressed: Account) -> None:
    """A URL that was deleted, or whose function was, is gone."""
    gone = ("ResourceNotFoundException", "The resource you requested does not exist.")
    call(addressed, "delete_function_url_config", FunctionName="f")

    for name in ("get_function_url_config", "delete_function_url_config", "update_function_url_config"):
        assert gone == refusal(addressed, name, FunctionName="f")
    call(addressed, "create_function_url_config", FunctionName="f", AuthType="NONE")
    call(addressed, "delete_function", FunctionName="f")
    create(addressed)
    assert gone == refusal(addressed, "get_function_url_config", FunctionName="f")


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"AuthType": "AWS_IAM"}, "AuthType"),
        ({"AuthType": "NONE", "InvokeMode": "RESPONSE_STREAM"}, "InvokeMode"),
        ({"AuthType": "NONE", "Cors": {"AllowOrigins": ["*"]}}, "Cors"),
    ],
)
def test_what_no_url_does_here_is_refused(account: Account, asked: dict, named: str) -> None:
    """Signed calls, streams and CORS are refused by name, not stored."""
    create(account)
    code, text = refusal(account, "create_function_url_config", FunctionName="f", **asked)

    assert ("NotImplementedException", True) == (code, f"`{named}`" in text)
