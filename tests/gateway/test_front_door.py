"""One live request: refused, passed on, or closed because it cannot be decided."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.backends import Backends
from gatewright.gateway.front_door import FrontDoor
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.logs import Logs
from gatewright.gateway.snapshot import Snapshots
from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from tests.services.account import ACCOUNT, NOW, REGION, Pets
from tests.services.domain_account import NAME, DomainAccount

HOST = f"pets.execute-api.{REGION}.amazonaws.com"


class Door:
    """The front door of an account's store, its snapshot taken at every call."""

    def __init__(self, pets: Pets, *, allow_unenforced: bool) -> None:
        store = pets.account.store
        self.usage = UsageBook(store)
        self._snapshots = Snapshots(store, ACCOUNT)
        self._door = FrontDoor(
            self._snapshots,
            self.usage,
            Backends(),
            Logs(store.log_events),
            IssuerKeys(lambda _: None),
            LambdaAuthorizers(None),
            allow_unenforced=allow_unenforced,
        )

    def __call__(self, path: str = "/dev/pets", *, host: str = HOST, method: str = "GET", **headers: str) -> Response:
        """Answer a call whose answer needs no waiting."""
        self._snapshots.refresh()
        fields = (("Host", host), *((name.replace("_", "-"), value) for name, value in headers.items()))
        request = Request(method=method, host=host, path=path, headers=Headers(fields), received_at=NOW)
        answer = self._door(replace(request, request_id="the-id", extended_request_id="the-other-id"))
        assert not isinstance(answer, Awaitable)
        return answer


def shop(*, allow_unenforced: bool = False, **method: Any) -> Pets:
    """Return an account whose `GET /pets` is as `method` says, answers 200 and is deployed to `dev`."""
    pets = Pets(allow_unenforced=allow_unenforced)
    told = {"authorizationType": "NONE", "apiKeyRequired": False, **method}
    pets.account.call("delete_method", **pets.method)
    pets.account.call("put_method", **pets.method, **told)
    pets.account.call("put_method_response", **pets.method, statusCode="200")
    template = {"application/json": '{"statusCode": 200}'}
    pets.account.call("put_integration", **pets.method, type="MOCK", requestTemplates=template)
    pets.account.call("put_integration_response", **pets.method, statusCode="200")
    pets.deploy()
    return pets


def test_an_allowed_call_reaches_its_backend() -> None:
    """A MOCK answers at once."""
    assert Door(shop(), allow_unenforced=False)().status == 200


def test_edge_optimised_api_claims_no_cloudfront() -> None:
    """Named default: its answers have the fields of a regional API's, since nothing of CloudFront's is in between."""
    pets = shop()
    assert ["EDGE"] == pets.account.call("get_rest_api", restApiId="pets")["endpointConfiguration"]["types"]

    expected = ["Content-Type", "x-amzn-RequestId", "x-amzn-ErrorType", "x-amz-apigw-id"]
    assert expected == [name for name, _ in Door(pets, allow_unenforced=False)("/dev/pet").headers]


def test_verb_may_stand_in_a_header() -> None:
    """`X-HTTP-Method-Override` counts before a method is looked for, whichever way it leads."""
    door = Door(shop(), allow_unenforced=False)

    assert 200 == door(method="POST", X_HTTP_Method_Override="GET").status
    assert 403 == door(method="GET", X_HTTP_Method_Override="PUT").status


@pytest.mark.parametrize(
    ("path", "method", "error_type", "body"),
    [
        ("/dev/pet", "GET", "MissingAuthenticationTokenException", b'{"message":"Missing Authentication Token"}'),
        ("/dev/pets", "PUT", "MissingAuthenticationTokenException", b'{"message":"Missing Authentication Token"}'),
        ("/Dev/pets", "GET", "ForbiddenException", b'{"message":"Forbidden"}'),
        ("/", "GET", "ForbiddenException", b'{"message":"Forbidden"}'),
    ],
)
def test_a_refused_call_gets_the_answer_of_its_cause(path: str, method: str, error_type: str, body: bytes) -> None:
    """The refusal is AWS's, with the ids of this very request."""
    response = Door(shop(), allow_unenforced=False)(path, method=method)

    assert (response.status, response.body) == (403, body)
    assert response.header("x-amzn-errortype") == error_type
    assert response.header("x-amzn-requestid") == "the-id"
    assert response.header("x-amz-apigw-id") == "the-other-id"


def test_a_call_that_was_let_in_is_counted_and_a_refused_one_is_not() -> None:
    """Usage is what a key was let in for."""
    pets = shop(apiKeyRequired=True)
    key = pets.account.call("create_api_key", name="shop", enabled=True)
    stages = [{"apiId": "pets", "stage": "dev"}]
    plan = pets.account.call("create_usage_plan", name="plan", apiStages=stages)
    pets.account.call("create_usage_plan_key", usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")
    door = Door(pets, allow_unenforced=False)
    statuses = [door(x_api_key=key["value"]).status, door(x_api_key="wrong").status, door().status]
    door.usage.write()

    used = pets.account.store.counters.used(ACCOUNT, REGION, plan["id"], first="2026-01-01", last="2026-01-01")
    assert statuses == [200, 403, 403]
    assert used == {key["id"]: {"2026-01-01": 1}}


AUTHORIZER = {
    "name": "guard",
    "type": "TOKEN",
    "identitySource": "method.request.header.Authorization",
    "authorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:eu-west-1:000000000000:function:guard/invocations",
}
"""It would have to name the key, and there is no such function."""


def validated(pets: Pets) -> Pets:
    """Let `GET /pets` want a header, and deploy."""
    validator = pets.account.call(
        "create_request_validator", restApiId="pets", name="all", validateRequestParameters=True
    )
    wanted = [
        {"op": "replace", "path": "/requestValidatorId", "value": validator["id"]},
        {"op": "add", "path": "/requestParameters/method.request.header.x-owner", "value": "true"},
    ]
    pets.account.call("update_method", **pets.method, patchOperations=wanted)
    pets.deploy()
    return pets


def test_a_call_whose_request_the_method_does_not_take_was_let_in() -> None:
    """It is refused as an execution that failed, counts for its key, and may be customised."""
    pets = validated(shop(apiKeyRequired=True))
    key = pets.account.call("create_api_key", name="shop", enabled=True)
    stages = [{"apiId": "pets", "stage": "dev"}]
    plan = pets.account.call("create_usage_plan", name="plan", apiStages=stages)
    pets.account.call("create_usage_plan_key", usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")
    door = Door(pets, allow_unenforced=False)
    plain = door(x_api_key=key["value"])
    pets.account.call("put_gateway_response", restApiId="pets", responseType="BAD_REQUEST_PARAMETERS", statusCode="422")
    pets.deploy()
    statuses = [one.status for one in (plain, door(x_api_key=key["value"]), door(x_api_key=key["value"], x_owner="me"))]
    door.usage.write()

    used = pets.account.store.counters.used(ACCOUNT, REGION, plan["id"], first="2026-01-01", last="2026-01-01")
    assert b'{"message": "Missing required request parameters: [x-owner]"}' == plain.body
    assert [400, 422, 200] == statuses
    assert used == {key["id"]: {"2026-01-01": 3}}


def test_what_a_method_asks_for_is_told_only_to_whoever_is_let_in() -> None:
    """Of a call that cannot be decided nobody knows that; where such calls are let in, it is held to it."""
    closed, open_ = (Door(undecidable(validated), allow_unenforced=one) for one in (False, True))

    assert [500, 400, 200] == [
        closed(authorization="token").status,
        open_(authorization="token").status,
        open_(authorization="token", x_owner="me").status,
    ]


def undecidable(also: Callable[[Pets], Pets] = lambda pets: pets) -> Pets:
    """Return an account with a method of which the engine cannot say whether a call may enter."""
    pets = also(shop(allow_unenforced=True, apiKeyRequired=True))
    authorizer = pets.account.call("create_authorizer", restApiId="pets", **AUTHORIZER)
    custom = [
        {"op": "replace", "path": "/authorizationType", "value": "CUSTOM"},
        {"op": "replace", "path": "/authorizerId", "value": authorizer["id"]},
    ]
    pets.account.call("update_method", **pets.method, patchOperations=custom)
    source = [{"op": "replace", "path": "/apiKeySource", "value": "AUTHORIZER"}]
    pets.account.call("update_rest_api", restApiId="pets", patchOperations=source)
    pets.deploy()
    with pets.account.store.transaction(ACCOUNT, REGION) as documents:
        for ids, deployment in documents.items("deployment", "pets"):
            # As of a version that did not deploy authorizers: nobody knows which one the method has.
            deployment["snapshot"]["authorizers"] = []
            documents.put("deployment", *ids, document=deployment)
    return pets


def test_what_cannot_be_decided_stays_outside() -> None:
    """Undetermined is closed: 500 as AWS answers its own failures, never the backend's answer."""
    response = Door(undecidable(), allow_unenforced=False)(x_api_key="some-key")

    assert response.status in (401, 403, 500)
    assert b"answer" not in response.body


def test_what_cannot_be_decided_is_let_in_when_that_was_asked_for() -> None:
    """With `--allow-unenforced` the operator has said that such configuration may stand open."""
    assert Door(undecidable(), allow_unenforced=True)(authorization="token").status == 200


def test_allowing_the_unenforced_refuses_what_is_sure() -> None:
    """The flag opens what is unsure, and nothing else."""
    door = Door(shop(), allow_unenforced=True)

    assert door("/dev/nope").status == 403
    assert door("/nope/pets").status == 403
    assert door(host="other.execute-api.eu-west-1.amazonaws.com").status == 403


@pytest.mark.parametrize(
    "path", ["/", "//", "/dev", "/dev/", "/dev//pets", "/dev/%2e%2e/x", "/%64ev/pets", "/dev/pets%00"]
)
def test_strange_paths_are_answered(path: str) -> None:
    """Whatever the path, there is one answer and no exception."""
    assert Door(shop(), allow_unenforced=False)(path).status in (200, 403)


def custom(kind: str, **members: Any) -> Pets:
    """Return the shop with a customised gateway response, not yet deployed."""
    pets = shop()
    pets.account.call("put_gateway_response", restApiId="pets", responseType=kind, **members)
    return pets


def test_a_refusal_is_customised_from_the_next_deployment_on() -> None:
    """What is saved shows at no stage; what was deployed stays until the next deployment, though it be deleted."""
    pets = custom("DEFAULT_4XX", statusCode="404", responseTemplates={"application/json": "no"})
    door = Door(pets, allow_unenforced=False)
    answers = [door("/dev/nope")]
    pets.deploy()
    answers.append(door("/dev/nope"))
    pets.account.call("delete_gateway_response", restApiId="pets", responseType="DEFAULT_4XX")
    answers.append(door("/dev/nope"))

    assert [403, 404, 404] == [answer.status for answer in answers]
    assert b"no" == answers[1].body
    assert "MissingAuthenticationTokenException" == answers[1].header("x-amzn-errortype")


def test_an_unknown_stage_is_never_customised() -> None:
    """There is no deployment whose gateway responses could be meant."""
    pets = custom("DEFAULT_4XX", statusCode="404")
    pets.deploy()
    door = Door(pets, allow_unenforced=False)

    assert [(403, b'{"message":"Forbidden"}')] * 2 == [
        (answer.status, answer.body) for answer in (door("/nope/pets"), door("/"))
    ]


def test_a_failure_behind_the_door_is_customised() -> None:
    """A MOCK that answers no status is an API_CONFIGURATION_ERROR; DEFAULT_5XX says how that looks."""
    pets = custom("DEFAULT_5XX", statusCode="599", responseParameters={"gatewayresponse.header.x": "'y'"})
    broken = [{"op": "replace", "path": "/requestTemplates/application~1json", "value": "{}"}]
    pets.account.call("update_integration", **pets.method, patchOperations=broken)
    pets.deploy()
    answer = Door(pets, allow_unenforced=False)()

    assert (599, b'{"message":"Internal server error"}', "y", "InternalServerErrorException") == (
        answer.status,
        answer.body,
        answer.header("x"),
        answer.header("x-amzn-errortype"),
    )


@pytest.mark.parametrize("path", ["/ping", "/sping"])
def test_health_check_is_of_custom_domain_names(path: str) -> None:
    """Reserved at their root, whatever is mapped there; elsewhere it is a path as any other (documented)."""
    domains = DomainAccount()
    domains.domain()
    domains.call("create_base_path_mapping", domainName=NAME, restApiId="pets", stage="prod")
    door = Door(domains.pets, allow_unenforced=False)

    assert (200, b"Healthy Connection") == ((found := door(path, host=NAME)).status, found.body)
    assert 403 == door(f"{path}/x", host=NAME).status
    assert 403 == door(path).status
