import copy
import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.model.unknown import Unknown
from gatewright.server.described import Called, Described, described
from gatewright.server.told_ids import Told
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all
from tests.aws.terraform.recorded import API_ID, HTTP_API_ID, HTTP_PLAN, HTTP_STATE, PLAN, STATE

SHOP = """
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shop
      Body:
        openapi: 3.0.1
        info: {title: shop, version: "1"}
        paths: {/pets: {get: {x-amazon-apigateway-integration: {type: mock}}}}
  Deployment: {Type: "AWS::ApiGateway::Deployment", Properties: {RestApiId: !Ref Api, StageName: prod}}
  Given: {Type: "AWS::ApiGateway::ApiKey", Properties: {Enabled: true, Value: "a-value-of-twenty-letters"}}
  Drawn: {Type: "AWS::ApiGateway::ApiKey", Properties: {Enabled: true}}
"""
OTHER = """
  Other: {Type: "AWS::ApiGateway::RestApi", Properties: {Name: other, Tags: [{Key: a, Value: b}]}}
"""


def ask(tmp_path: Path, text: str = SHOP, **called: Any) -> Described:
    """Return the documents of a template, for a call to API `a1b2c3d4e5`."""
    (tmp_path / "shop.yaml").write_text(text)
    given: dict[str, Any] = {"region": "eu-west-1", "api_id": "a1b2c3d4e5", **called}
    return described(read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")), Called(**given))


def test_the_only_api_is_the_one_that_was_called(tmp_path: Path) -> None:
    """Its id is the one that the call had."""
    found = ask(tmp_path)
    stages = found.get("get_stages", "a1b2c3d4e5")

    assert isinstance(stages, dict)
    assert [one["stageName"] for one in stages["item"]] == ["prod"]


def test_of_several_apis_it_is_the_one_with_the_stage(tmp_path: Path) -> None:
    """Or the one that somebody names."""
    by_stage = ask(tmp_path, SHOP + OTHER, stage="prod").get("get_rest_api", "a1b2c3d4e5")
    by_name = ask(tmp_path, SHOP + OTHER, api="Other").get("get_rest_api", "a1b2c3d4e5")

    assert isinstance(by_stage, dict)
    assert isinstance(by_name, dict)
    assert (by_stage["name"], by_name["name"]) == ("shop", "other")


def test_where_nothing_tells_which_api_it_is_that_is_asked(tmp_path: Path) -> None:
    """Nobody guesses."""
    with pytest.raises(DocumentError, match="declare several APIs, `Api`, `Other`: say with `--api NAME`"):
        ask(tmp_path, SHOP + OTHER, stage="dev")
    with pytest.raises(DocumentError, match="`--api` names one of `Api`, `Other`, not `Nope`"):
        ask(tmp_path, SHOP + OTHER, api="Nope")


def test_a_template_without_an_api_is_said_to_be_one(tmp_path: Path) -> None:
    """Rather than answered with an API that does not exist."""
    with pytest.raises(DocumentError, match="declare no API"):
        ask(tmp_path, 'Resources: {Key: {Type: "AWS::ApiGateway::ApiKey"}}')


def test_values_that_aws_draws_are_not_told(tmp_path: Path) -> None:
    """And there may be other keys."""
    answer = ask(tmp_path).get("get_api_keys")

    assert isinstance(answer, dict)
    assert [one.get("value") for one in answer["items"]] == ["a-value-of-twenty-letters", None]
    assert answer["position"] == "elsewhere"


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("get_policy", ("arn:aws:lambda:eu-west-1:111122223333:function:other",)),
        ("get_domain_name", ("api.example.com",)),
        ("list_functions", ()),
        ("get_account_authorization_details", ()),
        ("iam_access_keys", ()),
        ("get_access_key_last_used", ("AKIA",)),
    ],
)
def test_what_stands_beside_the_template_is_unknown(tmp_path: Path, kind: str, ids: tuple[str, ...]) -> None:
    """It is not absent: nobody told."""
    assert isinstance(ask(tmp_path).get(kind, *ids), Unknown)


def test_what_the_template_would_have_is_known(tmp_path: Path) -> None:
    """An API that it does not have there is not, and the account is whose it is taken to be."""
    found = ask(tmp_path)
    identity = found.get("get_caller_identity")

    assert found.get("get_rest_api", "other") is None
    assert isinstance(identity, dict)
    assert identity["Account"] == "000000000000"


def test_a_type_that_protects_is_refused_for_the_doctor_too(tmp_path: Path) -> None:
    """A verdict without it would be a guess."""
    with pytest.raises(DocumentError, match="AWS::WAFRegional::WebACL is not offered here"):
        ask(tmp_path, SHOP + '  Acl: {Type: "AWS::WAFRegional::WebACL"}\n')


def terraform(root: dict, tmp_path: Path) -> Described:
    """Return the documents of a state or a plan."""
    place = tmp_path / "tf.json"
    place.write_text(json.dumps(root))
    return described(
        read_all([place], Reading(region="eu-west-1", terraform=True)), Called(region="eu-west-1", api_id=API_ID)
    )


@pytest.mark.parametrize("root", [STATE, PLAN], ids=["state", "plan"])
def test_a_state_and_a_plan_tell_the_same_api(root: dict, tmp_path: Path) -> None:
    """Its methods, its stage with its web ACL, its plan."""
    found = terraform(root, tmp_path)
    resources, stages = found.get("get_resources", API_ID), found.get("get_stages", API_ID)

    assert isinstance(resources, dict)
    assert isinstance(stages, dict)
    assert {"/pets": {"GET", "POST"}} == {
        one["path"]: set(one["resourceMethods"]) for one in resources["items"] if "resourceMethods" in one
    }
    assert stages["item"][0]["webAclArn"].startswith("arn:aws:wafv2:eu-west-1:")


def test_what_a_plan_does_not_tell_yet_is_unknown(tmp_path: Path) -> None:
    """Who may invoke a function; a state tells it."""
    arn = "arn:aws:lambda:eu-west-1:000000000000:function:fn"

    assert isinstance(terraform(PLAN, tmp_path).get("get_policy", arn), Unknown)
    assert isinstance(terraform(STATE, tmp_path).get("get_policy", arn), dict)


def test_the_policy_of_an_api_that_a_plan_does_not_tell_is_unknown(tmp_path: Path) -> None:
    """The rest of the API is known."""
    plan = copy.deepcopy(PLAN)
    for one in plan["configuration"]["root_module"]["resources"]:
        if one["type"] == "aws_api_gateway_rest_api":
            one["expressions"]["policy"] = {"references": ["data.aws_iam_policy_document.x.json"]}
    for one in plan["planned_values"]["root_module"]["resources"]:
        if one["type"] == "aws_api_gateway_rest_api":
            one["values"].pop("policy", None)
    api = terraform(plan, tmp_path).get("get_rest_api", API_ID)

    assert isinstance(api, dict)
    assert isinstance(api["policy"], Unknown)


def test_policies_that_a_plan_does_not_tell_leave_everybody_unknown(tmp_path: Path) -> None:
    """Who may do what depends on them."""
    plan = copy.deepcopy(PLAN)
    module = plan["planned_values"]["root_module"]["resources"]
    module.append(
        {
            "address": "aws_iam_role_policy.p",
            "mode": "managed",
            "type": "aws_iam_role_policy",
            "name": "p",
            "values": {"name": "p", "role": "fn"},
        }
    )
    plan["configuration"]["root_module"]["resources"].append(
        {
            "mode": "managed",
            "type": "aws_iam_role_policy",
            "name": "p",
            "expressions": {"policy": {"references": ["aws_api_gateway_rest_api.shop.execution_arn"]}},
        }
    )

    assert isinstance(terraform(plan, tmp_path).get("get_account_authorization_details"), Unknown)


def test_terraform_is_not_served(tmp_path: Path) -> None:
    """It does not hold the code of functions."""
    (tmp_path / "tf.json").write_text(json.dumps(STATE))
    with pytest.raises(DocumentError, match="does not hold the code of functions"):
        read_all([tmp_path / "tf.json"], Reading(region="eu-west-1"))


def test_an_account_that_a_refusal_names_is_the_one_of_the_document(tmp_path: Path) -> None:
    """Where an ARN in it ends so; else only its last digits are known."""
    note = "Principal: {Service: x}, Condition: {StringEquals: {'aws:SourceAccount': '123456789012'}}"
    trust = f"{{Statement: [{{Effect: Allow, Action: 'sts:AssumeRole', {note}}}]}}"
    named = SHOP + f"  Role: {{Type: 'AWS::IAM::Role', Properties: {{AssumeRolePolicyDocument: {trust}}}}}\n"
    identities = [ask(tmp_path, text, account_id="000000009012").get("get_caller_identity") for text in (SHOP, named)]

    assert ["000000009012", "123456789012"] == [one["Account"] for one in identities if isinstance(one, dict)]


FUNCTION = """
  F:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: f
      Runtime: python3.12
      Handler: index.handler
      Role: arn:aws:iam::000000000000:role/r
      Code: {ZipFile: "def handler(e, c): return e"}
"""
PERMISSION = """
  P:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !GetAtt F.Arn, Action: "lambda:InvokeFunction", Principal: apigateway.amazonaws.com}
"""


def test_a_function_of_the_template_has_the_permissions_of_the_template(tmp_path: Path) -> None:
    """One without any may be called by nobody, whatever its qualifier; of functions beside it nobody told."""
    arn = "arn:aws:lambda:eu-west-1:000000000000:function:f"
    without = ask(tmp_path, SHOP + FUNCTION)

    assert without.get("get_policy", arn) is None
    assert without.get("get_policy", f"{arn}:live") is None
    assert isinstance(without.get("get_policy", f"{arn}x"), Unknown)
    assert isinstance(ask(tmp_path, SHOP + FUNCTION + PERMISSION).get("get_policy", arn), dict)


POOLED = """
Resources:
  Pool: {Type: "AWS::Cognito::UserPool", Properties: {UserPoolName: people}}
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: {Name: shop}
  Ids:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      RestApiId: !Ref Api
      Name: ids
      Type: COGNITO_USER_POOLS
      IdentitySource: method.request.header.Authorization
      ProviderARNs: [!GetAtt Pool.Arn, "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_other"]
"""


def test_no_token_is_of_the_wrong_pool_for_an_id_that_was_drawn_here(tmp_path: Path) -> None:
    """AWS drew another; what stands in the template stays."""
    (tmp_path / "shop.yaml").write_text(POOLED)
    called = Called(region="eu-west-1", api_id="a1b2c3d4e5", told=Told(pool_id="eu-west-1_Real"))
    found = described(read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")), called)
    answer = found.get("get_authorizers", "a1b2c3d4e5")

    assert isinstance(answer, dict)
    assert [arn.rpartition("/")[2] for arn in answer["items"][0]["providerARNs"]] == [
        "eu-west-1_Real",
        "eu-west-1_other",
    ]


@pytest.mark.parametrize("root", [HTTP_STATE, HTTP_PLAN], ids=["state", "plan"])
def test_an_http_api_of_a_module_is_told_alike_by_a_state_and_a_plan(root: dict, tmp_path: Path) -> None:
    """Each route of `for_each` with its authorizer, and the limit of the stage."""
    place = tmp_path / "tf.json"
    place.write_text(json.dumps(root))
    reading, called = Reading(region="us-east-1", terraform=True), Called(region="us-east-1", api_id=HTTP_API_ID)
    found = described(read_all([place], reading), called)
    routes, stages = found.get("v2_get_routes", HTTP_API_ID), found.get("v2_get_stages", HTTP_API_ID)

    assert isinstance(routes, dict)
    assert isinstance(stages, dict)
    assert {one["RouteKey"]: one["AuthorizationType"] for one in routes["Items"]} == {
        "GET /admin": "JWT",
        "GET /fn": "CUSTOM",
        "GET /iam": "AWS_IAM",
        "GET /pets": "NONE",
        "GET /pets/{id}": "JWT",
    }
    assert stages["Items"][0]["DefaultRouteSettings"]["ThrottlingBurstLimit"] == 2
    assert isinstance(found.get("get_domain_name", "api.shop.example"), dict)


def test_a_definition_has_the_stage_of_the_call(tmp_path: Path) -> None:
    """It tells none of its own; a template does."""
    mock = "{x-amazon-apigateway-integration: {type: mock}}"
    text = f'openapi: 3.0.1\ninfo: {{title: a, version: "1"}}\npaths: {{/pets: {{get: {mock}}}}}\n'
    (tmp_path / "api.yaml").write_text(text)
    reading = Reading(region="eu-west-1", path="/live/pets")
    called = Called(region="eu-west-1", api_id="a1b2c3d4e5", stage="live")
    found = described(read_all([tmp_path / "api.yaml"], reading), called)
    stages = found.get("get_stages", "a1b2c3d4e5")

    assert isinstance(stages, dict)
    assert [one["stageName"] for one in stages["item"]] == ["live"]
    assert found.assumes_stage
    assert not ask(tmp_path).assumes_stage
