"""IAM and STS as boto3 and the AWS CLI meet them: unchanged clients, a running server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from gatewright.configuration.told_keys import told_access_keys
from gatewright.model.principal import AccessKey, Principal
from gatewright.sources.account.collect import Account
from tests.gatewright_server import Running, running
from tests.services.iam.people import INVOKE, trusting

DEFAULT = "000000000000"
OTHER = "111122223333"


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """Run one server for all tests of this file."""
    with running() as started:
        yield started


def _client(server: Running, service: str, key: str = "test", secret: str = "s", token: str | None = None) -> Any:
    return boto3.client(
        service,
        endpoint_url=server.url,
        region_name="eu-west-1",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
    )


def test_accounts_stand_side_by_side(server: Running) -> None:
    """Twelve digits as the access key choose one; names are free in each, and regions do not matter to IAM."""
    here, there = _client(server, "iam"), _client(server, "iam", OTHER)
    here.create_user(UserName="both")
    there.create_user(UserName="both")
    elsewhere = boto3.client(
        "iam",
        endpoint_url=server.url,
        region_name="ap-southeast-2",
        aws_access_key_id=OTHER,
        aws_secret_access_key="s",
    )

    assert [f"arn:aws:iam::{OTHER}:user/both"] == [one["Arn"] for one in elsewhere.list_users()["Users"]]
    assert DEFAULT == _client(server, "sts").get_caller_identity()["Account"]


def test_role_is_assumed_across_accounts(server: Running) -> None:
    """User, key, role in another account, session: each call made with the credentials of the one before."""
    iam = _client(server, "iam")
    arn = iam.create_user(UserName="traveller")["User"]["Arn"]
    key = iam.create_access_key(UserName="traveller")["AccessKey"]
    trust = trusting(arn, StringEquals={"sts:ExternalId": "x-1"})
    there = _client(server, "iam", OTHER)
    role = there.create_role(RoleName="host", AssumeRolePolicyDocument=trust)["Role"]
    sts = _client(server, "sts", key["AccessKeyId"], key["SecretAccessKey"])
    asked = {"RoleArn": role["Arn"], "RoleSessionName": "visit", "ExternalId": "x-1"}
    with pytest.raises(ClientError) as refused:
        sts.assume_role(**asked)
    allowed = INVOKE.replace("execute-api:Invoke", "sts:AssumeRole")
    iam.put_user_policy(UserName="traveller", PolicyName="travel", PolicyDocument=allowed)
    assumed = sts.assume_role(**asked)
    found = assumed["Credentials"]
    session = _client(server, "sts", found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"])

    assert (
        f"User: {arn} is not authorized to perform: sts:AssumeRole on resource: {role['Arn']}"
        == (refused.value.response["Error"]["Message"])
    )
    assert f"arn:aws:sts::{OTHER}:assumed-role/host/visit" == session.get_caller_identity()["Arn"]


def test_what_is_created_belongs_to_the_callers_account(server: Running) -> None:
    """Services of regions see the account too."""
    _client(server, "apigateway", OTHER).create_rest_api(name="theirs")

    names = [one["name"] for one in _client(server, "apigateway").get_rest_apis()["items"]]
    assert "theirs" not in names
    assert ["theirs"] == [one["name"] for one in _client(server, "apigateway", OTHER).get_rest_apis()["items"]]


def test_errors_are_boto3s_own(server: Running) -> None:
    """Each code is the exception class that the model names."""
    iam = _client(server, "iam")
    with pytest.raises(iam.exceptions.NoSuchEntityException):
        iam.get_role(RoleName="nobody")
    with pytest.raises(iam.exceptions.MalformedPolicyDocumentException):
        iam.create_policy(PolicyName="broken", PolicyDocument="{}")
    with pytest.raises(iam.exceptions.InvalidInputException):
        iam.get_policy(PolicyArn="arn:aws:iam::aws:role/not-a-policy")


def test_documents_come_decoded(server: Running) -> None:
    """boto3 makes objects of the percent-encoded texts."""
    iam = _client(server, "iam")
    iam.create_role(RoleName="shown", AssumeRolePolicyDocument=trusting("*"))
    iam.put_role_policy(RoleName="shown", PolicyName="p", PolicyDocument=INVOKE)
    pages = iam.get_paginator("get_account_authorization_details").paginate(PaginationConfig={"PageSize": 1})
    roles = {role["RoleName"]: role for page in pages for role in page["RoleDetailList"]}

    assert json.loads(INVOKE) == iam.get_role_policy(RoleName="shown", PolicyName="p")["PolicyDocument"]
    assert json.loads(trusting("*")) == roles["shown"]["AssumeRolePolicyDocument"]
    assert json.loads(INVOKE) == roles["shown"]["RolePolicyList"][0]["PolicyDocument"]


def test_aws_cli_works_unchanged(server: Running) -> None:
    """As a person at a terminal would."""
    environment = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    command = [str(Path(sys.executable).parent / "aws"), "--endpoint-url", server.url, "iam"]

    def aws(*words: str) -> Any:
        done = subprocess.run([*command, *words], check=True, capture_output=True, text=True, env=environment)
        return json.loads(done.stdout or "null")

    aws("create-group", "--group-name", "cli")
    assert "cli" == aws("get-group", "--group-name", "cli")["Group"]["GroupName"]
    listed = aws("list-policies", "--scope", "AWS", "--query", "Policies[].PolicyName")
    assert "AmazonAPIGatewayInvokeFullAccess" in listed


def test_organization_is_built_with_boto3(server: Running) -> None:
    """An account invites another, and a service control policy binds it."""
    manager, member = _client(server, "organizations", "222233334444"), _client(server, "organizations", "333344445555")
    manager.create_organization(FeatureSet="ALL")
    root_id = manager.list_roots()["Roots"][0]["Id"]
    manager.enable_policy_type(RootId=root_id, PolicyType="SERVICE_CONTROL_POLICY")
    asked = manager.invite_account_to_organization(Target={"Id": "333344445555", "Type": "ACCOUNT"})
    member.accept_handshake(HandshakeId=asked["Handshake"]["Id"])
    denial = INVOKE.replace("Allow", "Deny")
    made = manager.create_policy(Name="no", Description="no", Type="SERVICE_CONTROL_POLICY", Content=denial)
    manager.attach_policy(PolicyId=made["Policy"]["PolicySummary"]["Id"], TargetId="333344445555")
    iam = _client(server, "iam", "333344445555")
    arn = iam.create_user(UserName="ann")["User"]["Arn"]
    iam.put_user_policy(UserName="ann", PolicyName="p", PolicyDocument=INVOKE)
    found = iam.simulate_principal_policy(PolicySourceArn=arn, ActionNames=["execute-api:Invoke", "s3:GetObject"])
    results = {one["EvalActionName"]: one for one in found["EvaluationResults"]}

    assert ("explicitDeny", ["no"]) == (
        results["execute-api:Invoke"]["EvalDecision"],
        [one["SourcePolicyId"] for one in results["execute-api:Invoke"]["MatchedStatements"]],
    )
    assert {"AllowedByOrganizations": False} == results["execute-api:Invoke"]["OrganizationsDecisionDetail"]
    with pytest.raises(member.exceptions.AccessDeniedException):
        member.list_accounts()


def test_doctor_reads_the_same_principals_over_the_wire(server: Running) -> None:
    """What the reader of accounts fetches builds the user that the store itself would build."""
    here = _client(server, "iam", "444455556666")
    here.create_user(UserName="ann", Tags=[{"Key": "team", "Value": "pets"}])
    here.create_group(GroupName="g")
    here.add_user_to_group(GroupName="g", UserName="ann")
    here.put_group_policy(GroupName="g", PolicyName="p", PolicyDocument=json.dumps(json.loads(INVOKE), indent=3))
    here.attach_user_policy(UserName="ann", PolicyArn="arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess")
    key_id = here.create_access_key(UserName="ann")["AccessKey"]["AccessKeyId"]
    here.update_access_key(UserName="ann", AccessKeyId=key_id, Status="Inactive")
    found = told_access_keys(Account(lambda name: _client(server, name, "444455556666")), [key_id]).get(key_id)

    assert isinstance(found, AccessKey)
    assert isinstance(found.principal, Principal)
    assert isinstance(found.principal.identity_policies, tuple)
    assert (False, {"team": "pets"}) == (found.active, found.principal.caller.tags)
    assert [("arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess", True), ("p", True)] == [
        (policy.name, "execute-api:Invoke" in policy.text) for policy in found.principal.identity_policies
    ]
    assert json.dumps(json.loads(INVOKE), separators=(",", ":")) == found.principal.identity_policies[1].text
