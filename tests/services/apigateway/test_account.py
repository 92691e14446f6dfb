from tests.services.account import Account

ROLE = "arn:aws:iam::000000000000:role/logs"


def test_account_has_aws_limits(account: Account) -> None:
    """What a new account answers."""
    expected = {
        "throttleSettings": {"rateLimit": 10000.0, "burstLimit": 5000},
        "features": ["UsagePlans"],
        "apiKeyVersion": "4",
    }
    assert expected == account.call("get_account")


def test_role_is_kept_and_cleared(account: Account) -> None:
    """An empty value takes the role away."""
    with_role = account.patch("update_account", ("replace", "/cloudwatchRoleArn", ROLE))
    shown = account.call("get_account")
    without = account.patch("update_account", ("replace", "/cloudwatchRoleArn", ""))

    assert ROLE == with_role["cloudwatchRoleArn"] == shown["cloudwatchRoleArn"]
    assert "cloudwatchRoleArn" not in without


def test_role_that_is_no_arn_is_refused(account: Account) -> None:
    """A role is named by its ARN."""
    assert "BadRequestException" == account.patch_refusal("update_account", ("replace", "/cloudwatchRoleArn", "x"))[0]


def test_throttle_of_the_account_is_not_patched(account: Account) -> None:
    """AWS changes it on request only."""
    _, message = account.patch_refusal("update_account", ("replace", "/throttleSettings/rateLimit", "1"))

    assert message.endswith("Must be one of: [/cloudwatchRoleArn]")


def test_usage_plans_are_there_already(account: Account) -> None:
    """To add them again changes nothing, as for whoever follows the old steps to usage plans."""
    added = account.patch("update_account", ("add", "/features", "UsagePlans"))

    assert ["UsagePlans"] == added["features"]


def test_usage_plans_stay(account: Account) -> None:
    """They cannot be switched off, and there is no other feature."""
    off = account.patch_refusal("update_account", ("remove", "/features", "UsagePlans"))
    other = account.patch_refusal("update_account", ("add", "/features", "Pets"))

    assert ("BadRequestException", "Usage Plans cannot be disabled once enabled") == off
    assert ("BadRequestException", "Invalid feature specified: Pets") == other
