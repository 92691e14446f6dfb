"""Users and roles of the lab, made through the public IAM and STS, and the calls that they sign."""

import json
import time
from typing import Any

import boto3

from gatewright.aws.sigv4.sign import Credentials, signed
from gatewright.lab.at_hand import AtHand, Document
from gatewright.lab.estate import STAGE, Estate
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Unknown

OTHER_ACCOUNT = "444455556666"
"""An account that is not the API's; its root user has these digits for a key."""

_REGION = "us-east-1"


def want_signatures(estate: Estate) -> None:
    """Let `GET /pets` want a signed call."""
    patch = {"op": "replace", "path": "/authorizationType", "value": "AWS_IAM"}
    place = {"restApiId": estate.api_id, "resourceId": estate.pets_id, "httpMethod": "GET"}
    estate.client.update_method(**place, patchOperations=[patch])
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)


def user(estate: Estate, name: str, *effects: str, iam: Any = None) -> Document:
    """Create a user with one policy of these effects on the whole API, or with none; return an access key."""
    iam = iam or client(estate, "iam")
    full_name = f"{name}-{estate.api_id}"
    iam.create_user(UserName=full_name)
    if effects:
        document = policy(*(invoke(estate, effect) for effect in effects))
        iam.put_user_policy(UserName=full_name, PolicyName="calls", PolicyDocument=document)
    key: Document = iam.create_access_key(UserName=full_name)["AccessKey"]
    return {name: key[name] for name in ("UserName", "AccessKeyId", "Status", "SecretAccessKey")}


def user_elsewhere(estate: Estate) -> AtHand:
    """Create a user of another account who may call the API as far as that account goes."""
    iam = client(estate, "iam", aws_access_key_id=OTHER_ACCOUNT, aws_secret_access_key="lab")  # noqa: S106  # no secret
    key = user(estate, "guest", "Allow", iam=iam)
    details = iam.get_account_authorization_details()
    told = {name: details[name] for name in ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")}
    return AtHand(elsewhere={OTHER_ACCOUNT: (key, told)})


def role(estate: Estate) -> Document:
    """Create a role that may call the whole API, and that we may assume."""
    iam = client(estate, "iam")
    name = f"shop-{estate.api_id}"
    me = client(estate, "sts").get_caller_identity()["Arn"]
    trust = policy({"Effect": "Allow", "Principal": {"AWS": me}, "Action": "sts:AssumeRole"})
    created: Document = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)["Role"]
    iam.put_role_policy(RoleName=name, PolicyName="calls", PolicyDocument=policy(invoke(estate, "Allow")))
    return created


def session(estate: Estate, role: Document) -> Document:
    """Assume a role; return its credentials, and whose they are."""
    answer = client(estate, "sts").assume_role(RoleArn=role["Arn"], RoleSessionName="till")
    credentials, who = answer["Credentials"], answer["AssumedRoleUser"]
    return {
        **credentials,
        "Expiration": credentials["Expiration"].timestamp(),
        "IssuedAt": time.time(),
        "Kind": "assumed-role",
        "Arn": who["Arn"],
        "UserId": who["AssumedRoleId"],
        "IssuerArn": role["Arn"],
        "IssuerId": role["RoleId"],
    }


def client(estate: Estate, service: str, **credentials: str) -> Any:
    """Return a client of a service of the gateway."""
    meta = estate.client.meta
    return boto3.Session().client(service, endpoint_url=meta.endpoint_url, region_name=meta.region_name, **credentials)


def invoke(estate: Estate, effect: str, **more: Any) -> Document:
    """Return a statement about every method of the API."""
    account = client(estate, "sts").get_caller_identity()["Account"]
    resource = f"arn:aws:execute-api:{_REGION}:{account}:{estate.api_id}/*"
    return {"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource, **more}


def policy(*statements: Document) -> str:
    """Return a policy document."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def signature(  # each is one thing that a signer can get wrong
    estate: Estate,
    by: Credentials,
    *,
    method: str = "GET",
    target: str = f"/{STAGE}/pets",
    host: str | None = None,
    region: str = _REGION,
    ago: float = 0.0,
    body: bytes = b"",
    content_type: str | None = None,
) -> dict[str, str]:
    """Return the headers of a signature over these parts."""
    path, _, query = target.partition("?")
    own = f"{estate.api_id}.execute-api.{_REGION}.amazonaws.com"
    fields = [("Host", host or own), *([("Content-Type", content_type)] if content_type else [])]
    request = Request(
        method=method, host=host or own, path=path, query=query, headers=Headers(tuple(fields)), body=body
    )
    headers = signed(request, by, now=time.time() - ago, region=region, service="execute-api")
    if isinstance(headers, Unknown):
        raise TypeError("expected a request of which everything is known")
    return {name: value for name, value in headers if name != "Host"}
