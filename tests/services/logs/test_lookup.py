import pytest

from gatewright.services.logs.lookup import name_of
from tests.services.account import ACCOUNT, REGION
from tests.services.logs.logs_account import LogsAccount

ARN = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:g"


@pytest.mark.parametrize("identifier", ["g", ARN, f"{ARN}:*"])
def test_group_is_found_by_name_and_by_arn(logs: LogsAccount, identifier: str) -> None:
    """An identifier may be either."""
    assert 1 == len(logs.call("describe_log_streams", logGroupIdentifier=identifier)["logStreams"])


def test_name_and_identifier_exclude_each_other(logs: LogsAccount) -> None:
    """Recorded, 2026-02-03."""
    expected = ("ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.")
    assert expected == logs.refusal("describe_log_streams", logGroupName="g", logGroupIdentifier="g")


def test_one_of_both_is_needed(logs: LogsAccount) -> None:
    """Neither is no group."""
    assert "InvalidParameterException" == logs.refusal("describe_log_streams")[0]


def test_unknown_group_is_said_in_aws_words(logs: LogsAccount) -> None:
    """Recorded, 2026-02-03."""
    expected = ("ResourceNotFoundException", "The specified log group does not exist.")
    assert expected == logs.refusal("describe_log_streams", logGroupName="no")


def test_name_with_slashes_survives_its_arn() -> None:
    """The groups of API Gateway have slashes."""
    assert "API-Gateway-Execution-Logs_a/dev" == name_of(
        f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:API-Gateway-Execution-Logs_a/dev:*"
    )


@pytest.mark.parametrize("token", ["x", "aXRlbXM6eA==", "é"])
def test_token_that_was_not_handed_out_is_refused(logs: LogsAccount, token: str) -> None:
    """Recorded for events, 2026-02-03."""
    expected = ("InvalidParameterException", "The specified nextToken is invalid.")
    assert expected == logs.refusal("describe_log_groups", nextToken=token)
