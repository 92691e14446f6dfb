"""Saved answers take boto3's form, or are refused with the member that is wrong."""

import pytest

from gatewright.sources.account.reads import READS
from gatewright.sources.errors import DocumentError
from gatewright.sources.saved_answer_shape import is_cut_off, shaped


def test_both_names_of_a_list_become_boto3s() -> None:
    """The CLI and the wire differ in `item` and `items`."""
    stage = {"stageName": "prod"}

    assert shaped({"items": [stage]}, READS["get_stages"]) == {"item": [stage]}
    assert shaped({"item": [{"id": "a"}]}, READS["get_rest_apis"]) == {"items": [{"id": "a"}]}


@pytest.mark.parametrize("date", ["2023-11-14T22:13:20Z", "2023-11-14T23:13:20+01:00", 1_700_000_000, 1_700_000_000.0])
def test_dates_become_unix_seconds(date: object) -> None:
    """Version 2 of the CLI writes ISO 8601, version 1 numbers."""
    answer = shaped({"id": "d", "createdDate": date}, READS["get_deployment"])

    assert answer == {"id": "d", "createdDate": 1_700_000_000.0}


@pytest.mark.parametrize(
    ("kind", "answer", "message"),
    [
        ("get_stages", {}, "`item`: expected an array, found none"),
        ("get_stages", {"item": {}}, "`item`: expected an array, got an object"),
        ("get_stages", {"item": [1]}, "`item[0]`: expected an object, got `1`"),
        ("get_stages", {"item": [{"stageName": None}]}, "`item[0].stageName`: expected a string, got `null`"),
        ("get_resources", {"items": [{"path": "/"}]}, "`items[0].id`: expected a string, found none"),
        ("get_rest_api", {"name": "x"}, "`id`: expected a string, found none"),
        (
            "get_deployment",
            {"id": "d", "createdDate": "today"},
            '`createdDate`: expected a date in ISO 8601 or Unix seconds, got `"today"`',
        ),
        (
            "get_stages",
            {"item": [{"stageName": "s", "lastUpdatedDate": "2023-11-14T22:13:20"}]},
            "`item[0].lastUpdatedDate`: expected a date with its time zone, got `2023-11-14T22:13:20`",
        ),
    ],
)
def test_wrong_member_is_named(kind: str, answer: dict, message: str) -> None:
    """The error says where, what was expected and what came."""
    with pytest.raises(DocumentError) as caught:
        shaped(answer, READS[kind])

    assert str(caught.value) == message


def test_list_that_goes_on_is_told() -> None:
    """A token in the answer means that there is more than was saved."""
    assert is_cut_off({"items": [], "NextToken": "x"})
    assert is_cut_off({"items": [], "position": "x"})
    assert not is_cut_off({"items": []})


def test_lists_of_iam_keep_their_names() -> None:
    """A filter may have left some out; one thing stays as it is."""
    details = {"UserDetailList": [{"Arn": "a"}], "IsTruncated": False}
    expected = {"UserDetailList": [{"Arn": "a"}], "GroupDetailList": [], "RoleDetailList": [], "Policies": []}

    assert expected == shaped(details, READS["get_account_authorization_details"])
    assert {"UserName": "ann"} == shaped({"UserName": "ann"}, READS["get_access_key_last_used"])


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"AccessKeyMetadata": 1}, "`AccessKeyMetadata`: expected an array"),
        ({"AccessKeyMetadata": [1]}, "`AccessKeyMetadata[0]`: expected an object"),
        ({"AccessKeyMetadata": [{}]}, "`AccessKeyMetadata[0].AccessKeyId`: expected a string"),
    ],
)
def test_wrong_member_of_iam_is_named(answer: dict, message: str) -> None:
    """Where it stands, and what was expected."""
    with pytest.raises(DocumentError) as caught:
        shaped(answer, READS["list_access_keys"])

    assert str(caught.value).startswith(message)
