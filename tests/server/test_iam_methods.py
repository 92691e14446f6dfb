"""IAM methods of a running server: users, roles and other accounts, made by boto3 and signed for by botocore."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests.gatewright_server import Raw, Running, running
from tests.server.test_lambda_authorizers import method

REGION = "us-east-1"
ACCOUNT, OTHER = "000000000000", "222233334444"
ALLOW = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}


class World:
    """A server with one API whose `/pets` wants IAM, and people who call it."""

    def __init__(self, server: Running) -> None:
        self.server = server
        self.client = server.client()
        api = self.client.create_rest_api(name="shop")
        self.api_id = api["id"]
        self.host = f"{self.api_id}.execute-api.{REGION}.amazonaws.com"
        pets = self.client.create_resource(restApiId=self.api_id, parentId=api["rootResourceId"], pathPart="pets")
        method(self.client, self.api_id, pets["id"], authorizationType="AWS_IAM")
        self.deploy()

    def deploy(self) -> None:
        """Deploy what is saved."""
        self.client.create_deployment(restApiId=self.api_id, stageName="prod")

    def resource_policy(self, *statements: dict[str, Any]) -> None:
        """Set the resource policy, and deploy; none without statements."""
        text = json.dumps({"Version": "2012-10-17", "Statement": list(statements)}) if statements else ""
        patch = {"op": "replace", "path": "/policy", "value": text}
        self.client.update_rest_api(restApiId=self.api_id, patchOperations=[patch])
        self.deploy()

    def of_account(self, service: str, account: str) -> Any:
        """Return a client of another account: twelve digits as a key are its root user."""
        return boto3.client(
            service,
            endpoint_url=self.server.url,
            region_name=REGION,
            aws_access_key_id=account,
            aws_secret_access_key="any",
        )

    def user(self, name: str, *statements: dict[str, Any], account: str = ACCOUNT) -> Credentials:
        """Make a user with these permissions, and return a key of his."""
        iam = self.of_account("iam", account)
        iam.create_user(UserName=name)
        if statements:
            policy = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
            iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy)
        key = iam.create_access_key(UserName=name)["AccessKey"]
        return Credentials(key["AccessKeyId"], key["SecretAccessKey"])

    def call(self, who: Credentials, path: str = "/prod/pets", *, query: bool = False, region: str = REGION) -> Raw:
        """Sign a call and make it."""
        request = AWSRequest(method="GET", url=f"https://{self.host}{path}")
        (SigV4QueryAuth if query else SigV4Auth)(who, "execute-api", region).add_auth(request)
        target = request.url.removeprefix(f"https://{self.host}")
        fields: dict[str, Any] = {name.replace("-", "_"): value for name, value in request.headers.items()}
        return self.server.send("GET", target, host=self.host, **fields)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Return a server with its API."""
    with running() as server:
        yield World(server)


def test_a_permitted_user_comes_in(world: World) -> None:
    """By header and by presigned URL; a path with a blank is signed as it goes over the wire."""
    ann = world.user("ann", ALLOW)

    assert [world.call(ann).status, world.call(ann, query=True).status] == [200, 200]


def test_who_may_not_is_told_in_whose_name(world: World) -> None:
    """The caller's ARN and the method's, accounts masked; a Deny is said to be one."""
    ben = world.user("ben")
    cleo = world.user("cleo", ALLOW, {**ALLOW, "Effect": "Deny"})
    stem = (
        "User: arn:aws:iam::********0000:user/{} is not authorized to perform: execute-api:Invoke on resource:"
        f" arn:aws:execute-api:{REGION}:********0000:{world.api_id}/prod/GET/pets"
    )
    silent, denied = world.call(ben), world.call(cleo)

    assert (silent.status, silent.header("x-amzn-ErrorType")) == (403, "AccessDeniedException")
    assert json.loads(silent.body) == {
        "Message": stem.format("ben") + " because no identity-based policy allows the execute-api:Invoke action"
    }
    assert json.loads(denied.body) == {
        "Message": stem.format("cleo") + " with an explicit deny in an identity-based policy"
    }


def test_every_fault_of_a_signature_has_its_answer(world: World) -> None:
    """An unknown key, another secret with the canonical string, another region, a key that was switched off."""
    dan = world.user("dan", ALLOW)
    assert dan.access_key is not None
    wrong = world.call(Credentials(dan.access_key, "another"))
    unknown = world.call(Credentials("AKIAIOSFODNN7EXAMPLE", "x"))
    region = world.call(dan, region="eu-west-1")
    world.of_account("iam", ACCOUNT).update_access_key(UserName="dan", AccessKeyId=dan.access_key, Status="Inactive")
    off = world.call(dan)

    assert [answer.header("x-amzn-ErrorType") for answer in (wrong, unknown, region, off)] == [
        "InvalidSignatureException",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "UnrecognizedClientException",
    ]
    assert f"\n'GET\n/prod/pets\n\nhost:{world.host}\n" in json.loads(wrong.body)["message"]
    assert json.loads(region.body)["message"].startswith("Credential should be scoped to a valid region")
    assert json.loads(off.body) == {"message": "The security token included in the request is invalid."}


def test_a_session_of_a_role_is_held_to_its_session_policy(world: World) -> None:
    """The token must come with the key; the session's ARN is named."""
    iam, sts = world.of_account("iam", ACCOUNT), world.of_account("sts", ACCOUNT)
    trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
    iam.create_role(RoleName="caller", AssumeRolePolicyDocument=json.dumps({"Statement": [trust]}))
    iam.put_role_policy(RoleName="caller", PolicyName="own", PolicyDocument=json.dumps({"Statement": [ALLOW]}))
    arn = f"arn:aws:iam::{ACCOUNT}:role/caller"

    def session(**more: Any) -> Credentials:
        found = sts.assume_role(RoleArn=arn, RoleSessionName="me", **more)["Credentials"]
        return Credentials(found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"])

    whole = session()
    narrow = session(Policy=json.dumps({"Statement": [{**ALLOW, "Resource": "arn:aws:s3:::x"}]}))
    refused = json.loads(world.call(narrow).body)["Message"]

    assert world.call(whole).status == 200
    assert world.call(Credentials(whole.access_key, whole.secret_key)).header("x-amzn-ErrorType") == (
        "UnrecognizedClientException"
    )
    assert refused.startswith("User: arn:aws:sts::********0000:assumed-role/caller/me is not authorized")
    assert refused.endswith("because no session policy allows the execute-api:Invoke action")


def test_across_accounts_both_sides_must_allow(world: World) -> None:
    """One side alone is named as the one that does not."""
    eve = world.user("eve", ALLOW, account=OTHER)
    alone = json.loads(world.call(eve).body)["Message"]
    world.resource_policy({**ALLOW, "Principal": {"AWS": f"arn:aws:iam::{OTHER}:root"}})
    together = world.call(eve)
    fay = world.user("fay", account=OTHER)
    other_side = json.loads(world.call(fay).body)["Message"]
    world.resource_policy()

    assert alone.endswith("because no resource-based policy allows the execute-api:Invoke action")
    assert together.status == 200
    assert other_side.endswith("because no identity-based policy allows the execute-api:Invoke action")


def test_who_may_call_what_is_not_there_is_told_so(world: World) -> None:
    """404 for a permitted caller, the usual refusal for any other."""
    gus, hal = world.user("gus", ALLOW), world.user("hal")
    there, not_there = world.call(gus, "/prod/nothing"), world.call(hal, "/prod/nothing")

    assert (there.status, not_there.status) == (404, 403)
    assert "is not authorized" in json.loads(not_there.body)["Message"]


def test_an_api_of_another_account_is_served_too(world: World) -> None:
    """Whoever makes an API by the key of another account can call it, and its own users are those of that account."""
    client = world.of_account("apigateway", OTHER)
    api = client.create_rest_api(name="theirs")
    method(client, api["id"], api["rootResourceId"], authorizationType="AWS_IAM")
    client.create_deployment(restApiId=api["id"], stageName="prod")
    ida = world.user("ida", ALLOW, account=OTHER)
    host, world.host = world.host, f"{api['id']}.execute-api.{REGION}.amazonaws.com"
    answer = world.call(ida, "/prod/")
    world.host = host

    assert answer.status == 200


def test_the_sentences_of_2022_can_be_had() -> None:
    """AWS's article prints them; the endings that name the kind of the policy came later."""
    with running("--message-wording", "2022") as server:
        world = World(server)
        silent = json.loads(world.call(world.user("ben")).body)["Message"]
        denied = json.loads(world.call(world.user("cleo", {**ALLOW, "Effect": "Deny"})).body)["Message"]

    assert silent.endswith(f"{world.api_id}/prod/GET/pets")
    assert denied.endswith(f"{world.api_id}/prod/GET/pets with an explicit deny")
