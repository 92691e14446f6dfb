"""Lambda authorizers, asked and remembered."""

import asyncio
import json
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.deployed import Deployed
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.api import Definition
from gatewright.model.authorizer import Authorizer, Failed, Returned
from gatewright.model.call import Call, Route
from gatewright.model.invocation import Invocation, Invoked
from gatewright.model.listing import Listing
from gatewright.model.question import InvokeAuthorizer
from gatewright.model.stage import Stage
from tests.checks.presence import authorized_by, reaching

FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:door"
POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}
GOOD = json.dumps({"principalId": "me", "policyDocument": POLICY}).encode()
QUESTION = InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", ("sesame",))


class Functions:
    """Answers every invocation alike, and remembers it."""

    def __init__(self, **answer: Any) -> None:
        self.answer = Invoked(**{"payload": GOOD, "request_id": "r", **answer})
        self.seen: list[Invocation] = []

    def invoke(self, invocation: Invocation) -> Awaitable[Invoked]:
        self.seen.append(invocation)

        async def later() -> Invoked:
            return self.answer

        return later()

    def submit(self, invocation: Invocation) -> Invoked | None:
        raise AssertionError(invocation)

    def refusal(self, runtime: str) -> str | None:
        raise AssertionError(runtime)


def call(**settings: Any) -> Call:
    """Return a call of a method behind an authorizer with these settings."""
    found = reaching("authorizer", change=authorized_by("CUSTOM"))
    assert isinstance(found.stage, Stage)
    assert isinstance(found.stage.deployed, Definition)
    assert isinstance(found.route, Route)
    uri = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
    authorizer = Authorizer(
        **{
            "id": "au1",
            "type": "TOKEN",
            "uri": uri,
            "identity_sources": ("method.request.header.Authorization",),
            **settings,
        }
    )
    deployed = replace(found.stage.deployed, authorizers=Listing({"au1": authorizer}))
    route = replace(found.route, method=replace(found.route.method, authorizer_id="au1"))
    return replace(found, stage=replace(found.stage, deployed=deployed), route=route)


def snapshot(flushes: int = 0) -> Snapshot:
    """Return what the data plane knows of the stage."""
    deployed = Deployed({}, {}, ({"id": "p3t5", "path": "/pets"},), authorizer_flushes=flushes)
    return Snapshot(0, "111122223333", {}, {("eu-west-1", "a1b2c3d4e5", "prod"): deployed}, {})


def asked(authorizers: LambdaAuthorizers, of: Call, where: Snapshot | None = None) -> Returned | Failed:
    """Ask, and return the answer."""
    return asyncio.run(authorizers.ask(where or snapshot(), of, QUESTION))


def test_the_function_gets_token_and_method_and_the_authorizer_as_source() -> None:
    """The event of a TOKEN authorizer has three members."""
    functions = Functions()
    answer = asked(LambdaAuthorizers(functions), call())
    (invocation,) = functions.seen

    assert isinstance(answer, Returned)
    assert answer.authorized.principal_id == "me"
    assert (invocation.function_arn, invocation.source_arn) == (
        FUNCTION,
        "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/authorizers/au1",
    )
    assert json.loads(invocation.payload) == {
        "type": "TOKEN",
        "methodArn": "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets",
        "authorizationToken": "sesame",
    }


def test_an_answer_is_kept_until_its_time_is_over_or_the_cache_is_flushed() -> None:
    """A Deny is kept as well; it says which method it was made for."""
    authorizers, of = LambdaAuthorizers(Functions()), call(ttl=60)
    asked(authorizers, of)
    kept = authorizers.kept(snapshot(), of, QUESTION)
    later = replace(of, request=replace(of.request, received_at=of.request.received_at + 60))

    assert kept is not None
    assert (kept.made_for or "").endswith("/prod/GET/pets")
    assert authorizers.kept(snapshot(), later, QUESTION) is None
    assert authorizers.kept(snapshot(flushes=1), of, QUESTION) is None
    assert authorizers.kept(snapshot(), of, replace(QUESTION, identity=("other",))) is None


def test_what_must_not_be_kept_is_not() -> None:
    """Nothing with a time to live of 0, no failure, and not the caller's turning away."""
    refused = json.dumps({"errorMessage": "Unauthorized"}).encode()
    for settings, answer in (
        ({"ttl": 0}, {}),
        ({}, {"payload": refused, "function_error": "Unhandled"}),
        ({}, {"failure": "permission", "status": 403}),
    ):
        authorizers, of = LambdaAuthorizers(Functions(**answer)), call(**settings)
        asked(authorizers, of)

        assert authorizers.kept(snapshot(), of, QUESTION) is None


def test_each_failure_is_told_apart() -> None:
    """The word Unauthorized, a missing permission, a function that is gone, an error, nonsense, no function at all."""
    unauthorized = {"payload": b'{"errorMessage":"Unauthorized"}', "function_error": "Unhandled"}
    answers = (
        (unauthorized, "unauthorized"),
        ({"failure": "permission", "status": 403}, "permission"),
        ({"failure": "not-found", "status": 404}, "permission"),
        ({"failure": "throttled", "status": 429}, "error"),
        ({"failure": "timeout", "function_error": "Unhandled"}, "timeout"),
        ({"payload": b"{}"}, "malformed"),
    )
    found = [asked(LambdaAuthorizers(Functions(**answer)), call()) for answer, _ in answers]
    nobody = asked(LambdaAuthorizers(None), call())

    assert [one.kind for one in found if isinstance(one, Failed)] == [kind for _, kind in answers]
    assert isinstance(nobody, Failed)


def test_a_role_that_there_is_not_is_not_assumed() -> None:
    """The function is not called; the log names the role."""
    functions = Functions()
    answer = asked(LambdaAuthorizers(functions), call(credentials="arn:aws:iam::111122223333:role/none"))

    assert isinstance(answer, Failed)
    assert (answer.kind, functions.seen) == ("role", [])
    assert "assume the provided role arn:aws:iam::111122223333:role/none" in answer.detail
