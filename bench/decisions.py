"""How many decisions a second the engine alone makes on one core, trace included."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from gatewright.configuration.build import build
from gatewright.engine.decide import decide
from gatewright.engine.plan import Plan
from gatewright.model.configuration import Configuration
from gatewright.model.request import Headers, Request

API = "a1b2c3d4e5"
ACCOUNT = "000000000000"
KEY = "a-key-of-forty-characters-for-the-bench-1"
USER = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")


class _Saved(dict[tuple[str, ...], Mapping[str, object]]):
    def get(self, kind: str, *ids: str) -> Mapping[str, object] | None:  # type: ignore[override]  # documents, by kind
        return super().get((kind, *ids))


def configuration() -> Configuration:
    """Return an API of forty methods, a key and a plan."""
    methods = {"GET": {"authorizationType": "NONE", "apiKeyRequired": False}}
    closed = {"POST": {"authorizationType": "NONE", "apiKeyRequired": True}}
    paths = {f"/resource{number}": {**methods, **closed} for number in range(19)} | {
        "/pets/{petId}": {**methods, **closed}
    }
    paths["/signed"] = {"GET": {"authorizationType": "AWS_IAM", "apiKeyRequired": False}}
    resources = [{"id": str(number), "path": path, "resourceMethods": paths[path]} for number, path in enumerate(paths)]
    documents = _Saved(
        {
            ("get_rest_apis",): {"items": [{"id": API, "name": "bench"}]},
            ("get_resources", API): {"items": resources},
            ("get_stages", API): {"item": [{"stageName": "prod", "deploymentId": "d"}]},
            ("get_deployment", API, "d"): {"id": "d", "createdDate": 1, "apiSummary": paths},
            ("get_api_keys",): {"items": [{"id": "k", "value": KEY, "enabled": True}]},
            ("get_usage_plans",): {"items": [{"id": "p", "apiStages": [{"apiId": API, "stage": "prod"}]}]},
            ("get_usage_plan_keys", "p"): {"items": [{"id": "k"}]},
            ("iam_access_keys",): {"AccessKeys": [_key()]},
            ("get_account_authorization_details",): {"UserDetailList": [_user()]},
        }
    )
    return build(documents, account_id=ACCOUNT, region="us-east-1")


def _key() -> Mapping[str, object]:
    return {
        "AccessKeyId": USER.access_key,
        "SecretAccessKey": USER.secret_key,
        "Status": "Active",
        "UserName": "bench",
    }


def _user() -> Mapping[str, object]:
    """Return a user who may call every method of the account's APIs but one."""
    everything = f"arn:aws:execute-api:us-east-1:{ACCOUNT}:*"
    statements = [
        {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": everything},
        {"Effect": "Deny", "Action": "execute-api:Invoke", "Resource": f"{everything}/prod/GET/resource1"},
    ]
    return {
        "UserName": "bench",
        "UserId": "AIDAIOSFODNN7EXAMPLE",
        "Arn": f"arn:aws:iam::{ACCOUNT}:user/bench",
        "UserPolicyList": [{"PolicyName": "own", "PolicyDocument": json.dumps({"Statement": statements})}],
    }


def request(method: str, path: str, **headers: str) -> Request:
    """Return a call to the API of the bench."""
    items = (("Host", "a"), ("User-Agent", "wrk"), ("Accept", "*/*"), *headers.items())
    host = f"{API}.execute-api.us-east-1.amazonaws.com"
    return Request(method=method, host=host, path=path, headers=Headers(items))


def signed(path: str) -> Request:
    """Return a call that the user signed now."""
    sent = request("GET", path)
    asked = AWSRequest(method="GET", url=f"https://{sent.host}{path}")
    SigV4Auth(USER, "execute-api", "us-east-1").add_auth(asked)
    headers = Headers((("Host", sent.host), *sent.headers.items[1:], *asked.headers.items()))
    return replace(sent, headers=headers, received_at=time.time())


CALLS = {
    "anonymous, literal path": request("GET", "/prod/resource7"),
    "anonymous, path parameter": request("GET", "/prod/pets/42"),
    "with an API key": request("POST", "/prod/resource7", **{"x-api-key": KEY}),
    "refused, no such path": request("GET", "/prod/nothing"),
    "refused, no key": request("POST", "/prod/resource7"),
    "signed for IAM": signed("/prod/signed"),
}
"""What is decided."""


def decisions_a_second(rounds: int = 5, number: int = 20_000) -> dict[str, float]:
    """Return the median of `rounds` for each call, by the whole chain and by the plan that the gateway uses."""
    known = configuration()
    plan = Plan(known)
    found = {}
    for name, call in CALLS.items():
        found[f"whole chain, {name}"] = _median(partial(decide, call, known, _yes), rounds, number)
        found[f"plan, {name}"] = _median(partial(plan.decide, call, _yes), rounds, number)
    return found


def _median(decision: Callable[[], object], rounds: int, number: int) -> float:
    rates = []
    for _ in range(rounds):
        begin = time.perf_counter()
        for _ in range(number):
            decision()
        rates.append(number / (time.perf_counter() - begin))
    return sorted(rates)[rounds // 2]


def _yes(_: object) -> bool:
    return True
