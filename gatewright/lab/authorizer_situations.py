"""What goes wrong behind a Lambda authorizer, one situation for each cause."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.checks.authorizer.method_arn_too_long import LONGEST
from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.callers import client
from gatewright.lab.estate import STAGE, Estate, add_method, resource_maker
from gatewright.lab.functions import add_function, uri_of
from gatewright.lab.logs import log_everything

_CODE: Final = """
def handler(event, context):
    token = event["authorizationToken"]
    if token == "away":
        raise Exception("Unauthorized")
    if token == "crash":
        raise ValueError("no such table")
    arn = event["methodArn"]
    effect = "Deny" if token == "deny" else "Allow"
    resource = arn.replace("/GET/", "/DELETE/") if token == "other" else arn
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}
    return {"principalId": "me", "policyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
"""


def _behind_a_function(estate: Estate, *, permitted: bool = True) -> None:
    """Let a function decide who calls `GET /pets` and `GET /orders`; `permitted`: whether API Gateway may invoke it."""
    name = f"door-{estate.api_id}"
    authorizer = estate.client.create_authorizer(
        restApiId=estate.api_id,
        name="door",
        type="TOKEN",
        authorizerUri=uri_of(estate, add_function(estate, name, _CODE)),
        identitySource="method.request.header.Authorization",
    )
    if permitted:
        client(estate, "lambda").add_permission(
            FunctionName=name,
            StatementId="door",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
        )
    add_method(estate.client, estate.api_id, estate.orders_id, "GET")
    wanted = [("authorizationType", "CUSTOM"), ("authorizerId", authorizer["id"])]
    patches = [{"op": "replace", "path": f"/{member}", "value": value} for member, value in wanted]
    for resource_id in (estate.pets_id, estate.orders_id):
        place = {"restApiId": estate.api_id, "resourceId": resource_id, "httpMethod": "GET"}
        estate.client.update_method(**place, patchOperations=patches)
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    log_everything(estate)


def _with(token: str, *, permitted: bool = True, before: str | None = None) -> Situation:
    """Return the situation in which a caller comes with a token."""

    def situation(estate: Estate) -> Attempt:
        _behind_a_function(estate, permitted=permitted)
        headers = {"Authorization": token}
        return Attempt(method="GET", path=f"/{STAGE}/pets", headers=headers, before=before, reads_log=True)

    return situation


def _long_path(estate: Estate) -> Attempt:
    pet_id = resource_maker(estate.client, estate.api_id)(estate.pets_id, "{petId}")
    add_method(estate.client, estate.api_id, pet_id, "GET")
    _behind_a_function(replace(estate, pets_id=pet_id))
    path = f"/{STAGE}/pets/{'7' * LONGEST}"
    return Attempt(method="GET", path=path, headers={"Authorization": "allow"}, reads_log=True)


BEHIND_A_FUNCTION: Final[Mapping[str, Situation]] = {
    "authorizer.denied": _with("deny"),
    "authorizer.policy-misses-resource": _with("other"),
    "authorizer.cached-policy-too-narrow": _with("allow", before=f"/{STAGE}/orders"),
    "authorizer.unauthorized": _with("away"),
    "authorizer.method-arn-too-long": _long_path,
    "authorizer.failed": _with("crash"),
    "authorizer.invoke-permission-missing": _with("allow", permitted=False),
}
"""By cause id."""
