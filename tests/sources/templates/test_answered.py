import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.server.stacks import bring
from gatewright.sources.errors import DocumentError
from gatewright.sources.files import SavedAnswers
from gatewright.sources.templates.answered import as_template
from gatewright.sources.templates.declaration import Reading, read
from gatewright.store.store import Store
from tests.casebook import GIVEN
from tests.server.test_stacks import SETTINGS

API: dict[str, Any] = {"id": "a1", "name": "shop", "rootResourceId": "r"}
ROOT: dict[str, Any] = {"id": "r", "path": "/"}


class Told:
    """Answers by operation and ids."""

    def __init__(self, **answers: Any) -> None:
        self._answers = {"get_rest_api": API, "get_resources": {"items": [ROOT]}, **answers}

    def get(self, kind: str, *_ids: str) -> Any:
        """Return the answer."""
        return self._answers.get(kind, UNKNOWN)


def test_saved_answers_stand_in_the_store_as_they_were_told() -> None:
    """Under the same id, with the same keys and plans."""
    store = Store.open(None)
    bring(store, SETTINGS, read(GIVEN / "pets", Reading(region="eu-west-1")))
    saved = SavedAnswers(GIVEN / "pets").get("get_api_keys")
    with store.reading("111122223333", "eu-west-1") as documents:
        api = documents.get("rest_api", "a1b2c3d4e5")
        paths = {one["path"] for one in documents.list("resource", "a1b2c3d4e5")}
        values = {one["value"] for one in documents.list("api_key")}

    assert api is not None
    assert {"/pets", "/orders", "/files/{proxy+}"} <= paths
    assert isinstance(saved, dict)
    assert values == {one["value"] for one in saved["items"]}


def test_what_is_not_among_the_answers_is_said() -> None:
    """Integrations, users, a deployment of something else."""
    (found,) = read(GIVEN / "pets", Reading(region="eu-west-1"))

    assert "GET /pets: its integration is not among the answers: it answers 200 by itself" in found.remarks
    assert "users and roles are not made: nobody told the secrets of their access keys" in found.remarks


def test_a_capture_tells_its_region_and_hides_values(tmp_path: Path) -> None:
    """A key whose value nobody knows is not made."""
    keys = {"items": [{"id": "k", "name": "n", "value": "hmac-sha256:00"}]}
    entries = [("get_rest_api", ["a1"], API), ("get_resources", ["a1"], {"items": [ROOT]}), ("get_api_keys", [], keys)]
    place = tmp_path / "shop.json"
    documents = [{"kind": kind, "ids": ids, "answer": answer} for kind, ids, answer in entries]
    capture = {"schema": "gatewright.capture/1", "region": "eu-north-1", "api_id": "a1", "documents": documents}
    place.write_text(json.dumps(capture))
    (found,) = read(place, Reading(region="us-east-1"))

    assert found.region == "eu-north-1"
    assert found.remarks == ("API key k is not made: its value is not among the answers",)
    assert list(found.template.resources) == ["a1"]


def test_a_stage_keeps_the_web_acl_that_guards_it() -> None:
    """What guards it cannot be left out."""
    stages = {"item": [{"stageName": "prod", "deploymentId": "d", "webAclArn": "arn:acl"}]}
    acl = {"WebACL": {"Name": "acl", "DefaultAction": {"Allow": {}}, "ARN": "arn:acl", "Id": "1"}}
    found = as_template(Told(get_stages=stages, get_web_acl=acl), ["a1"])

    assert found.resources["a1/stages/prod/guard"]["Properties"]["WebACLArn"] == {"Fn::GetAtt": ["arn:acl", "Arn"]}
    with pytest.raises(DocumentError, match="the answer of `get-web-acl arn:acl` is not there"):
        as_template(Told(get_stages=stages), ["a1"])


def test_policies_authorizers_and_gateway_responses_come_along() -> None:
    """The policy without AWS's backslashes; responses that are AWS's own do not."""
    policy = '{\\"Statement\\":[]}'
    authorizers = {"items": [{"id": "x", "name": "tokens", "type": "TOKEN", "providerARNs": ["arn"]}]}
    responses = {"items": [{"responseType": "A", "statusCode": "404"}, {"responseType": "B", "defaultResponse": True}]}
    told = Told(get_rest_api={**API, "policy": policy}, get_authorizers=authorizers, get_gateway_responses=responses)
    found = as_template(told, ["a1"]).resources

    assert found["a1"]["Properties"]["Policy"] == '{"Statement":[]}'
    assert found["a1/authorizers/x"]["Properties"]["ProviderARNs"] == ["arn"]
    assert "a1/responses/A" in found
    assert "a1/responses/B" not in found


def test_a_jwt_authorizer_is_made_again_without_the_place_of_its_keys() -> None:
    """Which is read-only: it is found out anew."""
    issuer = {"issuer": "https://login.example.com/", "audiences": ["pets"]}
    jwt = {"issuers": [{**issuer, "jwksUri": "https://login.example.com/keys"}], "defaultAlgorithms": ["RS256"]}
    told = Told(get_authorizers={"items": [{"id": "x", "name": "t", "type": "JWT", "jwtConfiguration": jwt}]})
    found = as_template(told, ["a1"]).resources["a1/authorizers/x"]["Properties"]

    assert found["JwtConfiguration"] == {"issuers": [issuer], "defaultAlgorithms": ["RS256"]}


def test_plans_join_the_stages_and_keys_that_are_made() -> None:
    """Others are of other APIs."""
    stages = {"item": [{"stageName": "prod", "deploymentId": "d"}]}
    plans = {"items": [{"id": "p", "apiStages": [{"apiId": "a1", "stage": "prod"}, {"apiId": "b2", "stage": "x"}]}]}
    keys = {"items": [{"id": "k", "value": "a-value-of-twenty-letters"}]}
    told = Told(get_stages=stages, get_usage_plans=plans, get_api_keys=keys, get_usage_plan_keys=keys)
    found = as_template(told, ["a1"]).resources

    assert found["p"]["Properties"]["ApiStages"] == [{"ApiId": {"Ref": "a1"}, "Stage": "prod", "Throttle": {}}]
    assert found["p"]["DependsOn"] == ["a1/stages/prod"]
    assert "p/keys/k" in found


def test_a_deployment_of_something_else_is_said() -> None:
    """By comparing how methods are protected."""
    stages = {"item": [{"stageName": "prod", "deploymentId": "d"}]}
    same = as_template(Told(get_stages=stages, get_deployment={"id": "d", "apiSummary": {}}), ["a1"])
    other = as_template(Told(get_stages=stages, get_deployment={"id": "d", "apiSummary": {"/": {"GET": {}}}}), ["a1"])

    assert same.remarks == []
    assert other.remarks == ["stage prod: its deployment is of something else than what is saved, which is served"]


def test_stages_with_one_client_certificate_get_a_new_one_together() -> None:
    """Nobody told the key of the old one."""
    stages = [{"stageName": name, "deploymentId": "d", "clientCertificateId": "c1"} for name in ("dev", "prod")]
    found = as_template(Told(get_stages={"item": stages}), ["a1"])

    shown = [found.resources[f"a1/stages/{name}"]["Properties"]["ClientCertificateId"] for name in ("dev", "prod")]
    assert shown == [{"Ref": "certificates/c1"}] * 2
    assert found.resources["certificates/c1"]["Type"] == "AWS::ApiGateway::ClientCertificate"
    assert len([one for one in found.remarks if "client certificate" in one]) == 2


def test_a_domain_name_leads_to_the_stages_that_are_made() -> None:
    """With a certificate of the server's own."""
    told = Told(
        get_stages={"item": [{"stageName": "prod", "deploymentId": "d"}]},
        get_domain_names={"items": [{"domainName": "api.example.com", "securityPolicy": "TLS_1_2"}]},
        get_base_path_mappings={"items": [{"basePath": "(none)", "restApiId": "a1", "stage": "prod"}]},
    )
    found = as_template(told, ["a1"])

    assert found.resources["api.example.com/mappings/(none)"]["DependsOn"] == ["a1/stages/prod"]
    assert any("shows a certificate of this server" in one for one in found.remarks)
