from pathlib import Path

import pytest

from gatewright.model.unknown import Unknown
from gatewright.server.described import Called, Described, described
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all

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


def ask(tmp_path: Path, text: str = SHOP, **called: str) -> Described:
    """Return the documents of a template, for a call to API `a1b2c3d4e5`."""
    (tmp_path / "shop.yaml").write_text(text)
    given = {"region": "eu-west-1", "api_id": "a1b2c3d4e5", **called}
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
