"""Who calls in random worlds: users and their keys, resource policies, authorizers, and signed requests.

Small pools of parts, so that many calls are signed well and just miss what a policy allows.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any, Final

from gatewright.aws.sigv4.sign import Credentials, signed
from gatewright.model.authorizer import Authorized, AuthorizerAnswer, Failed, Returned
from gatewright.model.request import Headers, Request

ACCOUNT: Final = "111122223333"
AUTHORIZER: Final = "door"

ANN, BOB, OFF, SHOP = "AKIAIOSFODNN7EXAMPLE", "AKIABOBBOBBOBEXAMPLE", "AKIAOFFOFFOFFEXAMPLE", "ASIASHOPSHOPSEXAMPLE"
_SECRETS: Final[Mapping[str, str]] = {ANN: "of-ann", BOB: "of-bob", OFF: "of-a-key-that-is-off", SHOP: "of-the-shop"}
_TOKEN: Final = "the-token-of-the-shop"  # of a world that is drawn
_API: Final = f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1"
_EVERYTHING: Final = f"{_API}/*"
_RESOURCES: Final = (_EVERYTHING, _EVERYTHING, f"{_API}/prod/GET/*", f"{_API}/*/POST/orders", f"{_API}/prod/*/pets*")
_ROLE: Final = f"arn:aws:iam::{ACCOUNT}:role/shop"

Answers = dict[tuple[str, ...], Any]


def draw_users(chance: Random, answers: Answers) -> None:
    """Draw two users and a role with their policies, and four access keys."""
    answers["get_account_authorization_details",] = {
        "UserDetailList": [_user(chance, "ann"), _user(chance, "bob")],
        "GroupDetailList": [],
        "RoleDetailList": [
            {
                "Path": "/",
                "RoleName": "shop",
                "RoleId": "AROASHOP",
                "Arn": _ROLE,
                "RolePolicyList": _inline(chance),
                "AttachedManagedPolicies": [],
            }
        ],
        "Policies": [],
    }
    owners = {ANN: "ann", BOB: "bob", OFF: "ann"}
    answers["iam_access_keys",] = {
        "AccessKeys": [
            {
                "UserName": owner,
                "AccessKeyId": key_id,
                "Status": "Inactive" if key_id == OFF else "Active",
                "SecretAccessKey": _SECRETS[key_id],
            }
            for key_id, owner in owners.items()
        ]
    }
    answers["iam_sessions",] = {"Sessions": [_session(chance)]}


def draw_policy(chance: Random) -> str | None:
    """Draw a resource policy, or none."""
    if chance.random() < 0.6:
        return None
    return _document(_statement(chance) for _ in range(chance.choice((0, 1, 1, 1, 2, 2))))


def draw_authorizers(chance: Random) -> dict[str, Any]:
    """Draw the answer of `get_authorizers`: one, or none."""
    if chance.random() < 0.1:
        return {"items": []}
    kind = chance.choice(("TOKEN", "TOKEN", "REQUEST"))
    expression = {"identityValidationExpression": "allow|Bearer .*"} if chance.random() < 0.3 else {}
    door = {
        "id": AUTHORIZER,
        "name": AUTHORIZER,
        "type": kind,
        "authorizerUri": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:door",
        "identitySource": chance.choice(("method.request.header.Authorization", "method.request.header.Origin")),
        "authorizerResultTtlInSeconds": chance.choice((0, 300)),
    }
    return {"items": [{**door, **expression}]}


def draw_answer(chance: Random) -> AuthorizerAnswer:
    """Draw what comes of asking the authorizer."""
    kind = chance.choice(("allow", "allow", "deny", "other", "kept", "unauthorized", "permission", "error"))
    if kind in ("unauthorized", "permission", "error"):
        return Failed(kind=kind, detail=kind)  # type: ignore[arg-type]  # one of its kinds
    effect = "Deny" if kind == "deny" else "Allow"
    resource = f"{_API}/prod/DELETE/nothing" if kind in ("other", "kept") else chance.choice(_RESOURCES)
    policy = _document([{"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource}])
    made_for = f"{_API}/prod/DELETE/nothing" if kind == "kept" else None
    return Returned(authorized=Authorized(principal_id="me", policy=policy), made_for=made_for)


def sign(chance: Random, request: Request, now: float) -> Request:
    """Sign every third request: well, with another's secret, too early, for elsewhere, or something else."""
    if chance.random() < 0.65:
        return request
    key_id = chance.choice((ANN, ANN, BOB, SHOP, OFF, "AKIANOBODYSNOBODYSKE"))
    secret = "another" if chance.random() < 0.1 else _SECRETS.get(key_id, "another")
    token = _TOKEN if key_id == SHOP and chance.random() < 0.8 else None
    plain = replace(request, headers=Headers((("Host", request.host), *_unsigned(request))))
    meant = replace(plain, path="/pets") if chance.random() < 0.1 else plain
    headers = signed(
        meant,
        Credentials(access_key=key_id, secret=secret, session_token=token),
        now=now - chance.choice((0, 0, 0, 0, 600, -600)),
        region=chance.choice(("eu-west-1",) * 9 + ("us-east-1",)),
        service="execute-api",
    )
    assert isinstance(headers, Headers)
    return replace(plain, headers=headers)


def gaps(answers: Answers) -> Iterator[tuple[str, ...]]:
    """Yield what nobody may tell of the users' keys."""
    for key in answers["iam_access_keys",]["AccessKeys"]:
        yield ("SecretAccessKey", key["AccessKeyId"])
        yield ("Status", key["AccessKeyId"])


def forget(answers: Answers, member: str, key_id: str) -> None:
    """Take a member out of a key."""
    keys = answers["iam_access_keys",]["AccessKeys"]
    next(key for key in keys if key["AccessKeyId"] == key_id).pop(member, None)


def _unsigned(request: Request) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in request.headers if name not in ("Authorization", "X-Amz-Date", "Date"))


def _user(chance: Random, name: str) -> dict[str, Any]:
    return {
        "Path": "/",
        "UserName": name,
        "UserId": f"AIDA{name.upper()}",
        "Arn": f"arn:aws:iam::{ACCOUNT}:user/{name}",
        "UserPolicyList": _inline(chance),
        "GroupList": [],
        "AttachedManagedPolicies": [],
    }


def _session(chance: Random) -> dict[str, Any]:
    return {
        "AccessKeyId": SHOP,
        "SecretAccessKey": _SECRETS[SHOP],
        "SessionToken": _TOKEN,
        "Expiration": 1_768_478_400.0 + chance.choice((3_600, 3_600, -60)),
        "IssuedAt": 1_768_474_800.0,
        "Kind": "assumed-role",
        "Arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/shop/till",
        "UserId": "AROASHOP:till",
        "IssuerArn": _ROLE,
        "IssuerId": "AROASHOP",
    }


def _inline(chance: Random) -> list[dict[str, Any]]:
    effects = chance.choice((("Allow",), ("Allow",), ("Allow",), ("Allow", "Deny"), ()))
    return [
        {
            "PolicyName": effect.lower(),
            "PolicyDocument": _document(
                [{"Effect": effect, "Action": "execute-api:Invoke", "Resource": chance.choice(_RESOURCES)}]
            ),
        }
        for effect in effects
    ]


def _statement(chance: Random) -> dict[str, Any]:
    principal = chance.choice(("*", "*", "*", {"AWS": f"arn:aws:iam::{ACCOUNT}:user/bob"}))
    conditions: tuple[dict[str, Any], ...] = (
        {},
        {},
        {"Condition": {"StringLike": {"aws:Referer": "https://*"}}},
        {"Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}},
        {"Condition": {"Bool": {"aws:SecureTransport": "true"}}},
    )
    return {
        "Effect": chance.choice(("Allow", "Allow", "Deny")),
        "Principal": principal,
        "Action": "execute-api:Invoke",
        "Resource": chance.choice(_RESOURCES),
        **chance.choice(conditions),
    }


def _document(statements: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
