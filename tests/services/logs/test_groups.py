import pytest

from tests.services.account import ACCOUNT, REGION
from tests.services.logs.logs_account import MILLISECONDS, LogsAccount


def names(logs: LogsAccount, **query: object) -> list[str]:
    """Return the names of the groups that are found."""
    return [one["logGroupName"] for one in logs.call("describe_log_groups", **query)["logGroups"]]


def test_group_is_described_as_aws_does(logs: LogsAccount) -> None:
    """Members as AWS answered them on 2026-02-03."""
    arn = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:g"
    expected = {
        "logGroupName": "g",
        "creationTime": MILLISECONDS,
        "metricFilterCount": 0,
        "arn": f"{arn}:*",
        "storedBytes": 0,
        "logGroupClass": "STANDARD",
        "logGroupArn": arn,
        "deletionProtectionEnabled": False,
    }
    assert [expected] == logs.call("describe_log_groups")["logGroups"]


def test_second_group_of_a_name_is_refused(logs: LogsAccount) -> None:
    """Recorded, 2026-02-03."""
    expected = ("ResourceAlreadyExistsException", "The specified log group already exists")
    assert expected == logs.refusal("create_log_group", logGroupName="g")


def test_groups_are_found_by_prefix_pattern_and_identifier(logs: LogsAccount) -> None:
    """A pattern stands anywhere in the name, in any letter case."""
    for name in ("API-Gateway-Execution-Logs_a/dev", "other"):
        logs.call("create_log_group", logGroupName=name)

    assert ["API-Gateway-Execution-Logs_a/dev"] == names(logs, logGroupNamePrefix="API-Gateway")
    assert ["API-Gateway-Execution-Logs_a/dev"] == names(logs, logGroupNamePattern="gateway")
    assert ["other"] == names(logs, logGroupIdentifiers=["other"])


def test_prefix_and_pattern_exclude_each_other(logs: LogsAccount) -> None:
    """Recorded, 2026-02-03."""
    message = "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters."
    refused = logs.refusal("describe_log_groups", logGroupNamePrefix="a", logGroupNamePattern="b")

    assert ("InvalidParameterException", message) == refused


def test_listing_comes_in_pages(logs: LogsAccount) -> None:
    """`nextToken` leads on."""
    logs.call("create_log_group", logGroupName="h")
    first = logs.call("describe_log_groups", limit=1)
    second = logs.call("describe_log_groups", limit=1, nextToken=first["nextToken"])

    assert ("g", "h") == (first["logGroups"][0]["logGroupName"], second["logGroups"][0]["logGroupName"])
    assert "nextToken" not in second


def test_deleted_group_is_gone(logs: LogsAccount) -> None:
    """A second time there is nothing to delete."""
    logs.call("delete_log_group", logGroupName="g")

    assert [] == names(logs)
    assert "ResourceNotFoundException" == logs.refusal("delete_log_group", logGroupName="g")[0]


@pytest.mark.parametrize(
    "params", [{"kmsKeyId": "arn:aws:kms:x"}, {"deletionProtectionEnabled": True}, {"logGroupClass": "DELIVERY"}]
)
def test_what_would_not_be_kept_is_refused(logs: LogsAccount, params: dict) -> None:
    """Encryption, protection and other classes are not pretended."""
    assert "NotImplementedException" == logs.refusal("create_log_group", logGroupName="h", **params)[0]


def test_groups_of_another_class_are_none(logs: LogsAccount) -> None:
    """Every group is a standard one."""
    assert ["g"] == names(logs, logGroupClass="STANDARD")
    assert [] == names(logs, logGroupClass="DELIVERY")
