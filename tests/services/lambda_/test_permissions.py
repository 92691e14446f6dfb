import json
from typing import Any

import pytest

from gatewright.aws.function_policy import may_invoke
from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, refusal

SOURCE = "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/*/GET/pets"


def add(account: Account, **params: Any) -> dict[str, Any]:
    """Let API Gateway call the function; return the statement."""
    usual = {
        "FunctionName": "f",
        "StatementId": "s",
        "Action": "lambda:InvokeFunction",
        "Principal": "apigateway.amazonaws.com",
    }
    answer = call(account, "add_permission", **{**usual, **params})
    return dict(json.loads(answer["Statement"]))


def policy(account: Account, name: str = "f") -> str:
    """Return the policy."""
    return str(call(account, "get_policy", FunctionName=name)["Policy"])


def test_a_permission_becomes_a_statement(account: Account) -> None:
    """Member by member as AWS writes it, in one policy."""
    create(account)
    answer = call(
        account,
        "add_permission",
        FunctionName="f",
        StatementId="s",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
        SourceArn=SOURCE,
    )

    assert (
        '{"Sid":"s","Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},'
        f'"Action":"lambda:InvokeFunction","Resource":"{arn()}","Condition":{{"ArnLike":{{"AWS:SourceArn":"{SOURCE}"}}}}}}'
    ) == answer["Statement"]
    assert f'{{"Version":"2012-10-17","Id":"default","Statement":[{answer["Statement"]}]}}' == policy(account)


@pytest.mark.parametrize(
    ("principal", "expected"),
    [
        ("*", "*"),
        ("123456789012", {"AWS": "arn:aws:iam::123456789012:root"}),
        ("arn:aws:iam::123456789012:role/r", {"AWS": "arn:aws:iam::123456789012:role/r"}),
        ("events.amazonaws.com", {"Service": "events.amazonaws.com"}),
    ],
)
def test_a_principal_is_a_service_an_account_or_an_arn(account: Account, principal: str, expected: object) -> None:
    """AWS works out which."""
    create(account)

    assert expected == add(account, Principal=principal)["Principal"]


def test_conditions_say_on_whose_behalf(account: Account) -> None:
    """Account and organisation under `StringEquals`."""
    create(account)
    statement = add(account, SourceAccount="000000000000", PrincipalOrgID="o-1234567890", SourceArn=SOURCE)

    assert {
        "StringEquals": {"AWS:SourceAccount": "000000000000", "aws:PrincipalOrgID": "o-1234567890"},
        "ArnLike": {"AWS:SourceArn": SOURCE},
    } == statement["Condition"]


def test_what_is_written_lets_api_gateway_in(account: Account) -> None:
    """The policy that is answered decides as it was meant."""
    create(account)
    add(account, SourceArn=SOURCE)
    call_of = "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/prod/GET/pets"

    assert may_invoke(policy(account), function_arn=arn(), source_arn=call_of) is True
    assert may_invoke(policy(account), function_arn=arn(), source_arn=call_of + "/x") is False


def test_an_alias_has_a_policy_of_its_own(account: Account) -> None:
    """That of the function stays without."""
    create(account, Publish=True)
    call(account, "create_alias", FunctionName="f", Name="prod", FunctionVersion="1")
    statement = add(account, Qualifier="prod")

    assert arn("f", "prod") == statement["Resource"]
    assert statement["Sid"] in policy(account, "f:prod")
    assert "The resource you requested does not exist." == refusal(account, "get_policy", FunctionName="f")[1]


def test_a_permission_is_taken_back(account: Account) -> None:
    """With the last one the policy goes."""
    create(account)
    add(account)
    add(account, StatementId="t")
    call(account, "remove_permission", FunctionName="f", StatementId="s")
    left = policy(account)
    call(account, "remove_permission", FunctionName="f", StatementId="t")

    assert ["t"] == [one["Sid"] for one in json.loads(left)["Statement"]]
    assert "ResourceNotFoundException" == refusal(account, "get_policy", FunctionName="f")[0]


def test_each_change_is_a_new_revision(account: Account) -> None:
    """It is that of the function; a stale one is refused."""
    before = create(account)["RevisionId"]
    add(account, RevisionId=before)
    after = call(account, "get_policy", FunctionName="f")["RevisionId"]

    assert before != after == call(account, "get_function_configuration", FunctionName="f")["RevisionId"]
    assert (
        "PreconditionFailedException"
        == (
            refusal(
                account,
                "add_permission",
                FunctionName="f",
                StatementId="t",
                Action="lambda:InvokeFunction",
                Principal="*",
                RevisionId=before,
            )[0]
        )
    )
    assert (
        "PreconditionFailedException"
        == (refusal(account, "remove_permission", FunctionName="f", StatementId="s", RevisionId=before)[0])
    )


def test_refusals_of_permissions(account: Account) -> None:
    """In AWS's words."""
    allow = {"StatementId": "s", "Action": "lambda:InvokeFunction"}
    missing = refusal(account, "add_permission", FunctionName="f", Principal="*", **allow)
    none = refusal(account, "remove_permission", FunctionName="f", StatementId="s")
    create(account)
    unset = refusal(account, "remove_permission", FunctionName="f", StatementId="s")
    add(account)

    assert ("ResourceNotFoundException", f"Function not found: {arn()}") == missing
    assert f"No policy found for: {arn()}" == none[1]
    assert "No policy is associated with the given resource." == unset[1]
    assert (
        "Statement x is not found in resource policy."
        == (refusal(account, "remove_permission", FunctionName="f", StatementId="x")[1])
    )
    assert (
        "ResourceConflictException",
        (
            "The statement id (s) provided already exists. Please provide a new statement id, or remove the existing"
            " statement."
        ),
    ) == refusal(account, "add_permission", FunctionName="f", Principal="*", **allow)
    assert (
        "We currently do not support adding policies for $LATEST."
        == (refusal(account, "add_permission", FunctionName="f", Qualifier="$LATEST", Principal="*", **allow)[1])
    )
    assert (
        "The provided principal was invalid. Please check the principal and try again."
        == (
            refusal(
                account,
                "add_permission",
                FunctionName="f",
                Principal="nobody",
                StatementId="t",
                Action="lambda:InvokeFunction",
            )[1]
        )
    )


@pytest.mark.parametrize("principal", ["arn:foo", "arn:aws:iam::123456789012:user/*", "arn:aws:s3:::bucket", "12345"])
def test_principals_that_cannot_be(account: Account, principal: str) -> None:
    """None that a policy could name."""
    create(account)

    assert (
        "The provided principal was invalid. Please check the principal and try again."
        == (
            refusal(
                account,
                "add_permission",
                FunctionName="f",
                Principal=principal,
                StatementId="t",
                Action="lambda:InvokeFunction",
            )[1]
        )
    )
