"""Commands for HTTP APIs."""

import re

import pytest
from botocore import xform_name
from botocore.session import get_session

from gatewright.doctor.commands_of_v2 import of_v2
from gatewright.engine.catalogue import CAUSES

OF_HTTP_APIS = [cause for cause in CAUSES.values() if cause.of_http_api]
COMMANDS = [
    *(one.command for cause in OF_HTTP_APIS for one in cause.confirm if one.of is None),
    *(one.command for cause in OF_HTTP_APIS for one in cause.fixes),
    *(one.of_http_api for cause in OF_HTTP_APIS for one in cause.fixes),
]
_OF_KEYS = ("aws apigateway update-usage-plan ", "aws apigateway create-usage-plan")
TEMPLATES = sorted({one for one in COMMANDS if one is not None})


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_command_of_a_rest_api_is_left(template: str) -> None:
    """What is said for an HTTP API is an operation of V2 with options that it has, or of another service."""
    said = of_v2(template) or ""

    assert "aws apigateway " not in said or said.startswith(_OF_KEYS)
    model = get_session().get_service_model("apigatewayv2")
    for operation, rest in re.findall(r"aws apigatewayv2 ([a-z-]+)((?:(?!&&).)*)", said):
        found = next(one for one in model.operation_names if xform_name(one, "-") == operation)
        members = {xform_name(one, "-") for one in model.operation_model(found).input_shape.members}
        given = {name.removeprefix("no-") for name in re.findall(r"--([a-z0-9-]+)", rest)}
        assert given <= members | {"query", "output"}


def test_what_deploys_by_itself_is_not_deployed() -> None:
    """AWS refuses a deployment to such a stage."""
    deploy = "aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}"
    opened = (
        "aws apigateway update-rest-api --rest-api-id {rest_api_id} --patch-operations"
        f" op=replace,path=/disableExecuteApiEndpoint,value=false && {deploy}"
    )
    update = "aws apigatewayv2 update-api --api-id {rest_api_id} --no-disable-execute-api-endpoint"

    assert of_v2(opened, deploys_itself=True) == update
    again = "aws apigatewayv2 create-deployment --api-id {rest_api_id} --stage-name '{stage}'"
    assert of_v2(opened) == f"{update} && {again}"
    assert of_v2(deploy, deploys_itself=True) is None


def test_what_http_apis_do_not_have_is_none() -> None:
    """Execution logs, usage plans, resource policies."""
    assert of_v2("aws logs filter-log-events --log-group-name API-Gateway-Execution-Logs_{rest_api_id}/{stage}") is None
    assert of_v2("aws apigateway get-rest-api --rest-api-id {rest_api_id} --query policy") is None
    assert of_v2(None) is None
    assert of_v2("curl -i '{url}'") == "curl -i '{url}'"


def test_keys_and_plans_are_those_of_v1() -> None:
    """WebSocket APIs have both; a route is let go without a key by V2."""
    keyless = (
        "aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method"
        " {method_verb} --patch-operations op=replace,path=/apiKeyRequired,value=false"
    )
    plan = "aws apigateway update-usage-plan --usage-plan-id {plan_id} --patch-operations op=remove,path=/throttle"

    assert plan == of_v2(plan)
    assert (of_v2(keyless) or "").endswith(
        "update-route --api-id {rest_api_id} --route-id {route_id} --no-api-key-required"
    )
