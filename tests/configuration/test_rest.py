"""REST APIs, their stages, and what those serve."""

from typing import Any

import pytest

from gatewright.configuration.rest import rest_api
from gatewright.model.api import Api, Definition
from gatewright.model.message import Message
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

API = {"id": "a1", "name": "pets", "apiKeySource": "HEADER", "disableExecuteApiEndpoint": False}
METHOD = {"authorizationType": "AWS_IAM", "apiKeyRequired": True}
REFUSED = Unknown((Missing(subject="configuration.deployment", what=Message("the deployment")),))


class Answers:
    """Documents of one API."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers

    def get(self, kind: str, *ids: str) -> Any:
        """Return the answer of this operation, whatever the ids."""
        del ids  # there is one of each kind
        return self.answers.get(kind, UNKNOWN)


def read(answer: dict[str, Any] | None = None, **answers: Any) -> Api:
    """Return the API that these answers tell of."""
    return rest_api(Answers(**answers), API | (answer or {}))


def stage(item: dict[str, Any] | None = None, **answers: Any) -> Stage:
    """Return the stage prod that these answers tell of."""
    known = {"stageName": "prod", "deploymentId": "d1"} | (item or {})
    found = read(get_stages={"item": [known]}, **answers).stages.get("prod")
    if found is None or isinstance(found, Unknown):
        raise ValueError("the stage is told here")
    return found


def deployed(deployment: Any, answer: dict[str, Any] | None = None) -> Definition:
    """Return what the stage prod serves."""
    stages = {"item": [{"stageName": "prod", "deploymentId": "d1"}]}
    found = read(answer, get_stages=stages, get_deployment=deployment).stages.get("prod")
    if not isinstance(found, Stage) or isinstance(found.deployed, Unknown):
        raise ValueError("the deployment is told here")
    return found.deployed


def saved_policy(api: Api) -> str | Unknown | None:
    """Return the resource policy as saved."""
    return api.saved if isinstance(api.saved, Unknown) else api.saved.policy


def test_an_api_is_read_from_its_answer() -> None:
    """Name, policy and endpoint types are what AWS says; without a policy there is none."""
    plain = read(get_resources={"items": []})
    private = read({"policy": "{}", "endpointConfiguration": {"types": ["PRIVATE"]}}, get_resources={"items": []})

    assert (plain.id, plain.name, saved_policy(plain), plain.endpoint_types) == ("a1", "pets", None, ("REGIONAL",))
    assert (saved_policy(private), private.endpoint_types) == ("{}", ("PRIVATE",))


def test_the_saved_definition_holds_resources_with_and_without_methods() -> None:
    """Every saved resource is there, with its id, the methods it has and the settings of the API."""
    items = [{"id": "r", "path": "/"}, {"id": "p", "path": "/pets", "resourceMethods": {"GET": METHOD}}]
    saved = read({"apiKeySource": "AUTHORIZER"}, get_resources={"items": items}).saved

    assert isinstance(saved, Definition)
    assert [(found.id, path, list(found.methods)) for path, found in saved.resources.items()] == [
        ("r", "/", []),
        ("p", "/pets", ["GET"]),
    ]
    assert saved.api_key_source == "AUTHORIZER"
    assert saved.resources["/pets"].methods["GET"].authorization_type == "AWS_IAM"


def test_resources_read_without_their_methods_tell_only_the_verbs() -> None:
    """An answer without `embed=methods` lists each verb as an empty object: what the method wants is unknown."""
    items = [{"id": "p", "path": "/pets", "resourceMethods": {"GET": {}}}]
    saved = read(get_resources={"items": items}).saved

    assert isinstance(saved, Definition)
    assert isinstance(saved.resources["/pets"].methods["GET"].api_key_required, Unknown)
    assert isinstance(saved.resources["/pets"].methods["GET"].authorization_type, Unknown)


def test_resources_that_nobody_read_are_unknown() -> None:
    """Without the resources, the saved definition is unknown with the reason."""
    assert read(get_resources=REFUSED).saved is REFUSED


def test_an_api_without_an_answer_about_stages_may_have_any() -> None:
    """Where nobody read the stages, each name is unknown; where AWS lists them, no other exists."""
    assert isinstance(read().stages.get("prod"), Unknown)
    assert read(get_stages={"item": []}).stages.get("prod") is None
    assert read(get_stages={"items": [{"stageName": "prod"}]}).stages.get("prod") is not None


def test_a_stage_serves_its_deployment() -> None:
    """What a stage serves is what its deployment holds."""
    found = stage(
        get_deployment={
            "id": "d1",
            "createdDate": "2025-11-03T10:02:11+00:00",
            "apiSummary": {"/pets": {"GET": METHOD}},
        }
    )

    assert isinstance(found.deployed, Definition)
    assert found.deployed.resources["/pets"].methods["GET"].api_key_required is True
    assert isinstance(found.deployed.resources["/pets"].id, Unknown)
    assert found.deployment_id == "d1"


@pytest.mark.parametrize(
    ("item", "deployment", "expected"),
    [
        ({}, UNKNOWN, UNKNOWN),
        ({}, REFUSED, REFUSED),
        ({}, None, UNKNOWN),
        ({}, {"id": "d1"}, UNKNOWN),
        ({"deploymentId": UNKNOWN}, {"id": "d1", "apiSummary": {}}, UNKNOWN),
    ],
)
def test_a_deployment_that_tells_nothing_is_unknown(item: dict[str, Any], deployment: Any, expected: Unknown) -> None:
    """Without the deployment, or without its summary, nobody knows what the stage serves: least of all nothing."""
    assert stage(item, get_deployment=deployment).deployed == expected


def test_settings_of_the_api_come_from_the_deployment_where_it_tells_them() -> None:
    """Key source and default endpoint are deployed: the deployment's own win, and the saved ones fill the gaps."""
    saved = {"apiKeySource": "AUTHORIZER", "disableExecuteApiEndpoint": True}
    told = {"id": "d1", "apiSummary": {}, "snapshot": {"restApi": {"disableExecuteApiEndpoint": False}}}

    assert deployed({"id": "d1", "apiSummary": {}}, saved).disable_execute_api_endpoint is True
    assert deployed(told, saved).disable_execute_api_endpoint is False
    assert deployed(told, saved).api_key_source == "AUTHORIZER"


def test_a_stage_keeps_its_settings() -> None:
    """Limits of methods and the web ACL belong to the stage, not to the deployment."""
    found = stage({"methodSettings": {"*/*": {"loggingLevel": "ERROR"}}, "webAclArn": "arn:aws:wafv2:::webacl"})

    assert found.method_settings["*/*"].logging_level == "ERROR"
    assert found.web_acl_arn == "arn:aws:wafv2:::webacl"
    assert stage().web_acl_arn is None


def test_gateway_responses_come_from_the_deployment_where_it_tells_them() -> None:
    """A deployment that shows its copy has those of the copy, none if there are none; else the saved ones are taken."""
    listed = {"items": [{"responseType": "DEFAULT_4XX", "statusCode": "444", "defaultResponse": False}]}
    told = {"id": "d1", "apiSummary": {}, "snapshot": {"restApi": {}, "gatewayResponses": listed["items"]}}
    silent = {"id": "d1", "apiSummary": {}, "snapshot": {"restApi": {}}}

    def served(deployment: dict[str, Any], saved: dict[str, Any]) -> list[str]:
        found = stage(get_deployment=deployment, get_gateway_responses=saved).deployed
        assert not isinstance(found, Unknown)
        assert not isinstance(found.gateway_responses, Unknown)
        return list(found.gateway_responses)

    assert ["DEFAULT_4XX"] == served({"id": "d1", "apiSummary": {}}, listed)
    assert [] == served(silent, listed)
    assert ["DEFAULT_4XX"] == served(told, {"items": []})
