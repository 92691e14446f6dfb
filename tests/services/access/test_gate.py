"""Who enters a control plane that is not open."""

import json
from dataclasses import replace
from time import perf_counter

import pytest

from gatewright.model.request import Headers, Request, headers
from gatewright.model.response import Response
from gatewright.services.access.gate import Gate, needs_no_signature, unsigned_service
from gatewright.services.access.permit import Permit
from gatewright.services.callers import root
from gatewright.services.dispatch import may_enter, respond
from gatewright.wire import models
from gatewright.wire.errors import ServiceError
from tests.services.access.guarded import ROOT, SETTINGS, Guarded, policy, signed
from tests.services.account import ACCOUNT

SIGN_UP = {"ClientId": "c", "Username": "u", "Password": "p"}

FORM = headers([("Content-Type", "application/x-www-form-urlencoded")])


def test_the_root_key_enters_and_needs_no_permission() -> None:
    """It is the root user of the server's account."""
    entrant = Guarded().gate.enter(signed("iam", "list_users"), Guarded().store, models.service("iam"))

    assert (root(ACCOUNT), None) == (entrant.calling, entrant.permit)


def test_a_key_of_a_user_enters_with_what_he_may() -> None:
    """Account, ARN and key are his."""
    house = Guarded()
    key = house.person(policy("Allow", "iam:*"))
    entrant = house.gate.enter(signed("iam", "list_users", *key), house.store, models.service("iam"))

    assert f"arn:aws:iam::{ACCOUNT}:user/ann" == entrant.calling.arn
    assert key[0] == entrant.calling.key_id
    assert isinstance(entrant.permit, Permit)


@pytest.mark.parametrize("key", [("AKIAIOSFODNN7EXAMPLE", "s"), (ACCOUNT, "s"), ("test", "test")])
def test_what_an_open_control_plane_takes_for_the_root_user_is_nobody(key: tuple[str, str]) -> None:
    """Neither any key, nor twelve digits."""
    status, body = Guarded().ask("apigateway", "get_rest_apis", *key)

    assert (403, "The security token included in the request is invalid.") == (status, json.loads(body)["message"])


def test_operations_of_apps_need_no_signature() -> None:
    """As botocore's model says of each; others of the same service do."""
    service = models.service("cognito-idp")

    assert needs_no_signature(signed("cognito-idp", "sign_up", **SIGN_UP), service)
    assert not needs_no_signature(signed("cognito-idp", "list_user_pools", MaxResults=1), service)
    assert not needs_no_signature(Request(method="GET", host="h", path="/nowhere"), models.service("apigateway"))
    assert "ResourceNotFoundException" in Guarded().ask("cognito-idp", "sign_up", **SIGN_UP)[1]


def test_the_form_of_somebody_who_is_not_known_is_not_read() -> None:
    """A service that has no such operations needs no look at it; one that does tells it by a header."""
    form = Request(method="POST", host="h", path="/", headers=FORM, body=b"%" * 10_000_000)
    started = perf_counter()

    assert not needs_no_signature(form, models.service("iam"))
    assert not needs_no_signature(form, models.service("cognito-idp"))
    assert perf_counter() - started < 1


def test_no_model_is_loaded_for_whoever_names_a_service_that_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are hundreds, and he may name them all: he is refused by what the head of a model tells."""
    request = signed("sqs", "list_queues", "AKIAIOSFODNN7EXAMPLE", "s")
    monkeypatch.setattr(models, "service", lambda name: pytest.fail(f"the model of {name} was loaded"))
    house = Guarded()
    answer = respond(request, house.store, SETTINGS, gate=house.gate)

    assert isinstance(answer, Response)
    assert 400 == answer.status
    assert b"The security token included in the request is invalid." in answer.body


@pytest.mark.parametrize(("key", "expected"), [((), True), (("AKIAIOSFODNN7EXAMPLE", "s"), False)])
def test_who_may_enter_is_told_before_anything_is_done(key: tuple[str, ...], expected: bool) -> None:
    """By a gate; without one everybody may."""
    house = Guarded()
    request = signed("logs", "describe_log_groups", *key)

    assert expected is may_enter(request, house.store, house.gate)
    assert may_enter(request, house.store, None)


def test_a_session_of_a_user_may_not_call_iam() -> None:
    """Documented of GetSessionToken without MFA; everything else he may as he may himself."""
    house = Guarded()
    house.person(policy("Allow", "*"))
    issued = house.sts("get_session_token", house.key_of("ann"))["Credentials"]
    key = (issued["AccessKeyId"], issued["SecretAccessKey"], issued["SessionToken"])

    assert 403 == house.ask("iam", "list_users", *key)[0]
    assert 200 == house.ask("apigateway", "get_rest_apis", *key)[0]


def test_version_2_of_the_signature_is_for_objects() -> None:
    """A presigned URL of a bucket covers too little."""
    request = Request(method="GET", host="h", path="/b", query="AWSAccessKeyId=a&Signature=b&Expires=1")

    with pytest.raises(ServiceError, match=r"InvalidRequest: .* Please use AWS4-HMAC-SHA256\."):
        Guarded().gate.enter(request, Guarded().store, models.service("s3"))


def test_somebody_may_enter_where_there_is_a_key() -> None:
    """That of the file, or an active one in the state."""
    house = Guarded()
    without = Gate(None, ACCOUNT, b"")

    assert house.gate.anybody_may_enter(house.store)
    assert not without.anybody_may_enter(house.store)
    key = house.person(policy("Allow", "*"))
    assert without.anybody_may_enter(house.store)
    house.iam("update_access_key", UserName="ann", AccessKeyId=key[0], Status="Inactive")
    assert not without.anybody_may_enter(house.store)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/restapis", "apigateway"),
        ("/v2/apis", "apigatewayv2"),
        ("/2015-03-31/functions", "lambda"),
        ("/nowhere", None),
        ("/", None),
    ],
)
def test_a_path_tells_the_service_of_a_call_without_a_signature(path: str, expected: str | None) -> None:
    """So that it is refused as AWS refuses it, and not as an API that is not there."""
    found = unsigned_service(Request(method="GET", host="h", path=path))

    assert expected == (found and found.name)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("iam.amazonaws.com", "iam"),
        ("s3.eu-west-1.amazonaws.com", "s3"),
        ("logs.eu-west-1.amazonaws.com", "logs"),
        ("nothing.eu-west-1.amazonaws.com", None),
        ("s3.example.com", None),
    ],
)
def test_a_host_of_aws_tells_it_too(host: str, expected: str | None) -> None:
    """In whatever protocol it would have been."""
    found = unsigned_service(Request(method="GET", host=host, path="/nowhere"))

    assert expected == (found and found.name)


def test_a_user_may_keep_his_own_keys() -> None:
    """By AWS's own example of a policy with his name in the resource."""
    house = Guarded()
    own = "arn:aws:iam::*:user/${aws:username}"
    key = house.person(policy("Allow", ["iam:CreateAccessKey", "iam:ListAccessKeys"], own))
    house.user("bob")

    assert 200 == house.ask("iam", "list_access_keys", *key)[0]
    assert 200 == house.ask("iam", "create_access_key", *key, UserName="ann")[0]
    assert 403 == house.ask("iam", "list_access_keys", *key, UserName="bob")[0]


def test_a_tampered_call_is_refused() -> None:
    """Whatever was signed and changed on the way: body, path, query, header, verb."""
    house = Guarded()
    sent = signed("apigateway", "create_rest_api", name="pets")
    changed = [
        replace(sent, body=b'{"name":"cats"}'),
        replace(sent, path="/apikeys"),
        replace(sent, query="mode=import"),
        replace(sent, method="PUT"),
        replace(sent, headers=Headers(tuple(("Host", "other") if n == "Host" else (n, v) for n, v in sent.headers))),
        replace(
            sent,
            headers=headers([(n, v.replace("20", "19")) if n == "X-Amz-Date" else (n, v) for n, v in sent.headers]),
        ),
    ]

    assert 201 == house.answer(sent).status
    assert [403] * len(changed) == [house.answer(one).status for one in changed]


def test_a_signature_ages() -> None:
    """Five minutes either way, as everywhere at AWS."""
    house = Guarded()
    sent = signed("apigateway", "get_rest_apis")

    assert 200 == house.answer(replace(sent, received_at=sent.received_at + 290)).status
    for seconds, word in ((310, b"Signature expired"), (-310, b"Signature not yet current")):
        late = house.answer(replace(sent, received_at=sent.received_at + seconds))
        assert (403, True) == (late.status, word in late.body)


def test_the_key_of_another_service_s_scope_does_not_count() -> None:
    """A signature is for the service that is called."""
    house = Guarded()
    sent = signed("sts", "get_caller_identity")
    for_iam = headers([(n, v.replace("/sts/", "/iam/")) if n == "Authorization" else (n, v) for n, v in sent.headers])

    assert 403 == house.answer(replace(sent, headers=for_iam)).status


def test_the_secret_shows_nowhere() -> None:
    """Neither in what the gate is printed as, nor in what it answers."""
    assert ROOT.secret not in repr(ROOT)
    assert ROOT.secret not in Guarded().ask("iam", "list_users", ROOT.access_key, "wrong")[1]
